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

/** Five years of tasks; `papers` by the unit that issued them. */
export function tasksOf(seed: number, wards: readonly Ward[], papers: readonly Paper[]): readonly Planned[] {
  const chance = chanceOf(seed + 7);
  const planned: Planned[] = [];
  for (const year of YEARS) {
    for (const [w, ward] of wards.entries()) {
      if (w === wards.length - 1 && year < YEARS[0] + 2) continue;
      for (let n = 0; n < A_WARD_AND_YEAR; n += 1)
        planned.push(taskOf({ seed, ward, year, n, chance, papers, planned }));
    }
  }
  return planned;
}

interface Making {
  readonly seed: number;
  readonly ward: Ward;
  readonly year: number;
  readonly n: number;
  readonly chance: () => number;
  readonly papers: readonly Paper[];
  readonly planned: readonly Planned[];
}
function taskOf({ seed, ward, year, n, chance, papers, planned }: Making): Planned {
  const number = planned.length + 1;
  const [head] = ward.posts;
  const owner = ward.posts[1 + Math.floor(chance() * (ward.posts.length - 1))];
  if (!head || !owner) throw new Error('a ward has posts');
  const begunOn = daysAfter(`${String(year)}-01-05`, n * 6);
  const dueOn = daysAfter(begunOn, 15 + Math.floor(chance() * 90));
  const isSecret = number % 97 === 0;
  // Every twelfth has the next three of its ward as its parts.
  const whole = n % 12 > 0 && n % 12 < 4 && !isSecret ? planned[number - 1 - (n % 12)] : undefined;
  return {
    ...{ taskId: idOf(seed, 'task', number), number, owner, head, begunOn, dueOn, ...fateOf(dueOn, number, chance) },
    what: `${WORK[number % WORK.length] ?? ''}${number % 10 === 0 ? LONG_WORK : ''} (${String(n + 1)}/${String(year)})`,
    movedFrom: number % 7 === 0 && !isSecret ? daysAfter(dueOn, -10) : null,
    parentId: whole?.secretCode === null ? whole.taskId : null,
    sourceId: number % 5 < 2 ? (papers[Math.floor(chance() * papers.length)]?.documentId ?? null) : null,
    evidenceId: number % 3 === 0 ? null : (papers[Math.floor(chance() * papers.length)]?.documentId ?? null),
    transferredFrom: number % 20 === 0 && owner !== ward.posts[2] ? (ward.posts[2] ?? null) : null,
    secretCode: isSecret ? `M-${String(number)}` : null,
    isSupported: number % 4 === 0,
  };
}

type Fate = Pick<Planned, 'state' | 'submittedOn' | 'decidedOn'>;

/** How a task went: of old ones four of five are done, of new ones every state is there. */
function fateOf(dueOn: string, number: number, chance: () => number): Fate {
  const luck = chance();
  const submittedOn = daysAfter(dueOn, luck < 0.6 ? -Math.floor(chance() * 12) : 1 + Math.floor(chance() * 40));
  const decidedOn = daysAfter(submittedOn, 3);
  const open = { submittedOn: null, decidedOn: null };
  if (luck >= 0.9) return { state: luck < 0.95 ? 'cancelled' : 'proposed', ...open };
  if (decidedOn <= TODAY && luck < 0.84) return { state: 'done', submittedOn, decidedOn };
  const states = ['assigned', 'accepted', 'in_progress', 'submitted', 'returned'] as const;
  const state = states[number % states.length] ?? 'assigned';
  const handedIn = daysAfter(dueOn, -(number % 9));
  if (state === 'submitted') return { state, submittedOn: handedIn <= TODAY ? handedIn : TODAY, decidedOn: null };
  return { state, ...open };
}

/** Who held a post on a day. */
export const holderOn = (post: Post, day: string): string => post.holders[day < HANDED_OVER_ON ? 0 : 1];
