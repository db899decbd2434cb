import { tidy } from '@guong/vietnamese';
import { z } from 'zod';
import { Day, ONLY_IN_FORMS, openLine, optionalField, Revision, Tick } from '../../usecase/index.ts';
import { ATTACHMENT_KINDS } from './attachment-kinds.ts';
import { LINK_KINDS } from './link-kinds.ts';
import { VALIDITIES } from './validity.ts';

/** What is said to whoever types or sends a text that bears a mark of secrecy. */
export const SECRET_REFUSAL = 'Có dấu chỉ độ mật: văn bản mật không được đưa vào hệ thống nối mạng này.';

/** One line of text as people type it, tidied; a mark of secrecy in it is refused. */
export const line = openLine(SECRET_REFUSAL);

/** Why something already written is changed; kept with the values it replaces. */
export const Reason = line('Nêu lý do (ít nhất 5 ký tự)', { least: 5 });

/** Whoever registers says that he looked: no machine sees every mark. */
export const SeenPlain = Tick.refine((seen) => seen, 'Hãy xác nhận văn bản không mang dấu chỉ độ mật');

/** Which document. */
export const DocumentId = z.uuid('Chọn văn bản');
/** Which issuing body. */
export const IssuerId = z.uuid('Chọn cơ quan ban hành');
/** A calendar year. */
export const Year = z.coerce.number('Nhập năm').int('Nhập năm').min(1900, 'Nhập năm').max(2200, 'Nhập năm');
/** How a document is numbered, as typed: `195-KH/ĐU`, `298/KH-UBND`. */
export const Symbol = line('Nhập số, ký hiệu, ví dụ 195-KH/ĐU', { most: 200 });
/** The code of a type: `KH`. */
export const TypeCode = z.string('Chọn loại văn bản').regex(/^\p{L}{1,6}$/u, 'Chọn loại văn bản');

const Title = line('Nhập trích yếu');
const Signer = line('Nhập người ký', { most: 200 });

/** A body that issues documents, by its code (`QU`) and its full name. */
export const AddIssuerInput = z.strictObject({
  code: z
    .string('Nhập ký hiệu cơ quan, ví dụ QU')
    .overwrite(tidy)
    .regex(/^[\p{Lu}\d][\p{L}\d-]{0,19}$/u, 'Ký hiệu là chữ in hoa, ví dụ QU, ĐU, UBND'),
  name: line('Nhập tên cơ quan ban hành', { least: 2, most: 200 }),
  /** When it is a unit of ours. */
  unitId: optionalField(z.uuid('Chọn đơn vị')),
  isSuperior: Tick,
});
/** A term of an issuer; without `toOn` it runs on. */
export const OpenTermInput = z.strictObject({
  issuerId: IssuerId,
  name: line('Nhập tên nhiệm kỳ, ví dụ 2020–2025', { most: 100 }),
  fromOn: Day,
  toOn: optionalField(Day),
});
/** The term that closes, and the first day that no longer belongs to it. */
export const CloseTermInput = z.strictObject({ termId: z.uuid('Chọn nhiệm kỳ'), toOn: Day, reason: Reason });

/** A file as a door took it; its name and type are claims of the sender. */
const SentFile = z.strictObject(
  {
    fileName: z.string().max(300),
    mediaType: z.string().max(200),
    bytes: z.instanceof(Uint8Array, { error: 'Chọn tệp' }),
  },
  'Chọn tệp',
);

/** The line of a document in the register, as it was issued. */
export const LineInput = z.strictObject({
  issuerId: IssuerId,
  symbol: Symbol,
  issuedOn: Day,
  title: Title,
  signer: optionalField(Signer),
  effectiveOn: optionalField(Day),
  expiresOn: optionalField(Day),
  isPublic: Tick,
  isPlain: SeenPlain,
});
/** What a document that is being registered does to another one: by its symbol as people type it, or by its id. */
const LinkedInput = z.strictObject({
  kind: z.enum(LINK_KINDS, 'Chọn loại liên kết'),
  symbol: optionalField(line('Nhập số, ký hiệu của văn bản kia', { most: 200 })),
  toId: optionalField(DocumentId),
});
/** A document as it was issued, with its first file and its first link where they are at hand. */
export const RegisterInput = LineInput.extend({
  /** Only forms send files. */
  file: optionalField(SentFile).meta(ONLY_IN_FORMS),
  fileKind: optionalField(z.enum(ATTACHMENT_KINDS, 'Chọn loại tệp')).meta(ONLY_IN_FORMS),
  link: LinkedInput.optional(),
});
/** What was typed wrongly; fields left out stay. `isOpenEnded` takes an end of validity away. */
export const CorrectInput = z.strictObject({
  documentId: DocumentId,
  symbol: optionalField(Symbol),
  issuedOn: optionalField(Day),
  title: optionalField(Title),
  signer: optionalField(Signer),
  effectiveOn: optionalField(Day),
  expiresOn: optionalField(Day),
  isOpenEnded: Tick,
  isPublic: optionalField(Tick),
  reason: Reason,
  revision: Revision,
});
/** Another name by which people call a document. */
export const AliasInput = z.strictObject({
  documentId: DocumentId,
  alias: line('Nhập tên gọi khác', { least: 2, most: 200 }),
});
/** The other name that was wrong. */
export const WithdrawAliasInput = AliasInput.extend({ reason: Reason });
/** What one document does to another. */
export const LinkInput = z.strictObject({
  fromId: DocumentId,
  toId: DocumentId,
  kind: z.enum(LINK_KINDS, 'Chọn loại liên kết'),
});
/** The link that was wrong. */
export const WithdrawLinkInput = z.strictObject({ linkId: z.uuid('Chọn liên kết'), reason: Reason });

/** A file of a document, as a door took it. */
export const AttachInput = z.strictObject({
  documentId: DocumentId,
  kind: z.enum(ATTACHMENT_KINDS, 'Chọn loại tệp'),
  file: SentFile,
  isPlain: SeenPlain,
});
/** Which file of which document. */
export const AttachmentInput = z.strictObject({ documentId: DocumentId, attachmentId: z.uuid('Chọn tệp') });
/** The file that does not belong there. */
export const WithdrawAttachmentInput = AttachmentInput.extend({ reason: Reason });

/** An id and its new revision. */
export const Changed = z.object({ id: z.uuid(), revision: z.int() });
/** The id of what was made or changed. */
export const Made = z.object({ id: z.uuid() });

/** A line of the register. */
export const DocumentLine = z.object({
  documentId: z.uuid(),
  symbol: z.string(),
  type: z.string(),
  title: z.string(),
  issuerId: z.uuid(),
  issuerName: z.string(),
  issuedOn: z.string(),
  isPublic: z.boolean(),
  validity: z.enum(VALIDITIES),
});
/** A line of the register. */
export type DocumentLine = z.infer<typeof DocumentLine>;

/** What is sought; everything may be left out. `year` is the year of issue. */
export const FindInput = z.strictObject({
  query: optionalField(line('Nhập từ cần tìm', { most: 200 })),
  issuerId: optionalField(IssuerId),
  type: optionalField(TypeCode),
  year: optionalField(Year),
  /** Only what was issued by this day. */
  until: optionalField(Day),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** The documents found, best first; `total` counts all of them. */
export const FindOutput = z.object({ documents: z.array(DocumentLine), total: z.int() });
