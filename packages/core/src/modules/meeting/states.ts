import { conflict, ok, type Result } from '../../kernel/index.ts';

/** The life of a meeting (domain analysis 6.3); `cancelled` may follow only before it opens. */
export const MEETING_STATES = [
  'planned',
  'invited',
  'open',
  'closed',
  'minuted',
  'confirmed',
  'published',
  'cancelled',
] as const;
/** One of {@link MEETING_STATES}. */
export type MeetingState = (typeof MEETING_STATES)[number];

/** How people take part. */
export const MODES = ['in_person', 'online', 'mixed'] as const;
/** One of {@link MODES}. */
export type Mode = (typeof MODES)[number];

/** What kind of contribution somebody makes: spoken opinion, proposal, written paper, guidance from above, reply of the host. */
export const OPINION_KINDS = ['comment', 'proposal', 'paper', 'guidance', 'reply'] as const;
/** One of {@link OPINION_KINDS}. */
export type OpinionKind = (typeof OPINION_KINDS)[number];

/** How the code in the hall is shown: it changes all the time, or is fixed and can be printed. */
export const CHECK_IN_MODES = ['rotating', 'printed'] as const;
/** One of {@link CHECK_IN_MODES}. */
export type CheckInMode = (typeof CHECK_IN_MODES)[number];

/** What shows that somebody was there: the code on the screen, the printed one, the desk, a list, the secretary. */
export const PROOFS = ['qr', 'printed', 'number', 'list', 'secretary'] as const;
/** One of {@link PROOFS}. */
export type Proof = (typeof PROOFS)[number];

/** How somebody who was called stands to the meeting. */
export const STANDINGS = ['present', 'excused', 'absent'] as const;
/** One of {@link STANDINGS}. */
export type Standing = (typeof STANDINGS)[number];

/** Before it opens everything about it may change. */
export const BEFORE: readonly MeetingState[] = ['planned', 'invited'];
/** It has been held: its lists are frozen, changes need a reason. */
export const HELD: readonly MeetingState[] = ['closed', 'minuted', 'confirmed', 'published'];

const STATE_WORDS: Readonly<Record<MeetingState, string>> = {
  planned: 'đang chuẩn bị',
  invited: 'đã mời, chưa khai mạc',
  open: 'đang họp',
  closed: 'đã kết thúc',
  minuted: 'đã có biên bản ký',
  confirmed: 'biên bản đã được xác nhận',
  published: 'đã đăng tin',
  cancelled: 'đã hủy',
};

/** Refuses a step that the meeting is too early or too late for, saying where it stands. */
export const standsIn = (state: MeetingState, allowed: readonly MeetingState[]): Result<null> =>
  allowed.includes(state)
    ? ok(null)
    : conflict(`Cuộc họp ${STATE_WORDS[state]}, không làm việc này được. Hãy tải lại trang.`);

/** How many must be there: the fraction of those called, rounded up. */
export const quorumOf = (invited: number, { part, whole }: { readonly part: number; readonly whole: number }): number =>
  Math.ceil((invited * part) / whole);
