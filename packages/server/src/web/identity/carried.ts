import { LIFETIME, FRESH_SECONDS } from '@guong/core/identity';
import { keep, kept } from '../../http/cookies.ts';
import type { WebContext } from '../../http/web-env.ts';

const YEAR_SECONDS = 365 * 24 * 3600;

interface NewSignIn {
  readonly sessionToken: string;
  readonly proof: string;
  readonly deviceToken?: string;
}

/** The session token of this request, or nothing a token could be. */
export const sessionOf = (c: WebContext): string => kept(c, 'session') ?? '';

/** What a sign-in form hands over beside what was typed: the session before, the device's mark, a coarse place. */
export function doorFields(c: WebContext) {
  const sessionToken = kept(c, 'session');
  const deviceToken = kept(c, 'device');
  return { from: placeOf(c), ...(sessionToken && { sessionToken }), ...(deviceToken && { deviceToken }) };
}

/** Keeps a new sign-in in cookies no script can read. */
export function keepSignIn(c: WebContext, { sessionToken, proof, deviceToken }: NewSignIn): void {
  keep(c, { name: 'session', value: sessionToken, maxAgeSeconds: LIFETIME.plain.total / 1000 });
  keep(c, { name: 'proof', value: proof, maxAgeSeconds: FRESH_SECONDS, sameSite: 'Strict' });
  if (deviceToken) keep(c, { name: 'device', value: deviceToken, maxAgeSeconds: YEAR_SECONDS, sameSite: 'Strict' });
}

/** Forgets the sign-in on this device. */
export function dropSignIn(c: WebContext): void {
  for (const name of ['session', 'proof']) keep(c, { name, value: '', maxAgeSeconds: 0 });
}

/** A word for the kind of device, the only thing that is kept of it. */
export function deviceOf(c: WebContext): string {
  const agent = c.req.header('user-agent') ?? '';
  return /Mobi|Android|iPhone/i.test(agent) ? 'Điện thoại' : 'Máy tính';
}

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}
/** The address prefix (IPv4 /24, IPv6 /48) for rate limits; it is hashed with a key of the day before it is kept. */
function placeOf(c: WebContext): string {
  const address = (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? '';
  return address.includes('.') ? address.split('.').slice(0, 3).join('.') : address.split(':').slice(0, 3).join(':');
}
