const GROUP = /\B(?=(?:\d{3})+$)/gu;

const grouped = (digits: string): string => digits.replace(GROUP, '.');

/**
 * Writes a number as Vietnamese does: `1434` as `1.434`, `97.5` as `97,5`. `digits` fixes the decimals; without it
 * the number is written whole. Throws RangeError for NaN, infinities and numbers of 1e21 or more.
 */
export function formatNumber(value: number, digits?: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) throw new RangeError(`not a writable number: ${value}`);
  const text = digits === undefined ? plainDecimal(value) : value.toFixed(digits);
  const [whole = '', decimals] = text.replace('-', '').split('.');
  const sign = text.startsWith('-') && /[1-9]/u.test(text) ? '-' : '';
  return sign + grouped(whole) + (decimals === undefined ? '' : `,${decimals}`);
}

function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/u, '') : text;
}

/** A percentage travels with the count and the total that it comes from. Both are counts (whole, not negative). */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** What is printed where a share of nothing would stand. */
export const NO_SHARE = '—';

function requireCounts({ part, whole }: Share, digits: number): void {
  const counts = [part, whole, digits].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!counts) throw new RangeError(`not counts: ${part}/${whole}, ${digits} digits`);
}

/**
 * Writes a share as a percentage: `{ part: 197, whole: 202 }` as `97,5 %`, rounded half up by whole-number
 * arithmetic, so it is never off by a binary fraction. A whole of 0 gives `—`. Throws RangeError unless both are
 * counts.
 */
export function formatPercent(share: Share, digits = 1): string {
  requireCounts(share, digits);
  if (share.whole === 0) return NO_SHARE;
  const scale = 10n ** BigInt(digits);
  const [part, whole] = [BigInt(share.part), BigInt(share.whole)];
  const rounded = (part * 100n * scale * 2n + whole) / (whole * 2n);
  const decimals = digits === 0 ? '' : `,${String(rounded % scale).padStart(digits, '0')}`;
  return `${grouped(String(rounded / scale))}${decimals} %`;
}

/** The percentage together with its fraction: `197/202 (97,5 %)`. */
export const formatShare = (share: Share, digits = 1): string =>
  `${formatNumber(share.part)}/${formatNumber(share.whole)} (${formatPercent(share, digits)})`;
