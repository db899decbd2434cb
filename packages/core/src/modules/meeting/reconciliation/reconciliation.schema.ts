import { z } from 'zod';
import { MeetingId, Reason } from '../meeting.schema.ts';
import { MEETING_STATES } from '../states.ts';
import { Figures, FIGURE_KEYS, FiguresInput } from '../view.schema.ts';

/** Of which unit and period. */
export const ReconciliationInput = FiguresInput.pick({ unitId: true, fromOn: true, toOn: true });

/** Two meetings that a person looked at: one is the other once more, or they are two. */
export const PairInput = z.strictObject({ meetingId: MeetingId, otherId: MeetingId, reason: Reason });
/** The one that was struck. */
export const ReturnInput = z.strictObject({ meetingId: MeetingId, reason: Reason });

const Line = z.object({
  meetingId: z.uuid(),
  title: z.string(),
  unitName: z.string(),
  heldOn: z.string(),
  state: z.enum(MEETING_STATES),
});
/** What a check found: at most so many lines, of so many in all. */
const found = <L extends z.ZodType>(line: L) => z.object({ total: z.int(), lines: z.array(line) });
const Other = z.object({ meetingId: z.uuid(), title: z.string(), state: z.enum(MEETING_STATES) });

/** What was looked at before a report is signed, and what does not fit (domain analysis 6.8). */
export const ReconciliationOutput = z.object({
  /** The figures of the whole, and of what adds up to it: the unit alone first, then each unit right under it. */
  whole: Figures,
  parts: z.array(z.object({ unitId: z.uuid(), name: z.string(), isAlone: z.boolean(), figures: Figures })),
  /** The figures of which the parts do not add up to the whole. */
  unequal: z.array(z.enum(FIGURE_KEYS)),
  /** How many held meetings there are, make-up sessions among them. */
  held: z.int(),
  /** Whether they were counted once more from their rows: not when there are too many to do it while somebody waits. */
  isRecounted: z.boolean(),
  /** Meetings whose kept figures are not what their rows say. */
  wrong: found(Line),
  /** Pairs of one kind, unit and day: perhaps one meeting, written down twice. */
  alike: found(
    Line.extend({
      startsAt: z.date(),
      other: Other.extend({ startsAt: z.date() }),
      /** How many people both have called. */
      inBoth: z.int(),
    }),
  ),
  /** What was decided about such pairs. */
  keptApart: found(Line.extend({ other: Other, reason: z.string() })),
  struck: found(Line.extend({ other: Other, reason: z.string() })),
  /** Held meetings whose records were changed after they had closed. */
  changed: found(Line.extend({ changes: z.int(), lastAt: z.date(), reason: z.string(), isAfterMinutes: z.boolean() })),
  /** Their day has passed and they are neither closed nor cancelled: no figure counts them. */
  notClosed: found(Line),
  /** Closed a week ago or longer, and no signed minutes. */
  notSigned: found(Line),
  /** Whether the reader may decide about pairs. */
  mayDecide: z.boolean(),
});
