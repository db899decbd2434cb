// The register of a generated district: who issues, which documents, what they carry out.
import { chanceOf, idOf } from './rows.ts';
import type { Ward } from './units.ts';
import { YEARS } from './meetings.ts';

/** One document, before it is a row. */
export interface Paper {
  readonly documentId: string;
  readonly issuerId: string;
  readonly issuer: string;
  readonly code: string;
  readonly type: string;
  readonly number: number;
  readonly issuedOn: string;
  readonly title: string;
}
/** What one document does to another. */
export interface PaperLink {
  readonly from: Paper;
  readonly to: Paper;
  readonly kind: 'implements' | 'guides' | 'replaces' | 'cites';
}
/** A unit that was asked for a document of its own, and what came of it. */
export interface Duty {
  readonly paper: Paper;
  readonly unitId: string;
  readonly type: string;
  readonly dueOn: string;
  readonly own: Paper | null;
  readonly doneOn: string | null;
  readonly isExempt: boolean;
  readonly isWithdrawn: boolean;
}
/** Everything the register holds. */
export interface Register {
  readonly papers: readonly Paper[];
  readonly links: readonly PaperLink[];
  readonly duties: readonly Duty[];
}
/** A body that issues; `unitId` is null for one above. */
export interface Issuer {
  readonly issuerId: string;
  readonly code: string;
  readonly name: string;
  readonly unitId: string | null;
}

/** The day on which the generated district is looked at. */
export const TODAY = '2026-01-15';
const ABOVE_A_YEAR = 40;
const OWN_A_YEAR = 36;
const DAY_MS = 86_400_000;

/** A day so many days later. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** One superior, the district itself, and every ward; `root` stands for the unit at the top. */
export function issuersOf(seed: number, wards: readonly Ward[], root: string): readonly [Issuer, Issuer, ...Issuer[]] {
  return [
    { issuerId: idOf(seed, 'issuer', 0), code: 'TU', name: 'Thành ủy Sông Hồng', unitId: null },
    { issuerId: idOf(seed, 'issuer', 1), code: 'QU', name: 'Quận ủy Hoa Gạo', unitId: root },
    ...wards.map(({ unitId, name }, w) => ({
      ...{ issuerId: idOf(seed, 'issuer', w + 2), code: 'ĐU', name: name.replace('Đảng bộ', 'Đảng ủy'), unitId },
    })),
  ];
}

const SUBJECTS = [
  'tăng cường công tác phòng cháy, chữa cháy tại khu dân cư',
  'nâng cao chất lượng sinh hoạt chi bộ theo chuyên đề',
  'đẩy mạnh cải cách hành chính và chuyển đổi số ở cơ sở',
  'công tác tiếp dân, giải quyết đơn thư, kiến nghị của Nhân dân',
  'học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
  'bảo vệ môi trường, chỉnh trang đô thị và các tuyến đê',
];
const LONG =
  ' gắn với thực hiện nhiệm vụ phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh, xây dựng hệ thống chính trị trong sạch, vững mạnh trên địa bàn trong giai đoạn mới và những năm tiếp theo';

/** Writes papers one after another, each with the next number of its body, type and year. */
interface Pen extends Register {
  readonly chance: () => number;
  readonly papers: Paper[];
  readonly links: PaperLink[];
  readonly duties: Duty[];
  readonly issue: (by: Issuer, type: string, issuedOn: string) => Paper;
}
function penOf(seed: number): Pen {
  const papers: Paper[] = [];
  const last = new Map<string, number>();
  const issue = (by: Issuer, type: string, issuedOn: string): Paper => {
    const series = `${by.issuerId} ${type} ${issuedOn.slice(0, 4)}`;
    const number = (last.get(series) ?? 0) + 1;
    last.set(series, number);
    const n = papers.length;
    const title = `Về ${SUBJECTS[n % SUBJECTS.length] ?? ''}${n % 9 === 0 ? LONG : ''} năm ${issuedOn.slice(0, 4)}`;
    const paper = { documentId: idOf(seed, 'document', n), issuerId: by.issuerId, issuer: by.name, code: by.code };
    papers.push({ ...paper, type, number, issuedOn, title });
    return { ...paper, type, number, issuedOn, title };
  };
  return { chance: chanceOf(seed), papers, links: [], duties: [], issue };
}

interface Bodies {
  readonly above: Issuer;
  readonly district: Issuer;
  /** Of the wards, with their first two cells. */
  readonly bodies: readonly (Issuer & { readonly cellIds: readonly string[] })[];
}

/** Five years of a register: what comes from above, what the district makes of it, and what the wards answer. */
export function registerOf(seed: number, wards: readonly Ward[], root: string): Register {
  const pen = penOf(seed);
  const [above, district, ...ofWards] = issuersOf(seed, wards, root);
  const bodies = ofWards.map((body, w) => ({ ...body, cellIds: (wards[w]?.cellIds ?? []).slice(0, 2) }));
  for (const year of YEARS) {
    // The last ward has nothing in its first two years.
    const awake = year < YEARS[0] + 2 ? bodies.slice(0, -1) : bodies;
    for (let n = 0; n < ABOVE_A_YEAR; n += 1) carriedDown(pen, { above, district, bodies: awake }, { year, n });
    for (const body of [district, ...bodies]) ownPapers(pen, body, year);
  }
  return pen;
}

interface When {
  readonly year: number;
  readonly n: number;
}

/** Every eighth leads to nothing; three of eight are carried out by the district first; the others go to the wards. */
function carriedDown(pen: Pen, { above, district, bodies }: Bodies, { year, n }: When): void {
  const top = pen.issue(above, typeOf(n), daysAfter(`${String(year)}-01-04`, n * 9));
  if (n % 8 === 7) return;
  const asking = n % 8 < 3 ? carriedOn(pen, district, top) : top;
  for (const body of bodies) {
    const duty = answerTo(pen, asking, body);
    pen.duties.push(duty);
    if (duty.own) pen.links.push({ from: duty.own, to: asking, kind: 'implements' });
    // The first ward asks a cell in turn, for a report: one of the two is merged later.
    const asksCell = body === bodies[0] && n % 8 === 0 && year < 2023;
    if (asksCell) askedOfCell(pen, duty.own, body.cellIds[(n / 8) % 2]);
  }
}

const typeOf = (n: number): string => ['CT', 'NQ', 'KH', 'HD'][n % 4] ?? '';

function carriedOn(pen: Pen, district: Issuer, top: Paper): Paper {
  const own = pen.issue(district, 'KH', daysAfter(top.issuedOn, 3 + Math.floor(pen.chance() * 15)));
  pen.links.push({ from: own, to: top, kind: own.number % 2 === 0 ? 'implements' : 'guides' });
  return own;
}

function askedOfCell(pen: Pen, paper: Paper | null, unitId: string | undefined): void {
  if (!paper || unitId === undefined) return;
  const dueOn = daysAfter(paper.issuedOn, 20);
  const doneOn = pen.chance() < 0.6 ? daysAfter(paper.issuedOn, Math.floor(pen.chance() * 40)) : null;
  pen.duties.push({ paper, unitId, type: 'BC', dueOn, own: null, doneOn, isExempt: false, isWithdrawn: false });
}

/** What a body issues of its own; every sixth rests on nothing. */
function ownPapers({ chance, papers, links, issue }: Pen, body: Issuer, year: number): void {
  for (let n = 0; n < OWN_A_YEAR; n += 1) {
    const own = issue(body, ['BC', 'TB', 'QĐ'][n % 3] ?? 'BC', daysAfter(`${String(year)}-01-10`, n * 10));
    const earlier = papers[Math.floor(chance() * (papers.length - 1))];
    if (n % 6 === 0 || !earlier || earlier.issuedOn > own.issuedOn) continue;
    links.push({ from: own, to: earlier, kind: n % 11 === 0 ? 'replaces' : 'cites' });
  }
}

/** How an obligation ends, by shares of a hundred: an own document or another way, in time or late, let off, or nothing. */
const ENDS = [
  { below: 0.55, isOwn: true, isLate: false },
  { below: 0.67, isOwn: true, isLate: true },
  { below: 0.77, isOwn: false, isLate: false },
  { below: 0.81, isOwn: false, isLate: true },
] as const;

function answerTo({ chance, issue }: Pen, paper: Paper, by: Issuer): Duty {
  const dueOn = daysAfter(paper.issuedOn, 20 + Math.floor(chance() * 40));
  const luck = chance();
  const inTime = daysAfter(paper.issuedOn, 2 + Math.floor(chance() * 17));
  const late = daysAfter(dueOn, 1 + Math.floor(chance() * 60));
  const end = ENDS.find(({ below }) => luck < below);
  const duty = {
    paper,
    unitId: by.unitId ?? '',
    type: 'KH',
    dueOn,
    own: null,
    doneOn: null,
    isWithdrawn: luck > 0.985,
  };
  if (end === undefined) return { ...duty, isExempt: luck < 0.85 };
  const day = end.isLate ? late : inTime;
  if (day > TODAY) return { ...duty, isExempt: false };
  return { ...duty, isExempt: false, ...(end.isOwn ? { own: issue(by, 'KH', day) } : { doneOn: day }) };
}
