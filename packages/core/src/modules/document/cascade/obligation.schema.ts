import { z } from 'zod';
import { Day, DocumentId, line, optionalField, Reason, TypeCode } from '../document.schema.ts';

/**
 * How an obligation stands on a day: `issued` in time, `issued_late` after the day set, carried out `otherwise` with a
 * reason, `waiting`, or `overdue`. Exactly one of them holds.
 */
export const OBLIGATION_STATES = ['issued', 'issued_late', 'otherwise', 'waiting', 'overdue'] as const;
/** One of {@link OBLIGATION_STATES}. */
export type ObligationState = (typeof OBLIGATION_STATES)[number];

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
/** The obligation that was wrong. */
export const WithdrawObligationInput = z.strictObject({ obligationId, reason: Reason });

/** The document at the top of a cascade. */
export const CoverageInput = z.strictObject({ documentId: DocumentId });
/** The obligations under a document, all or in one state. */
export const ObligationsInput = z.strictObject({
  documentId: DocumentId,
  state: optionalField(z.enum(OBLIGATION_STATES, 'Chọn tình trạng')),
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
  lagDays: z.int().nullable(),
  lagFromTop: z.int().nullable(),
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
