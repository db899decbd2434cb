import { absentText, type CountMinutes, type Participant, totalCopies } from './count-minutes-record.ts';
import { equationBlocks, subjectBlocks, totalsBlock } from './count-minutes-tables.ts';
import { copiesText, countText, groupedText } from './figures.ts';
import type { Block, Run } from './official-paper.ts';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'] as const;

/** Label and value in one paragraph, the value in ordinary letters. */
const labelled = (label: string, value: string): Block => ({
  kind: 'paragraph',
  runs: [{ text: `${label}: ` }, { text: value, bold: true }],
});

const paragraph = (...runs: readonly Run[]): Block => ({ kind: 'paragraph', runs });

/** The body of count minutes: the sections that have something to say, numbered in Roman figures. */
export function minutesBlocks(minutes: CountMinutes): readonly Block[] {
  const sections: readonly (readonly [string, readonly Block[]])[] = [
    ['THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN', openingBlocks(minutes)],
    ['SỐ PHIẾU', [totalsBlock(minutes.totals)]],
    ['ĐỐI CHIẾU SỐ LIỆU', equationBlocks(minutes.equations)],
    ['KẾT QUẢ KIỂM PHIẾU', subjectBlocks(minutes)],
    ['KẾT QUẢ THEO NHÓM NGƯỜI THAM GIA', categoryBlocks(minutes)],
    ['Ý KIẾN BẰNG LỜI VÀ VIỆC PHÁT SINH', remarkBlocks(minutes)],
    ['DẤU KIỂM TRA ĐIỆN TỬ', fingerprintBlocks(minutes)],
  ];
  const spoken = sections.filter(([, blocks]) => blocks.length > 0);
  return [
    ...spoken.flatMap(([title, blocks], index): Block[] => [
      { kind: 'heading', level: 1, text: `${ROMAN[index] ?? ''}. ${title}` },
      ...blocks,
    ]),
    ...closingBlocks(minutes),
  ];
}

function openingBlocks(minutes: CountMinutes): Block[] {
  const { attendance, witnesses = [] } = minutes;
  const present = attendance && [
    labelled('Số người được triệu tập', countText(attendance.summoned)),
    paragraph(
      { text: 'Có mặt: ' },
      { text: countText(attendance.present), bold: true },
      { text: '; vắng mặt: ' },
      { text: absentText(attendance), bold: true },
    ),
  ];
  return [
    labelled('Nội dung', minutes.roundTitle),
    labelled('Bắt đầu kiểm phiếu', minutes.startedText),
    labelled('Địa điểm', minutes.place),
    ...(present ?? []),
    paragraph({ text: `Ban kiểm phiếu gồm ${copiesText(minutes.committee.length)} đồng chí:` }),
    participantTable(minutes.committee),
    ...(witnesses.length > 0 ? [paragraph({ text: 'Người chứng kiến:' }), participantTable(witnesses)] : []),
  ];
}

const participantTable = (people: readonly Participant[]): Block => ({
  kind: 'table',
  size: 12.5,
  rowHeight: 0,
  columns: [
    { title: 'STT', width: 12, align: 'center' },
    { title: 'Họ và tên', width: 52, align: 'left' },
    { title: 'Chức vụ, đơn vị', width: 0, align: 'left' },
    { title: 'Nhiệm vụ', width: 38, align: 'left' },
  ],
  rows: people.map(({ name, post, role }, index) => ({ cells: [[countText(index + 1)], [name], [post], [role]] })),
});

function categoryBlocks({ categoryTables = [] }: CountMinutes): Block[] {
  return categoryTables.flatMap(({ title, columns, rows }): Block[] => [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      size: 12,
      rowHeight: 0,
      columns: [
        { title: 'Nhóm', width: 0, align: 'left' },
        ...columns.map((column) => ({ title: column, width: 22, align: 'right' as const })),
      ],
      rows: rows.map(({ label, counts }) => ({ cells: [[label], ...counts.map((count) => [countText(count)])] })),
    },
  ]);
}

function remarkBlocks({ commentCount, incidents }: CountMinutes): Block[] {
  const comments =
    commentCount === undefined ? [] : [labelled('Số phiếu có ý kiến góp ý bằng lời', countText(commentCount))];
  const events =
    incidents.length === 0
      ? [paragraph({ text: 'Trong quá trình kiểm phiếu không phát sinh việc bất thường, không có khiếu nại.' })]
      : [
          paragraph({ text: 'Việc phát sinh trong quá trình kiểm phiếu:' }),
          ...incidents.map((incident) => paragraph({ text: `- ${incident}` })),
        ];
  return [...comments, ...events];
}

function fingerprintBlocks({ fingerprints }: CountMinutes): Block[] {
  return [
    {
      kind: 'note',
      text: 'Ai giữ bản sao số liệu đều có thể tính lại các dấu dưới đây; sửa một phiếu hoặc một con số thì dấu đổi khác.',
    },
    labelled('Dấu của đợt lấy phiếu', fingerprints.roundWords),
    {
      kind: 'code',
      qr: 'bundle',
      alt: 'Mã QR dẫn tới gói số liệu để kiểm tra lại',
      lines: [
        'Dấu của hòm phiếu khi đóng:',
        groupedText(fingerprints.rootHash, 8),
        'Dấu của kết quả:',
        groupedText(fingerprints.resultHash, 8),
        'Dấu của gói số liệu:',
        groupedText(fingerprints.bundleHash, 8),
      ],
    },
  ];
}

function closingBlocks(minutes: CountMinutes): Block[] {
  const copies = copiesText(totalCopies(minutes));
  return [
    paragraph({
      text: `Việc kiểm phiếu kết thúc lúc ${minutes.endedText}. Biên bản được lập thành ${copies} bản có giá trị như nhau, đã đọc lại cho những người có tên dưới đây cùng nghe, nhất trí và ký tên.`,
    }),
    { kind: 'note', text: minutes.complaintNote },
  ];
}
