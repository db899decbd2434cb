import type { BallotTotals, CountMinutes, Equation, ItemCount, ItemTable, NamedCount } from './count-minutes-record.ts';
import { countText, fractionText, percentText } from './figures.ts';
import type { Block, Column, Row } from './official-paper.ts';

const TEXT_WIDTH = 165;
const NUMBER_WIDTH = 11;
const LEAST_LABEL_WIDTH = 48;
const LEAST_COUNT_WIDTH = 18;
// Widths in the Times metrics, in em, a little above the true ones (0.5 and at most 0.28).
const DIGIT_EM = 0.51;
const SIGN_EM = 0.29;
const MM_PER_POINT = 25.4 / 72;
const LARGEST_SIZE = 12;
const CELL_PADDING = 3;

const totalRow = (label: string, count: string, share: string): Row => ({ cells: [[label], [count], [share]] });

/** The ballots of the round, one line a number, with shares of the roll, of the issued and of the collected ones. */
export function totalsBlock(totals: BallotTotals): Block {
  const { roll, issued, notIssued, collected, notReturned, valid, invalid } = totals;
  const notReturnedRow =
    notReturned === undefined
      ? []
      : [totalRow('Số phiếu đã phát, không thu về', countText(notReturned), percentText(notReturned, issued))];
  return {
    kind: 'table',
    size: 13,
    rowHeight: 0,
    columns: [
      { title: 'Nội dung', width: 0, align: 'left' },
      { title: 'Số lượng', width: 28, align: 'right' },
      { title: 'Tỷ lệ', width: 28, align: 'right' },
    ],
    rows: [
      totalRow('Số người trong danh sách nhận phiếu', countText(roll), ''),
      totalRow('Số phiếu phát ra (tỷ lệ trên danh sách)', countText(issued), percentText(issued, roll)),
      totalRow('Số người không nhận phiếu', countText(notIssued), percentText(notIssued, roll)),
      totalRow('Số phiếu thu về (tỷ lệ trên số phát ra)', countText(collected), percentText(collected, issued)),
      ...notReturnedRow,
      totalRow('Số phiếu hợp lệ (tỷ lệ trên số thu về)', countText(valid), percentText(valid, collected)),
      totalRow('Số phiếu không hợp lệ', countText(invalid), percentText(invalid, collected)),
      ...totals.invalidReasons.map(({ label, count }) => totalRow(`– Lý do: ${label}`, countText(count), '')),
    ],
  };
}

/** The equations as a table, closed by a sentence that says how many hold. */
export function equationBlocks(equations: readonly Equation[]): Block[] {
  if (equations.length === 0) return [];
  const broken = equations.filter(({ holds }) => !holds);
  const verdict =
    broken.length === 0
      ? `Tất cả ${countText(equations.length)} phép đối chiếu đều khớp.`
      : `CÓ ${countText(broken.length)} PHÉP ĐỐI CHIẾU KHÔNG KHỚP: ${broken.map(({ id }) => id).join(', ')}.`;
  return [
    {
      kind: 'table',
      size: 12.5,
      rowHeight: 0,
      columns: [
        { title: 'Số', width: 12, align: 'center' },
        { title: 'Phép đối chiếu', width: 0, align: 'left' },
        { title: 'Vế trái', width: 19, align: 'right' },
        { title: 'Vế phải', width: 19, align: 'right' },
        { title: 'Kết luận', width: 28, align: 'center' },
      ],
      rows: equations.map(({ id, sentence, left, right, holds }) => ({
        cells: [[id], [sentence], [countText(left)], [countText(right)], [holds ? 'Khớp' : 'KHÔNG KHỚP']],
        bold: !holds,
      })),
    },
    { kind: 'paragraph', runs: [{ text: verdict, bold: true }] },
  ];
}

/** One heading and one or more tables a subject. */
export function subjectBlocks({ subjects, percentBase }: Pick<CountMinutes, 'subjects' | 'percentBase'>): Block[] {
  const base: Block = {
    kind: 'note',
    text: `Mỗi ô ghi số phiếu trên ${percentBase.label} (${countText(percentBase.count)}) và tỷ lệ phần trăm.`,
  };
  return [
    ...(subjects.length > 0 ? [base] : []),
    ...subjects.flatMap((subject, index): Block[] => [
      { kind: 'heading', level: 2, text: `${index + 1}. ${subjectTitle(subject)}` },
      ...subject.tables.flatMap((table) => itemBlocks(table, percentBase)),
    ]),
  ];
}

const subjectTitle = ({ name, post }: { readonly name: string; readonly post: string }): string =>
  post === '' ? name : `${name}, ${post}`;

function itemBlocks(table: ItemTable, base: NamedCount): Block[] {
  const withInvalid = table.items.some(({ invalid }) => invalid !== undefined);
  const titles = [...table.levels, 'Để trống', ...(withInvalid ? ['Không hợp lệ'] : [])];
  const { countWidth, size } = countColumn(titles.length, base.count);
  const heading: Block[] = table.title === undefined ? [] : [{ kind: 'heading', level: 3, text: table.title }];
  const columns: Column[] = [
    { title: 'STT', width: NUMBER_WIDTH, align: 'center' },
    { title: 'Nội dung', width: 0, align: 'left' },
    ...titles.map((title): Column => ({ title, width: countWidth, align: 'center' })),
  ];
  const rows = table.items.map((item, index) => itemRow({ item, index, table, base, withInvalid }));
  return [...heading, { kind: 'table', size, rowHeight: 0, columns, rows }];
}

/** Width in mm and letter size in points so that the longest fraction stands on one line. */
function countColumn(columns: number, whole: number): { readonly countWidth: number; readonly size: number } {
  const room = (TEXT_WIDTH - NUMBER_WIDTH - LEAST_LABEL_WIDTH) / columns;
  const widest = Array.from(fractionText(whole, whole), (sign) => (/\d/u.test(sign) ? DIGIT_EM : SIGN_EM));
  const mmPerPoint = MM_PER_POINT * widest.reduce((sum, em) => sum + em, 0);
  const wanted = Math.max(LEAST_COUNT_WIDTH, mmPerPoint * LARGEST_SIZE + CELL_PADDING);
  const countWidth = Math.floor(Math.min(room, wanted) * 10) / 10;
  const fitting = (countWidth - CELL_PADDING) / mmPerPoint;
  return { countWidth, size: Math.max(7, Math.min(LARGEST_SIZE, Math.floor(fitting * 2) / 2)) };
}

type ItemRow = {
  readonly item: ItemCount;
  readonly index: number;
  readonly table: ItemTable;
  readonly base: NamedCount;
  readonly withInvalid: boolean;
};

function itemRow({ item, index, table, base, withInvalid }: ItemRow): Row {
  if (item.counts.length !== table.levels.length) {
    throw new RangeError(`item ${index + 1} has ${item.counts.length} counts for ${table.levels.length} levels`);
  }
  const counts = [...item.counts, item.blank, ...(withInvalid ? [item.invalid ?? 0] : [])];
  return {
    cells: [
      [countText(index + 1)],
      [item.label],
      ...counts.map((count) => [fractionText(count, base.count), percentText(count, base.count)]),
    ],
  };
}
