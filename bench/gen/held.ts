// A conference as it went: what its rows and its tallies are made of.
import type { Member } from './units.ts';

/** Those called by one conference; `rank` decides who comes: the lowest do. */
export interface Called {
  readonly member: Member;
  readonly category: string;
  readonly rank: number;
}
/** A conference as it went. */
export interface Held {
  readonly meetingId: string;
  readonly unitId: string;
  readonly heldOn: string;
  readonly isStudy: boolean;
  readonly makeUpOf: string | null;
  readonly called: readonly Called[];
  readonly came: number;
  readonly excused: number;
  /** Who heard it in a make-up session. */
  readonly madeUp: ReadonlySet<string>;
  readonly place: number;
}

/** How one of those called stands to the conference. */
export const standingOf = ({ came, excused }: Held, { rank }: Called): 'present' | 'excused' | 'absent' =>
  rank < came ? 'present' : rank < came + excused ? 'excused' : 'absent';

const CATEGORY_NAMES: Readonly<Record<string, string>> = {
  chu_chot: 'Cán bộ chủ chốt',
  can_bo: 'Cán bộ',
  dang_vien: 'Đảng viên',
};
/** The name of a category. */
export const categoryName = (code: string): string => CATEGORY_NAMES[code] ?? '';
