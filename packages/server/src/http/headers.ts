import type { MiddlewareHandler } from 'hono';
import type { PageSecurity } from './page-security.ts';
import { isHttps, type Site } from './site.ts';
import type { WebContext, WebEnv } from './web-env.ts';

/** The policy of a page: nothing but our own files, no inline script or style, no frames, Trusted Types without any policy. */
export function contentPolicy({ runsWasm, formTo = [], connectTo = [] }: PageSecurity = {}): string {
  return [
    "default-src 'none'",
    `script-src 'self'${runsWasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connectTo].join(' '),
    ["form-action 'self'", ...formTo].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

const DENIED = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb', 'serial', 'hid'];
// Passkeys are made and used on our own pages only.
const PERMISSIONS = [...DENIED.map((name) => `${name}=()`), 'publickey-credentials-get=(self)'].join(', ');
const TWO_YEARS = 63_072_000;

/** Headers that every answer of either origin bears. */
export const fixedHeaders = (site: Site): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': PERMISSIONS,
  'x-frame-options': 'DENY',
  ...(isHttps(site) && { 'strict-transport-security': `max-age=${TWO_YEARS.toString()}; includeSubDomains` }),
});

/**
 * Puts the security headers on an answer that stands; what was not marked public may be kept by nobody.
 * Straight on the answer's own headers: `c.header` would build the whole answer anew for each line.
 */
export function secureAnswer(headers: Headers, fixed: Record<string, string>, page: PageSecurity | undefined): void {
  for (const [name, value] of Object.entries(fixed)) headers.set(name, value);
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicy(page));
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
}

/** Gives every answer of the main origin its security headers. */
export function securityHeaders(site: Site): MiddlewareHandler<WebEnv> {
  const fixed = fixedHeaders(site);
  return async (c, next) => {
    await next();
    secureAnswer(c.res.headers, fixed, c.var.pageSecurity);
  };
}

/** Loosens the policy for the page being answered, and for nothing else. */
export function allowPage(c: WebContext, security: PageSecurity): void {
  c.set('pageSecurity', security);
}
