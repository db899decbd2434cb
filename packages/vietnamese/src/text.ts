const INVISIBLE = /[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
// A zero-width joiner between pictures makes one picture of them; anywhere else it is dirt.
const STRAY_JOINER = /(?<!\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D/gu;
const SPACES = /[\s\u0085\u180E]+/gu;

/**
 * Makes typed or pasted text comparable without changing what it says: NFC, every run of spaces (no-break,
 * thin, tab, line break …) to one plain space, zero-width characters and direction marks removed, trimmed.
 * Leaves the soft hyphen alone: in TCVN3 text its code is the letter "ư" (see `stripSoftHyphens`).
 */
export const tidy = (text: string): string =>
  text.replace(INVISIBLE, '').replace(STRAY_JOINER, '').normalize('NFC').replace(SPACES, ' ').trim();

/** Removes soft hyphens (U+00AD). Only for text known to be Unicode: decode TCVN3 first. */
export const stripSoftHyphens = (text: string): string => text.replaceAll('\u00AD', '');
