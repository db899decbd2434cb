import { expect, test } from 'vitest';
import { FORMATS } from './index.ts';

test('a percentage is rounded half up from whole numbers, as on paper', () => {
  // 23 of 80 is 28.75; a float makes 28.749… of it.
  expect(FORMATS.vi.percent({ part: 23, whole: 80 })).toBe('28,8\u202f%');
  expect(FORMATS.vi.percent({ part: 23, whole: 80 }, 0)).toBe('29\u202f%');
  expect(FORMATS.en.percent({ part: 187, whole: 202 })).toBe('92.6\u202f%');
  expect(FORMATS.vi.percent({ part: 0, whole: 0 })).toBe('–');
});
