/**
 * A sentence of the house as it is kept and carried: its Vietnamese text with numbered gaps, which is the key to the other
 * languages (decision 018), and what stands in the gaps. What somebody typed stays apart from the house's own words.
 */
export interface Said {
  readonly say: string;
  readonly with: readonly (string | Said)[];
}

/** Makes one: `` say`Trang “${name}” không được đọc.` `` */
export function say(texts: TemplateStringsArray, ...gaps: readonly (string | Said)[]): Said {
  const [first = '', ...others] = texts;
  return { say: others.reduce((text, other, n) => `${text}{${String(n)}}${other}`, first), with: gaps };
}

/** A sentence without gaps that was written elsewhere. */
export const saidWhole = (sentence: string): Said => ({ say: sentence, with: [] });

const GAP = /\{(\d+)\}/g;

/** The sentence in Vietnamese; what older rows hold is one already. */
export function inWords(said: Said | string): string {
  if (typeof said === 'string') return said;
  return said.say.replace(GAP, (_gap, n: string) => inWords(said.with[Number(n)] ?? ''));
}

/** As a text column keeps it. */
export const keptSaid = (said: Said): string => JSON.stringify(said);

/**
 * What a text column holds: a sentence with its gaps, or, of an older row, the finished one. Only for columns that the house
 * alone writes.
 */
export function readSaid(kept: string): Said | string {
  return kept.startsWith('{"say":') ? (JSON.parse(kept) as Said) : kept;
}
