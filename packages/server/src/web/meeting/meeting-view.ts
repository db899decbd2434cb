import type { z } from 'zod';
import type { meeting } from '@guong/core/meeting';
import type { org } from '@guong/core/org';

/** One meeting, whole. */
export type MeetingView = z.output<typeof meeting.one.output>;
/** Whether the list of those called may still change: once the meeting has opened it is frozen. */
export const isPreparing = ({ state }: Pick<MeetingView, 'state'>): boolean =>
  state === 'planned' || state === 'invited';

/** A page of the list. */
export type ListView = z.output<typeof meeting.list.output>;
/** Everyone on the list of a meeting. */
export type AttendanceView = z.output<typeof meeting.attendance.output>;
/** People found by name. */
export type FoundView = z.output<typeof org.searchPeople.output>;
/** The kinds of meeting. */
export type KindsView = z.output<typeof meeting.kinds.output>['kinds'];
/** The figures of a scope. */
export type FiguresView = z.output<typeof meeting.figures.output>;
/** The rows behind a figure. */
export type RecordsView = z.output<typeof meeting.figureRecords.output>;
/** What a report is checked for. */
export type ReconciliationView = z.output<typeof meeting.reconciliation.output>;
/** Units as they stand today. */
export type UnitsView = z.output<typeof org.unitTree.output>['units'];
/** Who holds which post today. */
export type HoldingsView = z.output<typeof org.holdings.output>['holdings'];
/** The categories of today. */
export type CategoriesView = z.output<typeof org.categories.output>['categories'];
