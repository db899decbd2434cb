/** The papers of the demonstration's cascade: real structure and dates of a chain, invented bodies, places and words. */

/** The other thirteen wards of the invented district; Hoa Gạo is the fourteenth. */
export const OTHER_WARDS = [
  'Bến Nứa',
  'Cầu Mây',
  'Đồng Sậy',
  'Bãi Dâu',
  'Chợ Gốm',
  'Đầm Sen',
  'Gò Mít',
  'Lá Dong',
  'Mái Đình',
  'Ngõ Trúc',
  'Phố Lụa',
  'Rặng Dừa',
  'Suối Ngà',
] as const;

/** Who issued a paper: the city, the district, or a ward by its place among the fourteen (0 is Hoa Gạo). */
export type PaperBody = 'city' | 'district' | number;

/** A paper with its day, and which earlier papers it carries out or guides. */
export interface Paper {
  readonly symbol: string;
  readonly by: PaperBody;
  readonly on: string;
  readonly title: string;
  readonly implements?: readonly string[];
  readonly guides?: readonly string[];
}

/** The chain of 2023, and what stands beside it. */
export const CHAIN: readonly Paper[] = [
  {
    symbol: '24-CT/TU',
    by: 'city',
    on: '2023-08-07',
    title: 'Siết chặt nề nếp, nâng trách nhiệm khi giải quyết công việc của dân',
  },
  {
    symbol: '186-KH/QU',
    by: 'district',
    on: '2023-08-20',
    title: 'Đưa Chỉ thị 24 vào nề nếp làm việc của quận Sông Hồng',
    implements: ['24-CT/TU'],
  },
  {
    symbol: '12-HD/QU',
    by: 'district',
    on: '2023-08-22',
    title: 'Cách tổ chức sinh hoạt chuyên đề và đối chiếu 25 biểu hiện',
    guides: ['24-CT/TU'],
  },
  {
    symbol: '195-KH/ĐU',
    by: 0,
    on: '2023-08-31',
    title: 'Việc phường Hoa Gạo làm theo Kế hoạch 186',
    implements: ['186-KH/QU', '12-HD/QU'],
  },
  { symbol: '31-CT/TU', by: 'city', on: '2023-11-02', title: 'Giữ sạch các dòng sông chảy qua nội thành' },
  { symbol: '211-TB/ĐU', by: 0, on: '2023-10-05', title: 'Phân công trực trụ sở phường quý IV' },
];

/** How a ward answered: with which symbol and how many days after the paper, or why not. */
export type WardAnswer = Readonly<
  { kind: 'issued'; days: number } | { kind: 'otherwise'; days: number } | { kind: 'exempt' } | { kind: 'none' }
>;

const issued = (days: number): WardAnswer => ({ kind: 'issued', days });
const done = (days: number): WardAnswer => ({ kind: 'otherwise', days });
const EXEMPT: WardAnswer = { kind: 'exempt' };
const NONE: WardAnswer = { kind: 'none' };

/** What one paper asks of all fourteen wards, Hoa Gạo first; `dueDays` counts from the paper. */
export interface WardDuty {
  readonly paper: string;
  readonly type: string;
  readonly task: string;
  readonly dueDays: number;
  readonly answers: readonly WardAnswer[];
}

/** In 2023 everything has run its course: in time, late, never, let off. */
export const DUTIES: readonly WardDuty[] = [
  {
    paper: '186-KH/QU',
    type: 'KH',
    task: 'Ban hành kế hoạch của cấp ủy',
    dueDays: 25,
    // Hoa Gạo answers with 195-KH/ĐU, which stands in the chain.
    answers: [
      NONE,
      issued(15),
      issued(29),
      NONE,
      issued(12),
      issued(18),
      issued(21),
      EXEMPT,
      issued(9),
      issued(24),
      issued(31),
      issued(17),
      issued(20),
      issued(22),
    ],
  },
  {
    paper: '186-KH/QU',
    type: 'TB',
    task: 'Công khai kế hoạch trên cổng thông tin',
    dueDays: 35,
    answers: [
      done(24),
      done(17),
      NONE,
      NONE,
      done(30),
      done(33),
      done(28),
      EXEMPT,
      done(20),
      done(41),
      NONE,
      done(26),
      done(34),
      done(27),
    ],
  },
  {
    paper: '12-HD/QU',
    type: 'BC',
    task: 'Báo cáo kết quả sinh hoạt chuyên đề',
    dueDays: 60,
    answers: [
      issued(40),
      issued(38),
      issued(66),
      NONE,
      issued(52),
      issued(47),
      issued(59),
      issued(58),
      issued(35),
      issued(71),
      issued(49),
      issued(60),
      issued(44),
      issued(55),
    ],
  },
];

/** A paper of these weeks, its day counted from today, and what it asks of the wards. */
export const RECENT = {
  directive: {
    symbol: '09-CT/TU',
    daysAgo: 62,
    title: 'Mỗi kiến nghị của dân có một người trả lời và một ngày trả lời',
  },
  plan: { symbol: '54-KH/QU', daysAgo: 48, title: 'Quận Sông Hồng làm theo Chỉ thị 09' },
  duties: [
    {
      paper: '54-KH/QU',
      type: 'KH',
      task: 'Ban hành kế hoạch của cấp ủy',
      dueDays: 30,
      answers: [
        issued(18),
        issued(12),
        issued(36),
        NONE,
        issued(21),
        issued(27),
        issued(30),
        EXEMPT,
        issued(9),
        issued(25),
        NONE,
        issued(24),
        issued(33),
        issued(16),
      ],
    },
    {
      paper: '54-KH/QU',
      type: 'BC',
      task: 'Báo cáo kiến nghị tồn đọng và người trả lời',
      dueDays: 60,
      answers: [NONE, issued(40), NONE, NONE, NONE, issued(45), NONE, NONE, issued(38), NONE, NONE, NONE, NONE, NONE],
    },
  ],
} as const satisfies {
  readonly directive: { readonly symbol: string; readonly daysAgo: number; readonly title: string };
  readonly plan: { readonly symbol: string; readonly daysAgo: number; readonly title: string };
  readonly duties: readonly WardDuty[];
};
