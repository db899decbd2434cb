import type { Lang } from '../web/text/index.ts';

/** One range of an Accept-Language header and how much it is wanted: `en-GB;q=0.8`. */
const RANGE = /^([a-z]{1,8}|\*)(?:-[a-z0-9]{1,8})*(?:;q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?))?$/;

/**
 * The language a program asks for (RFC 9110, 12.5.4): English where the header wants it more than Vietnamese, Vietnamese
 * otherwise, also without a header and for `*`.
 */
export function languageAsked(header: string | undefined): Lang {
  const wanted = { vi: 0, en: 0 };
  for (const typed of (header ?? '').slice(0, 1_000).toLowerCase().split(',')) {
    const [, language, quality = '1'] = RANGE.exec(typed.replaceAll(/[ \t]/g, '')) ?? [];
    if (language === 'vi' || language === 'en') wanted[language] = Math.max(wanted[language], Number(quality));
  }
  return wanted.en > wanted.vi ? 'en' : 'vi';
}
