const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities of XML as the characters they stand for. */
export const withoutEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const PARTED = /(\p{L}+)[-\u2010]\r?\n(\p{Ll}+)/gu;

/**
 * The text of a file as people would type it: composed letters, lines that end in a hyphen joined, no signs that cannot be
 * seen. Whether a hyphen at the end of a line parts a word or belongs to it (`kinh tế-xã hội`) cannot be known: it stays, and
 * what it would be as one word is added as a last line, so that both are found.
 */
export function plainText(text: string): string {
  const composed = text.normalize('NFC').replace(/\u00ad(\r?\n)?|[\u200b-\u200d\u2060\ufeff\0]/g, '');
  const asOne = Array.from(composed.matchAll(PARTED), ([, head = '', tail = '']) => head + tail);
  const joined = composed.replace(/(?<=[\p{L}\p{N}])([-\u2010])\r?\n(?=[\p{L}\p{N}])/gu, '$1');
  return asOne.length === 0 ? joined : `${joined}\n${asOne.join(' ')}`;
}
