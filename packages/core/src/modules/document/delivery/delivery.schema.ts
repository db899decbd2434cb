import { z } from 'zod';
import { Day } from '../../../usecase/index.ts';
import { ATTACHMENT_KINDS } from '../attachment-kinds.ts';
import { DocumentId, line, Reason, Symbol, TypeCode } from '../document.schema.ts';

/** A unit of this tenant that keeps its own house, and which tenant that is. */
export const JoinUnitInput = z.strictObject({
  unitId: z.uuid('Chọn đơn vị'),
  childTenantId: z.uuid('Chọn đảng bộ cấp dưới'),
});

/** What a message is about: a document with what it asks, one of its files, or the answer of a unit. */
export const MESSAGE_KINDS = ['document', 'file', 'answer'] as const;
/** One of {@link MESSAGE_KINDS}. */
export type MessageKind = (typeof MESSAGE_KINDS)[number];
/** On its way or tried again; arrived; not taken for good; given up after many tries; put out of use by a newer one. */
export const MESSAGE_STATES = ['waiting', 'delivered', 'refused', 'given_up', 'superseded'] as const;
/** One of {@link MESSAGE_STATES}. */
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Who took something back, on which day and why. */
export const Withdrawal = z.strictObject({
  on: Day,
  by: line('Thiếu nơi thu hồi', { most: 500 }),
  because: Reason,
});
/** Who took something back, on which day and why. */
export type Withdrawal = z.infer<typeof Withdrawal>;

/** What a document asks of the unit that receives it, as it stands above. */
export const Ask = z.strictObject({
  /** The id of the obligation above: what makes a second delivery of the same ask the same. */
  sendingId: z.uuid(),
  requiredType: TypeCode,
  task: line('Thiếu việc phải làm', { most: 200 }),
  dueOn: Day,
  /** Why the unit was let off; null when it was not. */
  exemptBecause: Reason.nullable(),
  withdrawal: Withdrawal.nullable(),
});
/** What a document asks. */
export type Ask = z.infer<typeof Ask>;

const Version = z.int().min(1);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** As the sender calls it; the guard of the receiver looks at it. */
const FileName = z.string().min(1).max(300);

/**
 * A document as it stands at the sender: its register line, which files it has, what it asks, whether it was taken back. Sent
 * down to whoever is asked by it; sent up, asking nothing, to whoever was answered with it.
 */
export const Sending = z.strictObject({
  sourceId: z.uuid(),
  fromTenantId: z.uuid(),
  fromName: line('Thiếu tên nơi gửi'),
  version: Version,
  issuer: z.strictObject({ code: line('Thiếu ký hiệu cơ quan', { most: 20 }), name: line('Thiếu tên cơ quan') }),
  symbol: Symbol,
  issuedOn: Day,
  title: line('Thiếu trích yếu'),
  signer: z.union([z.literal(''), line('Thiếu người ký', { most: 200 })]),
  effectiveOn: Day,
  expiresOn: Day.nullable(),
  withdrawal: Withdrawal.nullable(),
  files: z
    .array(z.strictObject({ sourceId: z.uuid(), name: FileName, sha256: Sha256, isWithdrawn: z.boolean() }))
    .max(100),
  asks: z.array(Ask).max(100),
  /** What it was called before it was corrected, the last first: an answer given before it had a source goes by one of these. */
  formerly: z
    .array(z.strictObject({ symbol: Symbol, issuedOn: Day }))
    .max(100)
    .default([]),
});
/** A document sent to another committee with what it asks. */
export type Sending = z.infer<typeof Sending>;

/** One file of a document that was sent. Its bytes lie in the file store of the installation under their hash. */
export const SentFile = z.strictObject({
  sourceId: z.uuid(),
  sourceDocumentId: z.uuid(),
  fromTenantId: z.uuid(),
  kind: z.enum(ATTACHMENT_KINDS),
  name: FileName,
  sha256: Sha256,
});
/** One file of a document that was sent. */
export type SentFile = z.infer<typeof SentFile>;

/** How a unit with its own house answered: by a document of its own, or on a day and how. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('document'),
    symbol: Symbol,
    issuedOn: Day,
    title: line('Thiếu trích yếu'),
    /** The code with which the unit signs. */
    code: line('Thiếu ký hiệu cơ quan', { most: 20 }),
    /** The document in the house of the unit, by which its corrections are known; an older message has none. */
    sourceId: z.uuid().optional(),
    /** The unit has taken it back: the duty is open again. */
    withdrawal: Withdrawal.optional(),
  }),
  z.strictObject({ kind: z.literal('otherwise'), doneOn: Day, how: line('Thiếu cách làm', { least: 5 }) }),
]);
/** How a unit answered. */
export type Answer = z.infer<typeof Answer>;

/** An answer that comes up from the tenant of a unit. */
export const HearInput = z.strictObject({
  obligationId: z.uuid('Chọn nghĩa vụ'),
  fromTenantId: z.uuid('Chọn đảng bộ cấp dưới'),
  version: Version,
  answer: Answer,
});

/** Which message. */
export const MessageInput = z.strictObject({ messageId: z.uuid('Chọn tin') });
/**
 * What is to be carried, and to whom: parsed by the receiver, so that a message it cannot read is a refusal there. `over` when it was delivered, given up or put
 * out of use meanwhile.
 */
export const MessageBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), toTenantId: z.uuid(), sending: z.custom<z.input<typeof Sending>>() }),
  z.object({ kind: z.literal('file'), toTenantId: z.uuid(), file: z.custom<SentFile>() }),
  z.object({ kind: z.literal('answer'), toTenantId: z.uuid(), heard: z.custom<z.input<typeof HearInput>>() }),
  z.object({ kind: z.literal('over') }),
]);
/** How a message fared: arrived, not taken now, or not taken for good and why. */
export const CarriedInput = z.strictObject({
  messageId: z.uuid('Chọn tin'),
  outcome: z.enum(['delivered', 'failed', 'refused']),
  /** What the receiver said. */
  remark: z.string().max(500).default(''),
});

/** A message as it is shown to the office that sends it. */
export const MessageLine = z.object({
  messageId: z.uuid(),
  kind: z.enum(MESSAGE_KINDS),
  documentId: z.uuid(),
  /** The document, the attachment or the answered obligation. */
  subjectId: z.uuid(),
  /** The name of the file, or the type and the task that were answered; the symbol of the document else. Empty for the operator. */
  about: z.string(),
  symbol: z.string(),
  toName: z.string(),
  /** Whether it goes up, to a committee that asked for it; else down. */
  isUp: z.boolean(),
  state: z.enum(MESSAGE_STATES),
  tries: z.int(),
  why: z.string(),
  madeAt: z.date(),
  nextAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});
/** A message as it is shown. */
export type MessageLine = z.infer<typeof MessageLine>;

/** The document that is taken back, and why. */
export const WithdrawDocumentInput = z.strictObject({ documentId: DocumentId, reason: Reason });
