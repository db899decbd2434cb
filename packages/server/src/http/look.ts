import type { Look, TextSize } from '../web/ui/index.ts';
import { keep, kept } from './cookies.ts';
import { newRoom, type WebContext } from './web-env.ts';

const ONE_YEAR = 31_536_000;
const SIZES: readonly TextSize[] = ['small', 'normal', 'large'];

/** Reads a look out of three loose words; whatever is unknown falls back to Vietnamese, normal, normal. */
export const lookFrom = (lang?: string, size?: string, contrast?: string): Look => ({
  lang: lang === 'en' ? 'en' : 'vi',
  size: SIZES.find((known) => known === size) ?? 'normal',
  contrast: contrast === 'high',
});

/** What this reader chose. */
export function lookOf(c: WebContext): Look {
  const [lang, size, contrast] = (kept(c, 'look') ?? '').split('.');
  return lookFrom(lang, size, contrast);
}

/**
 * A path of our own site, or the first page: an address that leads elsewhere is not followed.
 * `//host`, `/\host` and control characters would leave the site in some browsers.
 */
export const ownPath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : '/';

/** `GET /look`: stores how the reader wants to see pages, in his own browser only, and comes back. */
export function lookPages() {
  const room = newRoom();
  room.get('/', (c) => {
    const { lang, size, contrast } = lookFrom(c.req.query('lang'), c.req.query('size'), c.req.query('contrast'));
    const value = [lang, size, contrast ? 'high' : 'normal'].join('.');
    keep(c, { name: 'look', value, maxAgeSeconds: ONE_YEAR });
    return c.redirect(ownPath(c.req.query('back')), 303);
  });
  return room;
}
