import { z } from 'zod';
import { Day, optionalField } from '../../../usecase/index.ts';
import { Withdrawal } from '../delivery/delivery.schema.ts';
import { DocumentId, line, LineInput, Reason, TypeCode } from '../document.schema.ts';

/**
 * How an obligation stands on a day: answered by an own document in time (`issued`) or after the day set (`issued_late`),
 * carried out `otherwise` with a reason, in time or late, let off (`exempt`), `waiting`, or `overdue`. Exactly one holds.
 */
export const OBLIGATION_STATES = [
  'issued',
  'issued_late',
  'otherwise',
  'otherwise_late',
  'exempt',
  'waiting',
  'overdue',
] as const;
/** One of {@link OBLIGATION_STATES}. */
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** What coverage counts (H1): obliged = covered + late + missing + exempt. */
export const COVERS = ['covered', 'late', 'missing', 'exempt'] as const;
/** One of {@link COVERS}. */
export type Cover = (typeof COVERS)[number];
/** In which of the four figures an obligation is counted. */
export const COVER_OF = {
  issued: 'covered',
  otherwise: 'covered',
  issued_late: 'late',
  otherwise_late: 'late',
  exempt: 'exempt',
  waiting: 'missing',
  overdue: 'missing',
} as const satisfies Record<ObligationState, Cover>;

const obligationId = z.uuid('Chọn nghĩa vụ');

/** A document from above, the units that must answer it, with what type of document, by when. */
export const ObligeInput = z.strictObject({
  documentId: DocumentId,
  unitIds: z.array(z.uuid('Chọn đơn vị'), 'Chọn đơn vị').min(1, 'Chọn ít nhất một đơn vị').max(500, 'Nhiều đơn vị quá'),
  requiredType: TypeCode,
  task: line('Nhập việc phải làm', { most: 200 }),
  dueOn: Day,
});
/** The unit's own document that answers. */
export const FulfilInput = z.strictObject({ obligationId, ownDocumentId: z.uuid('Chọn văn bản') });
/** The day on which it was carried out without a document of its own, and how. */
export const FulfilOtherwiseInput = z.strictObject({ obligationId, doneOn: Day, reason: Reason });
/** The obligation of which a unit is let off, and why. */
export const ExemptInput = z.strictObject({ obligationId, reason: Reason });
/** The unit's own document, entered into the register and given as the answer in one step. */
export const IssueOwnInput = LineInput.extend({ obligationId });
/** Which obligation. */
export const ObligationInput = z.strictObject({ obligationId });
/** The obligation that was wrong. */
export const WithdrawObligationInput = z.strictObject({ obligationId, reason: Reason });

/** The document at the top of a cascade. */
export const CoverageInput = z.strictObject({ documentId: DocumentId });
/** The obligations under a document, all, in one state, or counted in one figure. */
export const ObligationsInput = z.strictObject({
  documentId: DocumentId,
  state: optionalField(z.enum(OBLIGATION_STATES, 'Chọn tình trạng')),
  cover: optionalField(z.enum(COVERS, 'Chọn tình trạng')),
});

/** One obligation with its answer; lags in days, null while there is no answer. */
export const ObligationLine = z.object({
  obligationId: z.uuid(),
  documentId: z.uuid(),
  symbol: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  requiredType: z.string(),
  task: z.string(),
  dueOn: z.string(),
  state: z.enum(OBLIGATION_STATES),
  ownDocumentId: z.uuid().nullable(),
  ownSymbol: z.string().nullable(),
  /** When it was answered: the day of the own document, or of carrying it out otherwise. */
  doneOn: z.string().nullable(),
  doneHow: z.string(),
  exemptBecause: z.string().nullable(),
  lagDays: z.int().nullable(),
  lagFromTop: z.int().nullable(),
  /** The document with which it was answered until the unit took that back; null when none was, or when answered anew. */
  recalled: z.object({ documentId: z.uuid(), symbol: z.string(), withdrawal: Withdrawal }).nullable(),
});
/** One obligation with its answer. */
export type ObligationLine = z.infer<typeof ObligationLine>;

/** A document of the cascade: how far below the top, and how many days after it and after the one it carries out. */
export const CascadeStep = z.object({
  documentId: z.uuid(),
  symbol: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  depth: z.int(),
  aboveSymbol: z.string().nullable(),
  lagDays: z.int(),
  lagFromTop: z.int(),
});
