import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSecondTap, type Tap } from './second-tap.ts';

const FIRST: Tap = { screen: 0, x: 180, y: 700, ms: 5_000, count: 1 };

test('a tap at the same place right after the screen changed is the second half of a double tap', () => {
  expect(isSecondTap(FIRST, { ...FIRST, screen: 1, ms: 5_200 })).toBe(true);
  expect(isSecondTap(FIRST, { ...FIRST, screen: 1, x: 195, y: 690, ms: 5_350 })).toBe(true);
  expect(isSecondTap(FIRST, { ...FIRST, screen: 1, ms: 5_900, count: 2 })).toBe(true);
});

test('a tap elsewhere, later, on the same screen, or a key, always counts', () => {
  expect(isSecondTap(FIRST, { ...FIRST, screen: 1, y: 200, ms: 5_100 })).toBe(false);
  expect(isSecondTap(FIRST, { ...FIRST, screen: 1, ms: 5_700 })).toBe(false);
  expect(isSecondTap(FIRST, { ...FIRST, ms: 5_100, count: 2 })).toBe(false);
  expect(isSecondTap(FIRST, { ...FIRST, screen: 1, x: 0, y: 0, ms: 5_050, count: 0 })).toBe(false);
});

test('nobody who waits a second is ever stopped, wherever he taps', () => {
  let tried = 0;
  const anywhere = fc.record({ x: fc.integer({ min: 0, max: 2_000 }), y: fc.integer({ min: 0, max: 2_000 }) });
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 1_000, max: 100_000 }), (place, later) => {
      tried += 1;
      expect(isSecondTap(FIRST, { ...FIRST, ...place, screen: 1, ms: FIRST.ms + later })).toBe(false);
    }),
  );
  console.log(`${String(tried)} taps`);
});
