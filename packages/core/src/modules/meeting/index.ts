/** Meetings: who was called, who was there, what was said, voted and concluded, and the minutes. Numbers are rows. */
export { meeting, meetingUseCases } from './use-cases.ts';
export { MARKS } from './meeting.schema.ts';
export {
  CHECK_IN_MODES,
  MEETING_STATES,
  MODES,
  OPINION_KINDS,
  type MeetingState,
  type Mode,
  type OpinionKind,
} from './states.ts';
export { FIGURE_KEYS, type FigureKey } from './view.schema.ts';
