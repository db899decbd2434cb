/** Tasks: who in which post does what by when, with what product and what evidence. Overdue is computed, never stored. */
export { task, taskUseCases } from './use-cases.ts';
export { proposeTask, type NewTask } from './propose-task.ts';
export {
  FIELDS as APPENDIX_FIELDS,
  type AppendixRow,
  type Field as AppendixField,
  type Mapping as AppendixMapping,
} from './appendix/appendix.schema.ts';
export { readsTasks } from './task.policy.ts';
export { WAITING_KINDS, type WaitingKind } from './waiting.views.ts';
export { ProposeInput, SCOPES as SCOPES_OF_LIST, type Proposed, type TaskLine } from './task.schema.ts';
export {
  OPEN_STATES,
  SIX,
  SOURCE_KINDS,
  STANDINGS,
  TASK_STATES,
  VERDICTS,
  type EventKind,
  type Six,
  type Standing,
  type TaskState,
  type Verdict,
} from './task.states.ts';
