import { isIP } from 'node:net';

/** What to do with a request by the host name it came under. */
export type HostVerdict = { readonly kind: 'ours' } | { readonly kind: 'elsewhere'; readonly location?: string };

/**
 * Answers only under our own name: another name that points here (DNS rebinding, a forgotten alias) gets nothing.
 * Who typed the machine's address instead of its name is shown the way, on reading requests only.
 */
export function hostVerdict(request: Request, ownOrigin: string): HostVerdict {
  const host = request.headers.get('host') ?? '';
  const own = new URL(ownOrigin);
  if (host === own.host) return { kind: 'ours' };
  const isPlainAddress = isIP(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')) !== 0 || host.startsWith('localhost');
  if (!isPlainAddress || request.method !== 'GET') return { kind: 'elsewhere' };
  const { pathname, search } = new URL(request.url);
  return { kind: 'elsewhere', location: `${own.origin}${pathname}${search}` };
}

/** Wraps a door so that it answers under its own origin only: 421, or a redirect for whoever typed an address. */
export const underOwnHost =
  (door: (request: Request) => Response | Promise<Response>, ownOrigin: string) =>
  (request: Request): Response | Promise<Response> => {
    const verdict = hostVerdict(request, ownOrigin);
    if (verdict.kind === 'ours') return door(request);
    if (verdict.location === undefined) return new Response('Misdirected request\n', { status: 421 });
    return new Response(null, { status: 302, headers: { location: verdict.location, 'cache-control': 'no-store' } });
  };
