import type { Bilingual } from '../../text/index.ts';

/** Why a cell is withheld, as the view names it. */
export type Reason = 'small_group' | 'rare_or_nearly_all' | 'derivable' | 'beside_earlier';

const vi = {
  item: 'Nội dung',
  blank: 'Để trống',
  caption: (base: string, of: string) => `Số phiếu và tỷ lệ từng mức, trên ${base} ${of}`,
  bases: { valid: 'phiếu hợp lệ', collected: 'phiếu thu về' },
  howToRead: 'Bên phải vạch giữa là mức tốt, bên trái (gạch chéo) là mức yếu, ô xám rời là để trống.',
  allItems: (count: string) => `Xem đủ ${count} nội dung`,
  weakest: (levels: string) => `Ba nội dung yếu nhất (ít phiếu ${levels} nhất)`,
  twoThirds: (reached: boolean, good: string): string =>
    reached ? `từ hai phần ba trở lên chọn ${good}` : `dưới hai phần ba chọn ${good}`,
  either: ' hoặc ',
  unsaid: (why: string) => `Không ghi số vì ${why}.`,
  withheld: 'không công bố',
  hidden: (why: string) => `Không công bố vì ${why}.`,
  merged: (why: string) => `Gộp mức vì ${why}.`,
  or: ', hoặc ',
  whyAtAll:
    'Chỗ nào công bố đủ số mà có thể suy ra phiếu của một vài người thì gộp mức hoặc không công bố. Ghi mọi lý do có thể, không ghi rõ lý do nào: ghi rõ cũng là lộ.',
  captionOf: (of: string) => `Từng mức, theo ${of}`,
  reasons: {
    small_group: (least: number) => `nhóm dưới ${least.toString()} người`,
    rare_or_nearly_all: () => 'có mức rất ít hoặc gần hết phiếu',
    derivable: () => 'suy ra được từ tổng và các nhóm khác',
    beside_earlier: () => 'suy ra được từ lần công bố trước',
  },
  groups: 'Theo nhóm người bỏ phiếu',
  group: 'Nhóm',
  people: 'Danh sách',
  figures: 'Số liệu',
  read: (group: string) => `Xem số liệu của nhóm ${group}`,
  see: 'Xem',
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
  allItems: (count) => `See all ${count} items`,
  weakest: (levels) => `The three weakest items (fewest ballots ${levels})`,
  twoThirds: (reached, good) => (reached ? `two thirds or more chose ${good}` : `less than two thirds chose ${good}`),
  either: ' or ',
  unsaid: (why) => `No counts: ${why}.`,
  withheld: 'withheld',
  hidden: (why) => `Withheld: ${why}.`,
  merged: (why) => `Levels merged: ${why}.`,
  or: ', or ',
  whyAtAll:
    'Where full counts would let somebody work out the ballots of a few people, levels are merged or withheld. Every possible reason is named, not which one it was: that would tell, too.',
  captionOf: (of) => `Levels, by ${of}`,
  reasons: {
    small_group: (least) => `the group has fewer than ${least.toString()} people`,
    rare_or_nearly_all: () => 'a level has very few or nearly all ballots',
    derivable: () => 'could be worked out from the total and the other groups',
    beside_earlier: () => 'could be worked out from the earlier publication',
  },
  groups: 'By group of voters',
  group: 'Group',
  people: 'On the roll',
  figures: 'Figures',
  read: (group) => `Read the figures of the group ${group}`,
  see: 'Read',
  partly: 'In the tables of a group, items that would give ballots away are merged or withheld, with the reason.',
  back: 'Back to the figures of all',
  ofGroup: (group) => `Group: ${group}`,
};

/** Words of charts and tables of a result. */
export const FIGURES_TEXT: Bilingual<FiguresWords> = { vi, en };
