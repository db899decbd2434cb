import type { z } from 'zod';
import type { meeting } from '@guong/core/meeting';
import type { org } from '@guong/core/org';
import type { task } from '@guong/core/task';

/** A page of the list. */
export type FoundView = z.output<typeof task.find.output>;
/** A line of the list. */
export type LineView = FoundView['tasks'][number];
/** One task with everything its page shows. */
export type TaskView = z.output<typeof task.one.output>;
/** The meeting that a task's conclusion was drawn in. */
export type SourceMeeting = NonNullable<z.output<typeof meeting.ofConclusion.output>['meeting']>;
/** A piece of evidence. */
export type EvidenceView = TaskView['evidence'][number];
/** The figures of a period. */
export type FiguresView = z.output<typeof task.figures.output>;
/** An appendix before it is taken in. */
export type PreviewView = z.output<typeof task.previewAppendix.output>;
/** The posts held today, for lists to choose from. */
export type HoldingsView = z.output<typeof org.holdings.output>['holdings'];
/** The units of today. */
export type UnitsView = z.output<typeof org.unitTree.output>['units'];

/** Where a task lives. */
export const pathOf = (taskId: string): string => `/tasks/${taskId}`;
