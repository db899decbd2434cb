/** The states of a task (domain 6.2). "Overdue" and "transferred" are none: the one follows from the day, the other is history. */
export const TASK_STATES = [
  'proposed',
  'assigned',
  'accepted',
  'in_progress',
  'submitted',
  'returned',
  'done',
  'cancelled',
] as const;
/** One of {@link TASK_STATES}. */
export type TaskState = (typeof TASK_STATES)[number];

/** States in which somebody still owes something. */
export const OPEN_STATES = ['assigned', 'accepted', 'in_progress', 'submitted', 'returned'] as const;
/** States in which the owner works on it and may report or submit. */
export const WORKING_STATES = ['accepted', 'in_progress', 'returned'] as const;
/** States in which what was agreed may still be changed: after a result is on the table it may not. */
export const CHANGEABLE_STATES = ['proposed', 'assigned', 'accepted', 'in_progress', 'returned'] as const;

/**
 * How a task stands on a day; exactly one holds. `awaiting`: submitted in time, the verdict came not yet, the day is past.
 * What counts for "on time" is the day of the submission that was accepted, not the day on which the receiver looked.
 */
export const STANDINGS = ['proposed', 'running', 'awaiting', 'overdue', 'on_time', 'late', 'cancelled'] as const;
/** Standings of a task that somebody still owes. */
export const OPEN_STANDINGS: readonly Standing[] = ['running', 'awaiting', 'overdue'];
/** One of {@link STANDINGS}. */
export type Standing = (typeof STANDINGS)[number];

/** What may have happened to a task. */
export const EVENT_KINDS = [
  'proposed',
  'edited',
  'assigned',
  'accepted',
  'progress',
  'submitted',
  'returned',
  'done',
  'reopened',
  'due_changed',
  'transferred',
  'taken_over',
  'cancelled',
  'evidence_added',
  'evidence_withdrawn',
  'evidence_verified',
  'evidence_rejected',
  'reminded',
  'escalated',
] as const;
/** One of {@link EVENT_KINDS}. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** Where a task comes from. */
export const SOURCE_KINDS = ['document', 'conclusion', 'none'] as const;
/** One of {@link SOURCE_KINDS}. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What the receiver says about a piece of evidence. */
export const VERDICTS = ['pending', 'verified', 'rejected'] as const;
/** One of {@link VERDICTS}. */
export type Verdict = (typeof VERDICTS)[number];

/** The six clear things; a task cannot be assigned while one is missing. */
export const SIX = ['what', 'owner', 'dueOn', 'responsibility', 'product', 'authority'] as const;
/** One of {@link SIX}. */
export type Six = (typeof SIX)[number];
