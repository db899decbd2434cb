/** Built-in formats that show a day (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 in East Asian files). */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** What a number format means for a reader that wants the value, not the picture. */
export type NumberShape = { readonly kind: 'date' } | { readonly kind: 'plain'; readonly zeros: number };

const PLAIN: NumberShape = { kind: 'plain', zeros: 0 };
const DATE: NumberShape = { kind: 'date' };

/**
 * Sorts a format into dates, numbers shown with leading zeros (identity and telephone numbers typed as numbers), and
 * all the rest. Times without a day stay plain numbers.
 */
export function numberShape(id: number, code: string | undefined): NumberShape {
  if (code === undefined) return BUILT_IN_DATES.has(id) ? DATE : PLAIN;
  const first = (code.split(';')[0] ?? '').slice(0, 255);
  if (/^0{2,15}$/.test(first)) return { kind: 'plain', zeros: first.length };
  return showsDay(first) ? DATE : PLAIN;
}

/** Looks past quoted text, escaped letters, fillers and [conditions], none of which are date letters. */
function showsDay(format: string): boolean {
  const bare = format
    .replace(/\[[hms]+\]/gi, 'h')
    .replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/g, '')
    .toLowerCase();
  if (bare.includes('general')) return false;
  return /[yd]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
}
