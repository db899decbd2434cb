import type { Tx } from '../platform/index.ts';
import { auditTables, entryHash, GENESIS, type AuditEntry } from './audit.ts';

/** What checking a chain found: how many rows hold, and the first that does not. */
export type AuditVerdict =
  | { readonly holds: true; readonly count: number; readonly head: string }
  | { readonly holds: false; readonly seq: number; readonly problem: AuditProblem };
export type AuditProblem = 'edited' | 'missing_before' | 'reordered' | 'inserted' | 'truncated';

const PAGE = 5_000;

/**
 * Walks a tenant's chain from its first row and names the first row that was edited, deleted, reordered or inserted.
 * `checkpoint` (from a printed page) also finds a chain that was cut and regrown.
 */
export async function verifyAudit(
  tx: Tx,
  tenantId: string,
  checkpoint?: { readonly seq: number; readonly hash: string },
): Promise<AuditVerdict> {
  let prev = GENESIS;
  let count = 0;
  for (;;) {
    const page = await pageAfter(tx, tenantId, count);
    for (const entry of page) {
      const problem = problemOf(entry, count + 1, prev);
      if (problem) return { holds: false, seq: problem === 'missing_before' ? count + 1 : entry.seq, problem };
      if (checkpoint?.seq === entry.seq && checkpoint.hash !== entry.hash) {
        return { holds: false, seq: entry.seq, problem: 'edited' };
      }
      prev = entry.hash;
      count += 1;
    }
    if (page.length < PAGE) break;
  }
  return endOf(tx, tenantId, { count, prev, checkpointSeq: checkpoint?.seq ?? 0 });
}

const pageAfter = (tx: Tx, tenantId: string, seq: number): Promise<AuditEntry[]> =>
  auditTables(tx)
    .selectFrom('audit.entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(PAGE)
    .execute();

function problemOf(entry: AuditEntry, expectedSeq: number, prev: string): AuditProblem | undefined {
  if (entry.seq !== expectedSeq) return 'missing_before';
  const sound = entryHash(entry) === entry.hash;
  if (!sound) return 'edited';
  // A row whose own hash holds but that does not follow its neighbour was moved here, or written by another hand.
  return entry.prev === prev ? undefined : 'reordered';
}

interface End {
  readonly count: number;
  readonly prev: string;
  readonly checkpointSeq: number;
}
async function endOf(tx: Tx, tenantId: string, { count, prev, checkpointSeq }: End): Promise<AuditVerdict> {
  const head = await auditTables(tx)
    .selectFrom('audit.head')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  const headSeq = Math.max(head?.seq ?? 0, checkpointSeq);
  if (headSeq > count) return { holds: false, seq: count + 1, problem: 'truncated' };
  if (head && head.seq < count) return { holds: false, seq: head.seq + 1, problem: 'inserted' };
  if (head && head.hash !== prev) return { holds: false, seq: count, problem: 'edited' };
  return { holds: true, count, head: prev };
}
