import type { Filled } from '../../http/filled.ts';
import type { AttendanceView, MeetingView } from './meeting-view.ts';

/** What the chair sees: agenda, who speaks, who waits, the quorum, the next action. */
export interface ChairProps extends Filled {
  readonly meeting: MeetingView;
  readonly people: AttendanceView['people'];
  /** The hour of the house: clocks of browsers differ. */
  readonly at: Date;
}
