// The tasks of a generated district: in every state, on time and late, moved, handed over, in parts, secret.
import { YEARS } from './meetings.ts';
import { daysAfter, TODAY, type Paper } from './papers.ts';
import { chanceOf, idOf } from './rows.ts';
import { HANDED_OVER_ON, type Post, type Ward } from './units.ts';

/** One task, before it is rows. */
export interface Planned {
  readonly taskId: string;
  readonly number: number;
  readonly what: string;
  readonly state:
    'proposed' | 'assigned' | 'accepted' | 'in_progress' | 'submitted' | 'returned' | 'done' | 'cancelled';
  readonly owner: Post;
  readonly head: Post;
  readonly begunOn: string;
  readonly dueOn: string;
  /** The day that was set first, where it was moved. */
  readonly movedFrom: string | null;
  readonly submittedOn: string | null;
  readonly decidedOn: string | null;
  readonly parentId: string | null;
  readonly sourceId: string | null;
  readonly evidenceId: string | null;
  /** The post that had it before. */
  readonly transferredFrom: Post | null;
  readonly secretCode: string | null;
  readonly isSupported: boolean;
}

const A_WARD_AND_YEAR = 60;
const WORK = [
  'Rà soát, lập danh sách hộ có hoàn cảnh khó khăn',
  'Kiểm tra việc thực hiện quy chế làm việc của các chi bộ',
  'Tổ chức đối thoại với Nhân dân về chỉnh trang ngõ xóm',
  'Xây dựng báo cáo sơ kết sáu tháng',
  'Hoàn thiện hồ sơ kết nạp đảng viên mới',
];
const LONG_WORK =
  ', phối hợp với Mặt trận Tổ quốc, các đoàn thể và cảnh sát khu vực; tổng hợp kết quả, vướng mắc, đề xuất giải pháp báo cáo Ban Thường vụ trước ngày sinh hoạt chi bộ của tháng sau';

/** Five years of tasks of every ward, but none in the first two years of the last one. */
export function tasksOf(seed: number, wards: readonly Ward[], papers: readonly Paper[]): readonly Planned[] {
  const chance = chanceOf(seed + 7);
  const planned: Planned[] = [];
  for (const year of YEARS) {
    const awake = year < YEARS[0] + 2 ? wards.slice(0, -1) : wards;
    for (const ward of awake) {
      const making = { seed, ward, year, chance, papers, planned };
      Array.from({ length: A_WARD_AND_YEAR }, (_, n) => planned.push(taskOf(making, n)));
    }
  }
  return planned;
}

interface Making {
  readonly seed: number;
  readonly ward: Ward;
  readonly year: number;
  readonly chance: () => number;
  readonly papers: readonly Paper[];
  readonly planned: readonly Planned[];
}
function taskOf({ seed, ward, year, chance, papers, planned }: Making, n: number): Planned {
  const number = planned.length + 1;
  const [head] = ward.posts;
  const owner = ward.posts[1 + Math.floor(chance() * (ward.posts.length - 1))];
  if (!head || !owner) throw new Error('a ward has posts');
  const begunOn = daysAfter(`${String(year)}-01-05`, n * 6);
  const dueOn = daysAfter(begunOn, 15 + Math.floor(chance() * 90));
  return {
    ...{ taskId: idOf(seed, 'task', number), number, owner, head, begunOn, dueOn, ...fateOf(dueOn, number, chance) },
    what: `${wordsOf(number)} (${String(n + 1)}/${String(year)})`,
    movedFrom: number % 7 === 0 ? daysAfter(dueOn, -10) : null,
    parentId: wholeOf(planned, n),
    sourceId: number % 5 < 2 ? oneOf(papers, chance) : null,
    evidenceId: number % 3 > 0 ? oneOf(papers, chance) : null,
    transferredFrom: number % 20 === 0 ? officeOf(ward) : null,
    secretCode: number % 97 === 0 ? `M-${String(number)}` : null,
    isSupported: number % 4 === 0,
  };
}

const officeOf = ({ posts }: Ward): Post | null => posts[2] ?? null;

const wordsOf = (number: number): string => `${WORK[number % WORK.length] ?? ''}${number % 10 === 0 ? LONG_WORK : ''}`;

const oneOf = (papers: readonly Paper[], chance: () => number): string | null =>
  papers[Math.floor(chance() * papers.length)]?.documentId ?? null;

/** Every twelfth has the next three of its ward as its parts, unless it is secret. */
function wholeOf(planned: readonly Planned[], n: number): string | null {
  const step = n % 12;
  const whole = step > 0 && step < 4 ? planned[planned.length - step] : undefined;
  return whole?.secretCode === null ? whole.taskId : null;
}

type Fate = Pick<Planned, 'state' | 'submittedOn' | 'decidedOn'>;
const OPEN = ['assigned', 'accepted', 'in_progress', 'submitted', 'returned'] as const;

/** How a task went: of old ones four of five are done, of new ones every state is there. */
function fateOf(dueOn: string, number: number, chance: () => number): Fate {
  const luck = chance();
  const submittedOn =
    luck < 0.6 ? daysAfter(dueOn, -Math.floor(chance() * 12)) : daysAfter(dueOn, 1 + Math.floor(chance() * 40));
  const decidedOn = daysAfter(submittedOn, 3);
  const none = { submittedOn: null, decidedOn: null };
  if (luck >= 0.95) return { state: 'proposed', ...none };
  if (luck >= 0.9) return { state: 'cancelled', ...none };
  if (decidedOn <= TODAY && luck < 0.84) return { state: 'done', submittedOn, decidedOn };
  const state = OPEN[number % OPEN.length] ?? 'assigned';
  return state === 'submitted' ? { state, ...none, submittedOn: handedIn(dueOn, number) } : { state, ...none };
}

const handedIn = (dueOn: string, number: number): string => {
  const day = daysAfter(dueOn, -(number % 9));
  return day < TODAY ? day : TODAY;
};

/** Who held a post on a day. */
export const holderOn = (post: Post, day: string): string => post.holders[day < HANDED_OVER_ON ? 0 : 1];
