import type { Bilingual } from '../../text/index.ts';

/** Why a cell is withheld, as the view names it. */
export type Reason = 'small_group' | 'rare_or_nearly_all' | 'derivable' | 'beside_earlier';

const vi = {
  item: 'Nội dung',
  blank: 'Để trống',
  caption: (base: string, of: string) => `Số phiếu và tỷ lệ từng mức, trên ${base} ${of}`,
  bases: { valid: 'phiếu hợp lệ', collected: 'phiếu thu về' },
  howToRead: 'Bên phải vạch giữa là mức tốt, bên trái (gạch chéo) là mức yếu, ô xám rời là để trống.',
  weakest: (levels: string) => `Ba nội dung yếu nhất (ít phiếu ${levels} nhất)`,
  twoThirds: (reached: boolean): string =>
    reached ? 'từ hai phần ba trở lên đạt mức tốt' : 'dưới hai phần ba đạt mức tốt',
  withheld: 'không công bố',
  hidden: (why: string) => `Không công bố vì ${why}.`,
  merged: (why: string) => `Gộp mức vì ${why}.`,
  or: ' hoặc ',
  reasons: {
    small_group: (least: number) => `nhóm dưới ${least.toString()} người`,
    rare_or_nearly_all: () => 'ít phiếu mà có mức rất ít hoặc gần hết người chọn',
    derivable: () => 'lấy tổng trừ các nhóm khác thì suy ra được phiếu của một vài người',
    beside_earlier: () => 'đặt cạnh lần công bố trước thì suy ra được phiếu của một vài người',
  },
  groups: 'Theo nhóm người bỏ phiếu',
  group: 'Nhóm',
  people: 'Danh sách',
  figures: 'Số liệu',
  read: (group: string) => `Xem số liệu của nhóm ${group}`,
  see: 'Xem số liệu',
  partly: 'Trong bảng của nhóm, nội dung nào lộ phiếu thì gộp mức hoặc không công bố, có ghi lý do.',
  back: 'Về số liệu chung',
  ofGroup: (group: string) => `Nhóm: ${group}`,
};
type FiguresWords = typeof vi;
const en: FiguresWords = {
  item: 'Item',
  blank: 'Blank',
  caption: (base, of) => `Ballots and share of each level, of ${base} ${of}`,
  bases: { valid: 'valid ballots', collected: 'collected ballots' },
  howToRead: 'Right of the middle line: good levels; left (hatched): weak levels; the grey box apart: left blank.',
  weakest: (levels) => `The three weakest items (fewest ballots ${levels})`,
  twoThirds: (reached) =>
    reached ? 'two thirds or more chose a good level' : 'less than two thirds chose a good level',
  withheld: 'withheld',
  hidden: (why) => `Withheld: ${why}.`,
  merged: (why) => `Levels merged: ${why}.`,
  or: ' or ',
  reasons: {
    small_group: (least) => `the group has fewer than ${least.toString()} people`,
    rare_or_nearly_all: () => 'few ballots, with a level that hardly anybody or nearly everybody chose',
    derivable: () => 'from the total and the other groups the ballots of a few people could be worked out',
    beside_earlier: () => 'beside the earlier publication the ballots of a few people could be worked out',
  },
  groups: 'By group of voters',
  group: 'Group',
  people: 'On the roll',
  figures: 'Figures',
  read: (group) => `Read the figures of the group ${group}`,
  see: 'Read the figures',
  partly: 'In the tables of a group, items that would give ballots away are merged or withheld, with the reason.',
  back: 'Back to the figures of all',
  ofGroup: (group) => `Group: ${group}`,
};

/** Words of charts and tables of a result. */
export const FIGURES_TEXT: Bilingual<FiguresWords> = { vi, en };
