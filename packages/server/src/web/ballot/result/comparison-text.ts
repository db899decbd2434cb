import type { Bilingual } from '../../text/index.ts';

const count = (n: number): string => n.toString();

const vi = {
  title: (earlier: string) => `So với ${earlier}`,
  plain: 'So với đợt trước',
  on: (day: string, valid: string) => `Công bố ngày ${day}, ${valid} phiếu hợp lệ. Chỉ so số liệu chung đã công bố.`,
  sum: (up: number, down: number, same: number) =>
    `${count(up)} nội dung tăng, ${count(down)} giảm, ${count(same)} không đổi.`,
  notCompared: (n: number) => `${count(n)} nội dung không so được, có ghi lý do trong bảng.`,
  most: (item: string, points: string) => `Giảm nhiều nhất: ${item} (${points}).`,
  table: (levels: string) => `Phiếu ${levels} của từng nội dung`,
  item: 'Nội dung',
  before: 'Đợt trước',
  now: 'Đợt này',
  change: 'Tăng, giảm',
  points: (n: string) => `${n} điểm %`,
  same: 'không đổi',
  why: {
    no_earlier: 'Chưa có đợt nào trước đây cùng mẫu phiếu, về cùng người, đã công bố: không có gì để so.',
    other_denominator: 'Không so được: đợt trước tính tỷ lệ trên một số phiếu khác (thu về hay hợp lệ).',
    nothing_shown: 'Không so được: không nội dung nào được công bố đủ số ở cả hai đợt.',
  },
  notAsked: 'đợt trước không hỏi như vậy',
  notShown: 'một trong hai đợt không công bố số này',
};
type ComparisonWords = typeof vi;
const en: ComparisonWords = {
  title: (earlier) => `Beside ${earlier}`,
  plain: 'Beside the earlier round',
  on: (day, valid) => `Published on ${day}, ${valid} valid ballots. Only published totals are compared.`,
  sum: (up, down, same) => `${count(up)} items rose, ${count(down)} fell, ${count(same)} stayed.`,
  notCompared: (n) => `${count(n)} items cannot be compared; the table says why.`,
  most: (item, points) => `Fell most: ${item} (${points}).`,
  table: (levels) => `Ballots ${levels}, item by item`,
  item: 'Item',
  before: 'Earlier round',
  now: 'This round',
  change: 'Change',
  points: (n) => `${n} points`,
  same: 'unchanged',
  why: {
    no_earlier: 'No earlier round with the same ballot about the same people has been published: nothing to compare.',
    other_denominator: 'Not comparable: the earlier round took its shares of other ballots (collected or valid).',
    nothing_shown: 'Not comparable: no item was published with its counts in both rounds.',
  },
  notAsked: 'the earlier round did not ask this',
  notShown: 'one of the two rounds does not publish this count',
};

/** Words of the comparison of two rounds. */
export const COMPARISON_TEXT: Bilingual<ComparisonWords> = { vi, en };
