import { z } from 'zod';
import { Day, optionalField, Tick } from '../../usecase/index.ts';
import { line, MeetingId } from './meeting.schema.ts';
import { CHECK_IN_MODES, MEETING_STATES, MODES, OPINION_KINDS, PROOFS, STANDINGS } from './states.ts';

/** How many of those called were there, and in which way. */
export const CountsOut = z.object({
  invited: z.int(),
  present: z.int(),
  online: z.int(),
  late: z.int(),
  excused: z.int(),
  absent: z.int(),
  madeUp: z.int(),
  there: z.int(),
});
const Fraction = z.object({ part: z.int(), whole: z.int() });

/** A kind of meeting with its rules. */
export const KindOut = z.object({
  code: z.string(),
  name: z.string(),
  isStudy: z.boolean(),
  quorum: Fraction,
  lateAfterMinutes: z.int(),
  isRetired: z.boolean(),
});

/** Which meetings; everything may be left out. */
export const ListInput = z.strictObject({
  /** Words of the title or the kind, in any order, with or without diacritics. */
  query: optionalField(line('Nhập từ cần tìm', { most: 200 })),
  unitId: optionalField(z.uuid('Chọn đơn vị')),
  kind: optionalField(z.string().max(40, 'Chọn loại họp')),
  year: optionalField(z.coerce.number('Nhập năm').int('Nhập năm').min(1900, 'Nhập năm').max(2200, 'Nhập năm')),
  /** Only those that the reader himself is called to, chairs or writes down, still to come or going on. */
  onlyMine: Tick,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** A line of the list of meetings. */
export const MeetingLine = z.object({
  meetingId: z.uuid(),
  title: z.string(),
  kindName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  startsAt: z.date(),
  place: z.string(),
  state: z.enum(MEETING_STATES),
  isMakeUp: z.boolean(),
  invited: z.int(),
  present: z.int(),
  opinions: z.int(),
});
/** The meetings that concern the reader, latest first. */
export const ListOutput = z.object({ meetings: z.array(MeetingLine), total: z.int(), mayPlan: z.boolean() });

const Item = z.object({
  itemId: z.uuid(),
  itemNo: z.int(),
  title: z.string(),
  minutes: z.int().nullable(),
  presenter: z.string(),
  documentId: z.uuid().nullable(),
  documentSymbol: z.string().nullable(),
});
const Opinion = z.object({
  opinionId: z.uuid(),
  opinionNo: z.int().nullable(),
  itemId: z.uuid().nullable(),
  speaker: z.string(),
  kind: z.enum(OPINION_KINDS),
  topic: z.string(),
  text: z.string(),
  state: z.enum(['waiting', 'speaking', 'done', 'withdrawn']),
  minutesAllowed: z.int(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  /** Which time it is that he speaks here: 1 for the first. */
  turn: z.int(),
});
const Guest = z.object({
  guestId: z.uuid(),
  guestNo: z.int(),
  name: z.string(),
  body: z.string(),
  hasCome: z.boolean(),
  isThere: z.boolean(),
});
const Vote = z.object({
  voteId: z.uuid(),
  voteNo: z.int(),
  question: z.string(),
  votesFor: z.int(),
  votesAgainst: z.int(),
  abstentions: z.int(),
  present: z.int(),
  invited: z.int(),
  quorumNeeded: z.int(),
});
const Conclusion = z.object({
  conclusionId: z.uuid(),
  conclusionNo: z.int(),
  what: z.string(),
  ownerPostId: z.uuid().nullable(),
  owner: z.string(),
  dueOn: z.string().nullable(),
  responsibility: z.string(),
  product: z.string(),
  authority: z.string(),
  taskId: z.uuid().nullable(),
  /** The names of the six things that are still missing. */
  lacks: z.array(z.enum(['owner', 'due', 'responsibility', 'product', 'authority'])),
});
/** A signature by certificate, as it was found when the file came in. */
export const Signature = z.object({
  signer: z.string(),
  issuer: z.string(),
  serial: z.string(),
  certificateSha256: z.string(),
  signedAt: z.coerce.date(),
  isIssuerTrusted: z.boolean(),
});
/** One meeting, whole: what its pages, its screen and its minutes are made of. */
export const OneOutput = z.object({
  meetingId: z.uuid(),
  title: z.string(),
  kind: z.string(),
  kindName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  startsAt: z.date(),
  place: z.string(),
  mode: z.enum(MODES),
  chairId: z.uuid().nullable(),
  chair: z.string(),
  secretaryId: z.uuid().nullable(),
  secretary: z.string(),
  state: z.enum(MEETING_STATES),
  revision: z.int(),
  openedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  currentItemId: z.uuid().nullable(),
  makeUpOf: z.object({ meetingId: z.uuid(), title: z.string() }).nullable(),
  makeUps: z.array(
    z.object({ meetingId: z.uuid(), startsAt: z.date(), place: z.string(), state: z.enum(MEETING_STATES) }),
  ),
  /** Wishes to speak that were taken off the queue. */
  takenOff: z.array(z.object({ opinionId: z.uuid(), speaker: z.string(), topic: z.string() })),
  rule: z.object({ categories: z.array(z.string()), unitIds: z.array(z.uuid()), postTitles: z.array(z.string()) }),
  quorum: Fraction.extend({ needed: z.int(), isReached: z.boolean() }),
  counts: CountsOut,
  categories: z.array(CountsOut.extend({ category: z.string(), categoryName: z.string() })),
  items: z.array(Item),
  opinions: z.array(Opinion),
  /** Guests, never among those called: counted by themselves. */
  guests: z.array(Guest),
  votes: z.array(Vote),
  conclusions: z.array(Conclusion),
  corrections: z.array(
    z.object({ correctionId: z.uuid(), what: z.string(), before: z.string(), reason: z.string(), madeAt: z.date() }),
  ),
  minutes: z
    .object({
      draftNo: z.int(),
      recordSha256: z.string(),
      pdfSha256: z.string(),
      drawnAt: z.date(),
      signedAt: z.date().nullable(),
      /** What the check of signatures by certificate found; null where a scan was kept. */
      signatures: z.array(Signature).nullable(),
      /** Whether the records still are what was drawn. */
      isCurrent: z.boolean(),
    })
    .nullable(),
  /** How the reader stands to it; null when he is not called. */
  mine: z.object({ standing: z.enum(STANDINGS), isThere: z.boolean() }).nullable(),
  can: z.object({
    run: z.boolean(),
    confirm: z.boolean(),
    readFigures: z.boolean(),
    readTasks: z.boolean(),
    decideAlike: z.boolean(),
  }),
  /** The code that is shown in the hall at this moment; only for whoever runs it. */
  checkIn: z
    .object({ code: z.string(), mode: z.enum(CHECK_IN_MODES), seconds: z.int(), isChosenByReader: z.boolean() })
    .nullable(),
});
/** One meeting, whole. */
export type OneMeeting = z.output<typeof OneOutput>;
/** Everything about a meeting that does not depend on who reads it. */
export type WholeMeeting = Omit<OneMeeting, 'mine' | 'can' | 'checkIn'>;
/** What the minutes of a meeting are drawn from. */
export type Content = Omit<WholeMeeting, 'makeUpOf' | 'makeUps' | 'takenOff' | 'corrections' | 'minutes'>;

/** Everyone on the list with how he stands. */
export const AttendanceOutput = z.object({
  people: z.array(
    z.object({
      personId: z.uuid(),
      seatNo: z.int(),
      name: z.string(),
      post: z.string(),
      unitName: z.string(),
      categoryName: z.string(),
      standing: z.enum(STANDINGS),
      isOnline: z.boolean(),
      isLate: z.boolean(),
      isThere: z.boolean(),
      firstAt: z.date().nullable(),
      lastAt: z.date().nullable(),
      because: z.string(),
      isMadeUp: z.boolean(),
      /** What proves that he was there. */
      proofs: z.array(z.enum(PROOFS)),
      /** Called by name, not by a rule. */
      isSingle: z.boolean(),
    }),
  ),
  leftOut: z.array(z.object({ personId: z.uuid(), name: z.string(), post: z.string(), because: z.string() })),
});

/** What may be counted over meetings (domain analysis 6.7, A1 to A6). */
export const FIGURE_KEYS = [
  'sessions',
  'invited',
  'present',
  'excused',
  'absent',
  'madeUp',
  'personTimes',
  'opinions',
  'papers',
  'guests',
] as const;
/** One of {@link FIGURE_KEYS}. */
export type FigureKey = (typeof FIGURE_KEYS)[number];

const scope = {
  /** This unit and all under it; the whole committee when left out. */
  unitId: optionalField(z.uuid('Chọn đơn vị')),
  fromOn: Day,
  /** The last day that counts. */
  toOn: Day,
  /** Only people of this category. */
  category: optionalField(z.string().max(40, 'Chọn thành phần')),
  /** Only conferences of study. */
  isStudyOnly: z.preprocess((typed) => typed === true || typed === 'true', z.boolean()).default(false),
};
/** Of which unit, period and category. */
export const FiguresInput = z.strictObject(scope);
/** Which figure opens into its rows. */
export const FigureRecordsInput = z.strictObject({
  ...scope,
  figure: z.enum(FIGURE_KEYS, 'Chọn số liệu'),
  limit: z.coerce.number().int().min(1).max(5_000).default(100),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});
/** The counts of a scope. */
export const Figures = z.record(z.enum(FIGURE_KEYS), z.int());
/** The counts, and the same by category: the rate is `present` of `invited`, after make-up `present + madeUp` of `invited`. */
export const FiguresOutput = z.object({
  figures: Figures,
  categories: z.array(
    z.object({
      category: z.string(),
      categoryName: z.string(),
      invited: z.int(),
      present: z.int(),
      excused: z.int(),
      absent: z.int(),
      madeUp: z.int(),
    }),
  ),
});
/** The rows behind a figure. */
export const FigureRecordsOutput = z.object({
  records: z.array(
    z.object({
      meetingId: z.uuid(),
      title: z.string(),
      unitName: z.string(),
      heldOn: z.string(),
      /** The person, or what was said. */
      what: z.string(),
    }),
  ),
  total: z.int(),
});
/** Only which meeting. */
export const OneInput = z.strictObject({ meetingId: MeetingId });
