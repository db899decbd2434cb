import type { Tx } from '../../platform/index.ts';
import type { CheckInMode, MeetingState, Mode, OpinionKind, Proof } from './states.ts';

/** `meeting.meeting`: with the rules of its kind as they held when it was planned. */
export interface MeetingRow {
  tenant_id: string;
  meeting_id: string;
  kind: string;
  kind_name: string;
  is_study: boolean;
  quorum_part: number;
  quorum_whole: number;
  late_after_minutes: number;
  unit_id: string;
  title: string;
  starts_at: Date;
  place: string;
  mode: Mode;
  chair_id: string | null;
  secretary_id: string | null;
  state: MeetingState;
  make_up_of: string | null;
  check_in_code: string;
  check_in_mode: CheckInMode;
  check_in_seconds: number;
  current_item_id: string | null;
  invitation_rule: string;
  opened_at: Date | null;
  closed_at: Date | null;
  revision: number;
  /** The meeting that this one is once more; null while it counts by itself. */
  duplicate_of: string | null;
}
/** `meeting.agenda_item`. */
export interface ItemRow {
  tenant_id: string;
  item_id: string;
  meeting_id: string;
  item_no: number;
  title: string;
  minutes: number | null;
  presenter: string;
  document_id: string | null;
}
/** `meeting.invitee`: who is called, as he was on the day. */
export interface InviteeRow {
  tenant_id: string;
  meeting_id: string;
  person_id: string;
  seat_no: number;
  code: string;
  name: string;
  post: string;
  unit_name: string;
  category: string;
  category_name: string;
  source: 'rule' | 'single' | 'make_up';
  excluded_because: string;
}
/** `meeting.attendance`: one stay. */
export interface AttendanceRow {
  tenant_id: string;
  attendance_id: string;
  meeting_id: string;
  person_id: string;
  from_at: Date;
  to_at: Date | null;
  mode: 'present' | 'online';
  proof: Proof;
  is_withdrawn: boolean;
}
/** `meeting.opinion`: from asking to speak to what was said. */
export interface OpinionRow {
  tenant_id: string;
  opinion_id: string;
  meeting_id: string;
  opinion_no: number | null;
  queue_no: number;
  item_id: string | null;
  person_id: string | null;
  speaker: string;
  kind: OpinionKind;
  topic: string;
  text: string;
  state: 'waiting' | 'speaking' | 'done' | 'withdrawn';
  minutes_allowed: number;
  started_at: Date | null;
  ended_at: Date | null;
}
/** `meeting.conclusion`. */
export interface ConclusionRow {
  tenant_id: string;
  conclusion_id: string;
  meeting_id: string;
  conclusion_no: number;
  what: string;
  owner_post_id: string | null;
  due_on: string | null;
  responsibility: string;
  product: string;
  authority: string;
  support_unit_ids: string[];
  task_id: string | null;
  is_withdrawn: boolean;
}
/** `meeting.minutes`: one drawing of the minutes. */
export interface MinutesRow {
  tenant_id: string;
  meeting_id: string;
  draft_no: number;
  record: string;
  record_sha256: string;
  pdf_sha256: string;
  docx_sha256: string;
  drawn_at: Date;
  signed_file_id: string | null;
  signed_sha256: string | null;
  signed_at: Date | null;
  /** JSON of what the check of certificate signatures found. */
  signatures: string | null;
}
/** `meeting.guest`: somebody who is there and on nobody's list; expected until `from_at` is set. */
export interface GuestRow {
  tenant_id: string;
  guest_id: string;
  meeting_id: string;
  guest_no: number;
  name: string;
  body: string;
  from_at: Date | null;
  to_at: Date | null;
  is_withdrawn: boolean;
}
type MeetingTables = {
  'platform.tenant': { tenant_id: string; name: string };
  'meeting.kind': {
    tenant_id: string;
    code: string;
    name: string;
    is_study: boolean;
    quorum_part: number;
    quorum_whole: number;
    late_after_minutes: number;
    is_retired: boolean;
  };
  'meeting.meeting': MeetingRow;
  'meeting.agenda_item': ItemRow;
  'meeting.invitee': InviteeRow;
  'meeting.attendance': AttendanceRow;
  'meeting.excuse': {
    tenant_id: string;
    meeting_id: string;
    person_id: string;
    because: string;
    is_withdrawn: boolean;
  };
  'meeting.opinion': OpinionRow;
  'meeting.vote': {
    tenant_id: string;
    vote_id: string;
    meeting_id: string;
    vote_no: number;
    item_id: string | null;
    question: string;
    votes_for: number;
    votes_against: number;
    abstentions: number;
    present: number;
    invited: number;
    quorum_needed: number;
    taken_at: Date;
    /** Null while it holds. */
    withdrawn_at: Date | null;
  };
  'meeting.conclusion': ConclusionRow;
  'meeting.guest': GuestRow;
  'meeting.minutes': MinutesRow;
  'meeting.kept_apart': {
    tenant_id: string;
    meeting_id: string;
    other_id: string;
    reason: string;
    decided_at: Date;
  };
  'meeting.word': { tenant_id: string; word: string; meeting_id: string };
  'meeting.correction': {
    tenant_id: string;
    correction_id: string;
    meeting_id: string;
    what: string;
    before: string;
    reason: string;
    made_at: Date;
    made_by: string;
  };
};

/** This room's own tables; no other room can name them. */
export const tables = (tx: Tx) => tx.$extendTables<MeetingTables>();
