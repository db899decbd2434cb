// What a terminal or a machine acts on; tab, line ends and U+0085 are spaces and stay for the next step.
const CONTROLS = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F]/gu;
const INVISIBLE = /[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
// A zero-width joiner between pictures makes one picture of them; anywhere else it is dirt.
const STRAY_JOINER = /(?<!\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D/gu;
const SPACES = /[\s\u0085\u180E]+/gu;

/**
 * Makes typed or pasted text comparable without changing what it says: NFC, every run of spaces (no-break,
 * thin, tab, line break …) to one plain space, zero-width characters, controls and direction marks removed, trimmed.
 * Leaves the soft hyphen alone: in TCVN3 text its code is the letter "ư" (see `stripSoftHyphens`).
 */
export const tidy = (text: string): string =>
  text
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .normalize('NFC')
    .replace(SPACES, ' ')
    .trim();

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]/u;

/**
 * Whether a text holds a character that nobody sees or no font has: controls, formats, private and unassigned ones. What is
 * sealed and signed may hold none, or two texts would look the same.
 */
export const bearsUnseen = (text: string): boolean => UNSEEN.test(text);

/** Removes soft hyphens (U+00AD). Only for text known to be Unicode: decode TCVN3 first. */
export const stripSoftHyphens = (text: string): string => text.replaceAll('\u00AD', '');
