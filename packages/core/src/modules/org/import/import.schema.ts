import { z } from 'zod';
import { optionalField, Told } from '../../../usecase/index.ts';

/** What a list is: Party members with their cells, or people called to a round under categories. */
export const ImportKind = z.enum(['members', 'roll'], 'Chọn loại danh sách');
/** One of the kinds. */
export type ImportKind = z.infer<typeof ImportKind>;
/** `confirming` while the job runs; `failed` may be confirmed again. */
export const ImportState = z.enum(['previewed', 'confirming', 'confirmed', 'failed', 'discarded']);
/** One of the states. */
export type ImportState = z.infer<typeof ImportState>;

/** What a column of a list can hold. */
export const FIELDS = ['name', 'birth', 'sex', 'post', 'unit', 'cell', 'standing', 'category'] as const;
/** One of {@link FIELDS}. */
export type Field = (typeof FIELDS)[number];

const Column = optionalField(z.coerce.number('Chọn cột').int().min(1).max(16_384));
/** Which column (from 1) holds which field; a field left out is not in the list. */
export const Mapping = z
  .strictObject({
    name: z.coerce.number('Chọn cột họ và tên').int('Chọn cột họ và tên').min(1, 'Chọn cột họ và tên').max(16_384),
    birth: Column,
    sex: Column,
    post: Column,
    unit: Column,
    cell: Column,
    standing: Column,
    category: Column,
  })
  .superRefine((mapping, refused) => {
    const seen = new Set<number>();
    for (const field of FIELDS) {
      const column = mapping[field];
      if (column === undefined) continue;
      if (seen.has(column)) refused.addIssue({ code: 'custom', path: [field], message: 'Cột này đã chọn ở trên' });
      seen.add(column);
    }
  });
/** A checked mapping. */
export type Mapping = z.output<typeof Mapping>;

/** The import that is meant. */
export const ImportId = z.uuid('Chọn lần nhập');
/** One import by its id. */
export const OneImportInput = z.strictObject({ importId: ImportId });

const Sheet = optionalField(z.string().max(200));
/** A file as a form sends it; its name and type are claims. */
export const StartImportInput = z.strictObject({
  kind: ImportKind,
  file: z.strictObject(
    {
      fileName: z.string().max(300),
      mediaType: z.string().max(200),
      bytes: z.instanceof(Uint8Array, { error: 'Chọn tệp danh sách' }),
    },
    'Chọn tệp danh sách',
  ),
  sheet: Sheet,
});
/** Another sheet, other columns, or both. */
export const RemapImportInput = z.strictObject({ importId: ImportId, sheet: Sheet, mapping: Mapping.optional() });

const Answer = z
  .string('Chọn một câu trả lời')
  .regex(
    /^(?:different|leave_out|undecided|row:\d{1,7}|person:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    'Chọn một câu trả lời',
  );
/** Answers by row: `person:<id>`, `row:<number>`, `different`, `leave_out`, or `undecided` to ask again. */
export const DecideInput = z.strictObject({
  importId: ImportId,
  decisions: z.array(z.strictObject({ rowNo: z.coerce.number().int().min(1), answer: Answer })).max(25_000),
  /** Also leaves out every row whose problem is not solved. */
  leaveOutBlocked: z.boolean().default(false),
});

/** Changed cell: where, what stood there, what is taken, and why. */
export const Change = z.object({
  ref: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  reasons: z.array(z.string()),
});
/** One changed cell. */
export type Change = z.infer<typeof Change>;
/** What is wrong or worth knowing about a row; `isBlocking` must be solved or the row left out. */
export const Problem = z.object({ ref: z.string(), message: Told, isBlocking: z.boolean() });
/** One problem. */
export type Problem = z.infer<typeof Problem>;
/** What a row says, cleaned: birth is `yyyy-mm-dd` or `yyyy`. */
export const RowFields = z.object({
  name: z.string(),
  birth: z.string(),
  sex: z.enum(['', 'female', 'male']),
  post: z.string(),
  unit: z.string(),
  cell: z.string(),
  standing: z.enum(['', 'official', 'probationary', 'exempt']),
  category: z.string(),
});
/** The cleaned fields of a row. */
export type RowFields = z.infer<typeof RowFields>;
/** Somebody a row may be: an answer to give and what to recognise him by; what is no text of the house is as it was typed. */
export const Candidate = z.object({ answer: z.string(), facts: z.array(Told) });
/** One candidate. */
export type Candidate = z.infer<typeof Candidate>;

/** Counts that do not change while people decide. */
export const StaticCounts = z.object({
  rows: z.int(),
  leftOut: z.int(),
  changedCells: z.int(),
  changedBy: z.record(z.string(), z.int()),
});
/** Counts of a reading. */
export type StaticCounts = z.infer<typeof StaticCounts>;
/** All counts of an import as it stands. */
export const Counts = StaticCounts.extend({
  people: z.int(),
  newPeople: z.int(),
  knownPeople: z.int(),
  repeatedRows: z.int(),
  /** Rows with a problem that is neither solved nor left out. */
  blocked: z.int(),
  /** Rows whose person is still to be decided. */
  undecided: z.int(),
});

/** What a sheet of the file is. */
export const SheetLine = z.object({ name: z.string(), isHidden: z.boolean(), rows: z.int() });
/** A column of the table with its title. */
export const ColumnLine = z.object({ column: z.int(), title: z.string() });
