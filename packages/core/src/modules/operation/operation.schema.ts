import { z } from 'zod';

/** Nothing to say. */
export const NoInput = z.strictObject({});

const Hash = z.string().regex(/^[0-9a-f]+$/);

/** A point of the chain that was printed: its number and the beginning of its hash. */
export const VerifyAuditInput = z.strictObject({
  checkpoint: z.strictObject({ seq: z.int().min(0), hash: Hash }).optional(),
});
const ChainProblem = z.enum(['edited', 'missing_before', 'reordered', 'inserted', 'truncated']);
const RowProblem = z.enum(['row_edited', 'row_deleted', 'row_inserted', 'changes_edited', 'unwatched']);
/** The first row that does not fit: its table and key, how many there are, and who left it as it should be. */
const AstrayRow = z.object({
  place: z.string(),
  key: z.string(),
  astray: z.int(),
  last: z.object({ at: z.date(), actor: z.string(), post: z.string(), type: z.string() }).nullable(),
});
/** Whether chain and rows hold (and how many of each were checked); if not, the first bad one. */
export const VerifyAuditOutput = z.discriminatedUnion('holds', [
  z.object({ holds: z.literal(true), count: z.int(), head: z.string(), rows: z.int() }),
  z.object({
    holds: z.literal(false),
    seq: z.int(),
    problem: z.union([ChainProblem, RowProblem]),
    row: AstrayRow.nullish(),
  }),
]);

/** The checkpoint of the day, as it is printed. */
export const CheckpointOutput = z.object({ seq: z.int(), hash: z.string(), line: z.string() });

/** How many rows were forgotten. */
export const ForgottenOutput = z.object({ answers: z.int(), securityEvents: z.int() });

/** Of one moment: how much was saved, and the hash over the file. */
export const NoteBackupInput = z.strictObject({
  takenAt: z.iso.datetime(),
  tables: z.int(),
  rows: z.int(),
  files: z.int(),
  sha256: Hash,
  isEncrypted: z.boolean(),
});
/** What came back, and of which moment. */
export const NoteRestoreInput = z.strictObject({
  takenAt: z.iso.datetime(),
  tables: z.int(),
  rows: z.int(),
  files: z.int(),
  endedSignIns: z.int(),
  revokedTokens: z.int(),
});
/** The instant of the note. */
export const NotedOutput = z.object({ notedAt: z.date() });

/** When the house was last kept in order; nothing when never. */
export const UpkeepOutput = z.object({
  sweptAt: z.date().nullable(),
  checkpointAt: z.date().nullable(),
  backedUpAt: z.date().nullable(),
});

/** Bytes of files: what is used, how much there is, and whether it is time to ask for more. */
export const FileSpaceOutput = z.object({ usedBytes: z.number(), quotaBytes: z.number(), isNearlyFull: z.boolean() });
