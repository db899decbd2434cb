import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import { auditTables, GENESIS } from './audit.ts';
import type { ChainPoint } from './verify-audit.ts';

/** The chain as it stood on a day, short enough to be printed, read aloud and typed again. */
export interface Checkpoint extends ChainPoint {
  /** `1234 · 0a1b 2c3d … ` : the number of rows, then the first 32 hex digits of the last hash in groups of four. */
  readonly line: string;
}

type CheckpointTables = {
  'audit.checkpoint': { tenant_id: string; taken_on: string; seq: number; hash: string; line: string };
};

const PRINTED = 32;

/** Takes the checkpoint of a day (`yyyy-mm-dd`), or answers the one taken earlier that day: paper must not differ. */
export async function auditCheckpoint(tx: Tx, tenantId: string, day: string): Promise<Checkpoint> {
  const heads = auditTables(tx).selectFrom('audit.head').select(['seq', 'hash']).where('tenant_id', '=', tenantId);
  const { seq, hash } = (await heads.executeTakeFirst()) ?? { seq: 0, hash: GENESIS };
  const tables = tx.$extendTables<CheckpointTables>();
  await tables
    .insertInto('audit.checkpoint')
    .values({ tenant_id: tenantId, taken_on: day, seq, hash, line: lineOf({ seq, hash }) })
    .onConflict((earlier) => earlier.columns(['tenant_id', 'taken_on']).doNothing())
    .execute();
  return tables
    .selectFrom('audit.checkpoint')
    .select(['seq', 'hash', 'line'])
    .where('tenant_id', '=', tenantId)
    .where('taken_on', '=', sql<string>`${day}::date`)
    .executeTakeFirstOrThrow();
}

const lineOf = ({ seq, hash }: ChainPoint): string =>
  `${String(seq)} · ${(hash.slice(0, PRINTED).match(/.{4}/g) ?? []).join(' ')}`;

/** Reads a printed line back, forgiving spaces and case; nothing when it is not one. */
export function readCheckpoint(line: string): ChainPoint | undefined {
  const found = /^\s*(\d{1,15})\s*[·.:-]?\s*([0-9a-fA-F\s]+)$/.exec(line);
  const hash = (found?.[2] ?? '').replace(/\s/g, '').toLowerCase();
  if (!found || hash.length < PRINTED) return undefined;
  return { seq: Number(found[1]), hash };
}
