import { getCookie, setCookie } from 'hono/cookie';
import { isHttps, type Site } from './site.ts';
import type { WebContext } from './web-env.ts';

/** The full name of a cookie of ours: over TLS bound to this very host by the `__Host-` prefix. */
export const cookieName = (site: Site, name: string): string =>
  isHttps(site) ? `__Host-guong_${name}` : `guong_${name}`;

/** One `Set-Cookie`'s attributes: never readable by scripts, never sent along from other sites' forms. */
export interface Keeping {
  readonly name: string;
  readonly value: string;
  readonly maxAgeSeconds: number;
  readonly sameSite?: 'Lax' | 'Strict';
}

/** Sets a cookie of ours on the answer. */
export function keep(c: WebContext, { name, value, maxAgeSeconds, sameSite = 'Lax' }: Keeping): void {
  const { site } = c.var;
  setCookie(c, cookieName(site, name), value, {
    path: '/',
    httpOnly: true,
    secure: isHttps(site),
    sameSite,
    maxAge: maxAgeSeconds,
  });
}

/** Reads a cookie of ours. */
export const kept = (c: WebContext, name: string): string | undefined => getCookie(c, cookieName(c.var.site, name));
