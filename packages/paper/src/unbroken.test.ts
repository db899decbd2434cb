import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printableText, unbroken } from './printable-text.ts';

const shown = (text: string): string => unbroken(text).replaceAll('\u00a0', '_');

test('a number stays with what it counts, and a name of a number with the number', () => {
  expect(shown('Biên bản số 12, đợt I năm 2026: 202 phiếu, 9 nội dung')).toBe(
    'Biên bản số_12, đợt_I năm_2026: 202_phiếu, 9_nội dung',
  );
  expect(shown('trong 15 ngày làm việc, giữ 06 tháng')).toBe('trong 15_ngày làm việc, giữ 06_tháng');
});

test('a long time of day may still break before the day, so that no line is torn open', () => {
  expect(shown('08 giờ 30 ngày 22 tháng 11 năm 2026')).toBe('08 giờ_30 ngày_22 tháng_11 năm_2026');
});

test('words that only look alike are left alone', () => {
  for (const text of ['cơ số mới', 'tổ dân phố', 'đợt Inox', 'số liệu', 'năm nay', 'lần đầu'])
    expect(shown(text)).toBe(text);
});

test('law: only spaces change, and doing it twice changes nothing more', () => {
  const words = fc.array(fc.constantFrom('số', '12', 'phiếu', 'ngày', '22', 'đợt', 'I', 'và', '%', 'giờ'), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(words, (said) => {
      const text = said.join(' ');
      expect(unbroken(text).replaceAll('\u00a0', ' ')).toBe(text);
      expect(unbroken(unbroken(text))).toBe(unbroken(text));
      expect(printableText(unbroken(text))).toBe(text);
    }),
  );
});
