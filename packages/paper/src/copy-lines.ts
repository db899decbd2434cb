import type { NamedCount } from './count-minutes-record.ts';
import { countText } from './figures.ts';

/**
 * Who keeps which copy, numbered through: `Thành ủy Sông Hồng (bản số 1)`. Copies are of equal value; the numbers say at
 * a glance that none is missing.
 */
export function copyLines(copies: readonly NamedCount[]): readonly string[] {
  let last = 0;
  return copies.map(({ label, count }) => {
    const first = last + 1;
    last += count;
    const numbers = count === 1 ? countText(first) : `${countText(first)}–${countText(last)}`;
    return `${label} (bản số ${numbers})`;
  });
}
