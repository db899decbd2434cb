const WHOLE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0, useGrouping: true });
const TENTHS = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Shown where a share has no meaning because nothing was counted. */
export const NO_SHARE = '–';

/**
 * A count as Vietnamese documents write it: `1563` becomes `1.563`.
 * @throws RangeError for anything but a whole number from 0 up: a count in minutes is never rounded.
 */
export function countText(count: number): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  return WHOLE.format(count);
}

/** `150` of `202` as `150/202`. */
export function fractionText(count: number, whole: number): string {
  return `${countText(count)}/${countText(whole)}`;
}

/** `150` of `202` as `74,3%`, half up to one decimal; `–` when the whole is 0. */
export function percentText(count: number, whole: number): string {
  if (whole === 0) return NO_SHARE;
  return `${TENTHS.format(Math.round((count * 1000) / whole) / 10)}%`;
}

/** A number of copies with two digits, as official documents write small numbers: `3` becomes `03`. */
export function copiesText(copies: number): string {
  return countText(copies).padStart(2, '0');
}

/** A fingerprint cut into readable groups: `('a1b2c3d4e5f6a7b8', 8)` becomes `a1b2c3d4 e5f6a7b8`. */
export function groupedText(text: string, size: number): string {
  return (text.replace(/\s+/gu, '').match(new RegExp(`.{1,${size}}`, 'gu')) ?? []).join(' ');
}
