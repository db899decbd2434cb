import { expect, test } from 'vitest';
import { isSyllable } from './syllable.ts';

const GOOD =
  'Đảng bộ phường Hoa Gạo chuyển hóa nghị quyết giếng gì quý quốc quỳnh khuya thuở ngoéo người được nghiêm kỷ luật ghi gìn giữ ách yến uỷ ủy ăn oanh xoong hoạch huỳnh trưởng tuyên truyền khuyết điểm uống ước';

test.each(GOOD.split(' '))('%s is a syllable', (word) => {
  expect(isSyllable(word)).toBe(true);
  expect(isSyllable(word.toUpperCase().normalize('NFD'))).toBe(true);
});

test.each(['chuyn', 'cê', 'ngê', 'kan', 'hoc', 'tàp', 'Krông', 'UBND', 'Bïi', '', 'a1', 'họcc', 'tóán', 'wa'])(
  '"%s" is none',
  (word) => {
    expect(isSyllable(word)).toBe(false);
  },
);
