const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const GROUPS = ['', 'nghìn', 'triệu', 'tỷ'] as const;
const LIMIT = 1e12;

const word = (digit: number): string => DIGITS[digit] ?? '';

// After "mươi" (20 to 99) one, four and five have forms of their own; after "mười" only five has.
function unitAfterTens(tens: number, unit: number): string {
  if (unit === 5) return 'lăm';
  if (tens > 1 && unit === 1) return 'mốt';
  return tens > 1 && unit === 4 ? 'tư' : word(unit);
}

function twoDigits(number: number, afterHundred: boolean): readonly string[] {
  const tens = Math.floor(number / 10);
  const unit = number % 10;
  if (number === 0) return [];
  if (tens === 0) return afterHundred ? ['linh', word(unit)] : [word(unit)];
  const head = tens === 1 ? ['mười'] : [word(tens), 'mươi'];
  return unit === 0 ? head : [...head, unitAfterTens(tens, unit)];
}

function threeDigits(number: number, leading: boolean): readonly string[] {
  const hundreds = Math.floor(number / 100);
  const spoken = hundreds > 0 || !leading;
  return [...(spoken ? [word(hundreds), 'trăm'] : []), ...twoDigits(number % 100, spoken)];
}

/**
 * A count in words, as minutes print it beside the figures: `202` is `hai trăm linh hai`. Northern forms (linh,
 * nghìn, tư after mươi). Throws RangeError unless it is a whole number with at most twelve digits.
 */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= LIMIT) throw new RangeError(`no words for ${value}`);
  if (value === 0) return word(0);
  const words: string[] = value < 0 ? ['âm'] : [];
  const size = Math.abs(value);
  for (let power = GROUPS.length - 1; power >= 0; power -= 1) {
    const group = Math.floor(size / 1000 ** power) % 1000;
    const leading = size < 1000 ** (power + 1);
    if (group > 0) words.push(...threeDigits(group, leading), GROUPS[power] ?? '');
  }
  return words.filter((part) => part !== '').join(' ');
}
