import { countText, groupedText, percentText } from './figures.ts';
import type { Block, Letterhead, OfficialPaper, Row, Run } from './official-paper.ts';
import { printablePaper } from './paper.ts';

/** How many of one category were called and came. */
export type MinutesCategory = {
  readonly name: string;
  readonly invited: number;
  readonly present: number;
  readonly excused: number;
};

/** Minutes of a meeting (biên bản hội nghị), from its records. */
export type MeetingMinutes = {
  readonly letterhead: Letterhead;
  readonly documentAt: Date;
  /** Under the type name: what was held, e.g. `Sinh hoạt chi bộ tháng 11`. */
  readonly abstract: string;
  readonly beganText: string;
  readonly endedText: string;
  readonly place: string;
  readonly chair: string;
  readonly secretary: string;
  readonly categories: readonly MinutesCategory[];
  readonly quorumNeeded: number;
  /** Names of those who were not there, with the reason where there is one. */
  readonly away: readonly string[];
  /** Guests who were there, with the bodies they came from; they belong to no category. */
  readonly guests: readonly string[];
  readonly agenda: readonly string[];
  readonly opinions: readonly { readonly head: string; readonly text: string }[];
  readonly votes: readonly {
    readonly question: string;
    readonly votesFor: number;
    readonly votesAgainst: number;
    readonly abstentions: number;
    readonly present: number;
    readonly quorumNeeded: number;
  }[];
  readonly conclusions: readonly {
    readonly what: string;
    readonly owner: string;
    readonly due: string;
    readonly product: string;
  }[];
  /** SHA-256 of the record, hex, and the address at which it is compared. */
  readonly recordHash: string;
  readonly qrText: string;
};

/** The minutes as a document in either layout, for `writePdf` and `writeDocx`, with the hash of the record and its code. */
export function meetingMinutes(minutes: MeetingMinutes): OfficialPaper {
  return printablePaper({
    layout: 'official',
    title: `Biên bản ${minutes.abstract}`,
    documentAt: minutes.documentAt,
    qrCodes: { record: minutes.qrText },
    body: {
      letterhead: minutes.letterhead,
      typeName: 'BIÊN BẢN',
      abstract: minutes.abstract,
      circulation: '',
      blocks: sectionsOf(minutes).flatMap(([title, blocks], at): Block[] => [
        { kind: 'heading', level: 1, text: `${ROMAN[at] ?? ''}. ${title}` },
        ...blocks,
      ]),
      signatures: {
        left: { office: 'THƯ KÝ', names: [nameIn(minutes.secretary)] },
        right: { office: 'CHỦ TRÌ', name: nameIn(minutes.chair) },
        chair: null,
      },
      recipients: ['Lưu hồ sơ cuộc họp'],
    },
  });
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'] as const;
/** A name without the post that stands behind it. */
const nameIn = (person: string): string => person.split(',')[0] ?? '';

const paragraph = (...runs: readonly Run[]): Block => ({ kind: 'paragraph', runs });
const labelled = (label: string, value: string): Block =>
  paragraph({ text: `${label}: ` }, { text: value, bold: true });

const sectionsOf = (minutes: MeetingMinutes): readonly (readonly [string, readonly Block[]])[] => {
  const sections = [
    ['THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN', openingOf(minutes)],
    ['CHƯƠNG TRÌNH', minutes.agenda.map((item, at) => paragraph({ text: `${countText(at + 1)}. ${item}` }))],
    [`Ý KIẾN (${countText(minutes.opinions.length)} ý kiến)`, minutes.opinions.map(opinionBlock)],
    ['BIỂU QUYẾT', minutes.votes.map(voteBlock)],
    ['KẾT LUẬN', conclusionBlocks(minutes)],
    ['DẤU CỦA BIÊN BẢN', hashBlocks(minutes)],
  ] as const;
  return sections.filter(([, blocks]) => blocks.length > 0);
};

function openingOf(minutes: MeetingMinutes): Block[] {
  const sum = (of: (one: MinutesCategory) => number): number =>
    minutes.categories.reduce((total, one) => total + of(one), 0);
  const [invited, present, excused] = [sum((one) => one.invited), sum((one) => one.present), sum((one) => one.excused)];
  const counts = `${countText(present)}/${countText(invited)} (${percentText(present, invited)})`;
  const absent = countText(invited - present - excused);
  return [
    labelled('Bắt đầu', minutes.beganText),
    labelled('Kết thúc', minutes.endedText),
    labelled('Địa điểm', minutes.place),
    labelled('Chủ trì', minutes.chair),
    labelled('Thư ký', minutes.secretary),
    labelled('Có mặt trên số được triệu tập', counts),
    paragraph({ text: `Vắng có lý do ${countText(excused)}, vắng không có lý do ${absent}.` }),
    paragraph({
      text: `${present >= minutes.quorumNeeded ? 'Đủ' : 'Không đủ'} số người phải có mặt (cần ${countText(minutes.quorumNeeded)}).`,
    }),
    ...(minutes.categories.length > 1 ? [categoryTable(minutes.categories)] : []),
    ...(minutes.guests.length > 0
      ? [labelled(`Khách mời: ${countText(minutes.guests.length)}`, minutes.guests.join('; '))]
      : []),
    ...(minutes.away.length > 0 ? [labelled('Người vắng', minutes.away.join('; '))] : []),
  ];
}

const categoryTable = (categories: readonly MinutesCategory[]): Block => ({
  kind: 'table',
  size: 12.5,
  rowHeight: 0,
  columns: [
    { title: 'Thành phần', width: 0, align: 'left' },
    { title: 'Triệu tập', width: 24, align: 'right' },
    { title: 'Có mặt', width: 22, align: 'right' },
    { title: 'Vắng có lý do', width: 30, align: 'right' },
    { title: 'Tỷ lệ', width: 22, align: 'right' },
  ],
  rows: categories.map((one): Row => ({
    cells: [
      [one.name],
      [countText(one.invited)],
      [countText(one.present)],
      [countText(one.excused)],
      [percentText(one.present, one.invited)],
    ],
  })),
});

const opinionBlock = ({ head, text }: MeetingMinutes['opinions'][number], at: number): Block =>
  paragraph({ text: `${countText(at + 1)}. ${head}: `, bold: true }, { text });

const voteBlock = (vote: MeetingMinutes['votes'][number], at: number): Block =>
  paragraph(
    { text: `${countText(at + 1)}. ${vote.question}: `, bold: true },
    {
      text:
        `đồng ý ${countText(vote.votesFor)}, không đồng ý ${countText(vote.votesAgainst)}, ` +
        `không có ý kiến ${countText(vote.abstentions)}; lúc biểu quyết có mặt ${countText(vote.present)}, ` +
        `cần ${countText(vote.quorumNeeded)}.`,
    },
  );

const conclusionBlocks = ({ conclusions }: MeetingMinutes): readonly Block[] =>
  conclusions.length === 0
    ? []
    : [
        {
          kind: 'table',
          size: 12.5,
          rowHeight: 0,
          columns: [
            { title: 'TT', width: 10, align: 'center' },
            { title: 'Việc', width: 0, align: 'left' },
            { title: 'Người làm', width: 40, align: 'left' },
            { title: 'Thời hạn', width: 26, align: 'left' },
            { title: 'Sản phẩm', width: 34, align: 'left' },
          ],
          rows: conclusions.map((one, at) => ({
            cells: [[countText(at + 1)], [one.what], [one.owner], [one.due], [one.product]],
          })),
        },
      ];

const hashBlocks = ({ recordHash }: MeetingMinutes): readonly Block[] => [
  {
    kind: 'code',
    qr: 'record',
    alt: 'Mã QR dẫn tới biên bản trên hệ thống',
    lines: ['Bản in này ứng với đúng bản ghi có dấu (SHA-256):', groupedText(recordHash, 8)],
  },
];
