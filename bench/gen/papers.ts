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
export function registrar(seed: number): {
  readonly chance: () => number;
  readonly papers: Paper[];
  readonly issue: (by: Issuer, type: string, issuedOn: string) => Paper;
} {
  const chance = chanceOf(seed);
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
  return { chance, papers, issue };
}

/** Five years of a register: what comes from above, what the district makes of it, and what the wards answer. */
export function registerOf(seed: number, wards: readonly Ward[], root: string): Register {
  const { chance, papers, issue } = registrar(seed);
  const [above, district, ...bodies] = issuersOf(seed, wards, root);
  const links: PaperLink[] = [];
  const duties: Duty[] = [];
  for (const [y, year] of YEARS.entries()) {
    for (let n = 0; n < ABOVE_A_YEAR; n += 1) {
      const top = issue(above, ['CT', 'NQ', 'KH', 'HD'][n % 4] ?? 'CT', daysAfter(`${String(year)}-01-04`, n * 9));
      // Every eighth leads to nothing; three of eight are carried out by the district first; the others go to the wards.
      if (n % 8 === 7) continue;
      const asking = n % 8 < 3 ? issue(district, 'KH', daysAfter(top.issuedOn, 3 + Math.floor(chance() * 15))) : top;
      if (asking !== top) links.push({ from: asking, to: top, kind: n % 2 === 0 ? 'implements' : 'guides' });
      for (const [w, body] of bodies.entries()) {
        if (w === bodies.length - 1 && y < 2) continue;
        const answered = answerTo(asking, body, { chance, issue });
        duties.push(answered);
        if (answered.own) links.push({ from: answered.own, to: asking, kind: 'implements' });
        const cellId = wards[w]?.cellIds[n % 2];
        if (w === 0 && n % 8 === 0 && year < 2023 && answered.own && cellId !== undefined) {
          duties.push({
            ...answerTo(answered.own, { ...body, unitId: cellId }, { chance, issue }),
            own: null,
            type: 'BC',
          });
        }
      }
    }
    for (const body of [district, ...bodies]) {
      for (let n = 0; n < OWN_A_YEAR; n += 1) {
        const own = issue(body, ['BC', 'TB', 'QĐ'][n % 3] ?? 'BC', daysAfter(`${String(year)}-01-10`, n * 10));
        const earlier = papers[Math.floor(chance() * papers.length)];
        // Every sixth rests on nothing.
        if (n % 6 > 0 && earlier && earlier.documentId !== own.documentId && earlier.issuedOn <= own.issuedOn) {
          links.push({ from: own, to: earlier, kind: n % 11 === 0 ? 'replaces' : 'cites' });
        }
      }
    }
  }
  return { papers, links, duties };
}

interface Hands {
  readonly chance: () => number;
  readonly issue: (by: Issuer, type: string, issuedOn: string) => Paper;
}
function answerTo(paper: Paper, by: Issuer, { chance, issue }: Hands): Duty {
  const dueOn = daysAfter(paper.issuedOn, 20 + Math.floor(chance() * 40));
  const luck = chance();
  const inTime = daysAfter(paper.issuedOn, 2 + Math.floor(chance() * 17));
  const late = daysAfter(dueOn, 1 + Math.floor(chance() * 60));
  const day = luck < 0.55 || (luck >= 0.67 && luck < 0.77) ? inTime : late;
  const isOwn = luck < 0.67;
  const isAnswered = luck < 0.81 && day <= TODAY;
  return {
    ...{ paper, unitId: by.unitId ?? '', type: 'KH', dueOn, isExempt: luck >= 0.81 && luck < 0.85 },
    ...{ own: isAnswered && isOwn ? issue(by, 'KH', day) : null, doneOn: isAnswered && !isOwn ? day : null },
    isWithdrawn: luck > 0.985,
  };
}
