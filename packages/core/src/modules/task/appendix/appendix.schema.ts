import { z } from 'zod';
import { UploadedFile } from '../evidence.schema.ts';
import { optionalField } from '../../../usecase/index.ts';

/** What a column of an appendix may hold. */
export const FIELDS = ['number', 'what', 'lead', 'support', 'product', 'due', 'supervisor'] as const;
/** One of {@link FIELDS}. */
export type Field = (typeof FIELDS)[number];

const MOST_CHARACTERS = 200_000;
const Column = z.coerce.number().int().min(0).max(60);
const mapping = Object.fromEntries(FIELDS.map((field) => [field, optionalField(Column)])) as Record<
  Field,
  ReturnType<typeof optionalField<typeof Column>>
>;
/** Which column (from 0) holds what. */
export const Mapping = z.strictObject(mapping);
/** Which column holds what. */
export type Mapping = z.output<typeof Mapping>;

const Table = z
  .string('Dán bảng hoặc chọn tệp')
  .max(MOST_CHARACTERS, 'Bảng dài quá 200.000 ký tự: hãy chia thành nhiều phần');

/** A table pasted from a text (cells parted by tabs) or a file that holds one; without a mapping one is proposed. */
export const PreviewAppendixInput = z.strictObject({
  table: optionalField(Table),
  file: UploadedFile.optional(),
  mapping: Mapping.optional(),
});
/** The table as it was previewed, to be taken in as a whole; `documentId` is the plan it belongs to. */
export const ImportAppendixInput = z.strictObject({
  table: Table.min(1, 'Dán bảng hoặc chọn tệp'),
  mapping: Mapping,
  documentId: optionalField(z.uuid('Chọn văn bản')),
  /** Takes rows in that lack something; what was written there stands in their history. */
  allowsGaps: z.preprocess((typed) => typed === true || typed === 'true' || typed === 'on', z.boolean()).default(false),
});

/** One row of an appendix as it would come in, with everything that is wrong with it. */
export const AppendixRow = z.object({
  row: z.int(),
  what: z.string(),
  product: z.string(),
  lead: z.string(),
  ownerPostId: z.uuid().nullable(),
  owner: z.string(),
  support: z.array(z.object({ unitId: z.uuid(), name: z.string() })),
  supervisorPostId: z.uuid().nullable(),
  supervisor: z.string(),
  dueOn: z.string().nullable(),
  /** What must be put right: without it nothing comes in. */
  errors: z.array(z.string()),
  /** What would be missing: comes in only when that is allowed. */
  gaps: z.array(z.string()),
});
/** One row of an appendix as it would come in. */
export type AppendixRow = z.infer<typeof AppendixRow>;
/** The table in the form in which it is sent again, its columns, what they are taken for, and its rows. */
export const PreviewAppendixOutput = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  mapping: Mapping,
  rows: z.array(AppendixRow),
});
