import type { Bilingual } from '../text/index.ts';

const vi = {
  cell: {
    lag: (days: string) => `${days} ngày`,
    late: (days: string) => `trễ ${days} ngày`,
    waiting: (day: string) => `hạn ${day}`,
    overdue: (days: string) => `quá hạn ${days} ngày`,
    exempt: 'miễn',
    recalled: (symbol: string, why: string) => `đã thu hồi ${symbol}: ${why}`,
  },
  legend: 'Cách đọc ô',
  legendLines: [
    ['covered', '36', 'đã triển khai đúng hạn, sau 36 ngày'],
    ['late', '+4', 'đã triển khai, trễ hạn 4 ngày'],
    ['overdue', '!6', 'chưa làm, quá hạn 6 ngày'],
    ['pending', '…', 'chưa làm, còn hạn'],
    ['pending', '↩', 'đã trả lời rồi thu hồi văn bản, phải làm lại'],
    ['exempt', '–', 'được miễn'],
  ],
  notAsked: 'Ô trống: không giao',
};
type Words = typeof vi;

const en: Words = {
  cell: {
    lag: (days) => `${days} days`,
    late: (days) => `${days} days late`,
    waiting: (day) => `due ${day}`,
    overdue: (days) => `${days} days overdue`,
    exempt: 'exempt',
    recalled: (symbol, why) => `${symbol} was withdrawn: ${why}`,
  },
  legend: 'How to read a cell',
  legendLines: [
    ['covered', '36', 'carried out in time, after 36 days'],
    ['late', '+4', 'carried out, 4 days late'],
    ['overdue', '!6', 'not done, 6 days overdue'],
    ['pending', '…', 'not done, not yet due'],
    ['pending', '↩', 'answered, then the document was withdrawn: open again'],
    ['exempt', '–', 'exempt'],
  ],
  notAsked: 'Empty: not asked',
};

/** Words about the cells of the matrix and how to read them. */
export const MATRIX_TEXT: Bilingual<Words> = { vi, en };
