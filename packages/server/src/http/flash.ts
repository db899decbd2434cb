import type { Flash } from '../web/ui/index.ts';
import { keep, kept } from './cookies.ts';
import { ownPath } from './look.ts';
import type { WebContext } from './web-env.ts';

const ONE_MINUTE = 60;
const TONES: readonly Flash['tone'][] = ['good', 'info', 'warn'];

/** After a deed: go to a page of ours and say there, once, what was done. Never a secret: it travels in a cookie. */
export function seeOther(c: WebContext, to: string, said?: string | Flash): Response {
  if (said !== undefined) tellNext(c, said);
  return c.redirect(ownPath(to), 303);
}

/** Says something once on the next page, wherever an island leads. Never a secret: it travels in a cookie. */
export function tellNext(c: WebContext, said: string | Flash): void {
  const { text, tone }: Flash = typeof said === 'string' ? { text: said, tone: 'good' } : said;
  const value = Buffer.from(`${tone}:${text}`).toString('base64url');
  keep(c, { name: 'flash', value, maxAgeSeconds: ONE_MINUTE });
}

/** The sentence that came over the redirect; reading it uses it up. */
export function takeFlash(c: WebContext): Flash | undefined {
  const value = kept(c, 'flash');
  if (value === undefined) return undefined;
  keep(c, { name: 'flash', value: '', maxAgeSeconds: 0 });
  const [tone, ...words] = Buffer.from(value, 'base64url').toString('utf8').split(':');
  const known = TONES.find((one) => one === tone);
  return known && words.length > 0 ? { tone: known, text: words.join(':') } : undefined;
}
