import type { Tx } from '../platform/index.ts';
import { auditTables, entryHash, GENESIS, type AuditEntry } from './audit.ts';
import { verifyRows, type RowsVerdict } from './verify-rows.ts';

/** What checking a chain found: how many rows hold, and the first that does not. */
export type ChainVerdict =
  | { readonly holds: true; readonly count: number; readonly head: string }
  | { readonly holds: false; readonly seq: number; readonly problem: AuditProblem };
/** How a row of the chain fails: see {@link verifyAudit}. */
export type AuditProblem = 'edited' | 'missing_before' | 'reordered' | 'inserted' | 'truncated';
/** What checking the chain, its journal and the rows of the house found. */
export type AuditVerdict = (Extract<ChainVerdict, { holds: true }> & { readonly rows: number }) | Unsound;
type Unsound = Extract<ChainVerdict, { holds: false }> | Extract<RowsVerdict, { holds: false }>;

const PAGE = 5_000;

/**
 * Checks a tenant's chain, and when it holds, every row of the house against it ({@link verifyRows}).
 * `checkpoint` (from a printed page) also finds a chain that was cut and regrown. Wants a transaction that sees one state.
 */
export async function verifyAudit(tx: Tx, tenantId: string, checkpoint?: ChainPoint): Promise<AuditVerdict> {
  const chain = await verifyChain(tx, tenantId, checkpoint);
  if (!chain.holds) return chain;
  const rows = await verifyRows(tx, tenantId);
  return rows.holds ? { ...chain, rows: rows.rows } : rows;
}

/** Walks a tenant's chain from its first row and names the first row that was edited, deleted, reordered or inserted. */
async function verifyChain(tx: Tx, tenantId: string, checkpoint?: ChainPoint): Promise<ChainVerdict> {
  let so = BEGINNING;
  for (;;) {
    // The first page has no lower bound: a row with a number below 1 was put there by another hand.
    const page = await pageAfter(tx, tenantId, so.count === 0 ? undefined : so.count);
    const walked = walk(page, so, checkpoint);
    if ('holds' in walked) return walked;
    so = walked;
    if (page.length < PAGE) return endOf(so, await headOf(tx, tenantId), checkpoint?.seq ?? 0);
  }
}

/** A point of the chain that was written down elsewhere: its number and its full hash, or the printed beginning of it. */
export interface ChainPoint {
  readonly seq: number;
  readonly hash: string;
}
/** How far a walk has come: rows that hold, and the hash of the last. */
export interface Walked {
  readonly count: number;
  readonly prev: string;
}

/** Where every walk begins. */
export const BEGINNING: Walked = { count: 0, prev: GENESIS };

/** Walks some rows further; the verdict at the first that does not hold. Pure, so that laws can try it by thousands. */
export function walk(
  page: readonly AuditEntry[],
  from: Walked,
  checkpoint: ChainPoint | undefined,
): Walked | ChainVerdict {
  let { count, prev } = from;
  for (const entry of page) {
    const problem = problemOf(entry, count + 1, prev) ?? againstPaper(entry, checkpoint);
    if (problem) return { holds: false, seq: problem === 'missing_before' ? count + 1 : entry.seq, problem };
    prev = entry.hash;
    count += 1;
  }
  return { count, prev };
}

const againstPaper = (entry: AuditEntry, checkpoint: ChainPoint | undefined): AuditProblem | undefined =>
  checkpoint?.seq === entry.seq && !entry.hash.startsWith(checkpoint.hash) ? 'edited' : undefined;

function pageAfter(tx: Tx, tenantId: string, seq: number | undefined): Promise<AuditEntry[]> {
  const entries = auditTables(tx).selectFrom('audit.entry').selectAll().where('tenant_id', '=', tenantId);
  const after = seq === undefined ? entries : entries.where('seq', '>', seq);
  return after.orderBy('seq').limit(PAGE).execute();
}

function problemOf(entry: AuditEntry, expectedSeq: number, prev: string): AuditProblem | undefined {
  if (entry.seq < expectedSeq) return 'inserted';
  if (entry.seq > expectedSeq) return 'missing_before';
  const sound = entryHash(entry) === entry.hash;
  if (!sound) return 'edited';
  // A row whose own hash holds but that does not follow its neighbour was moved here, or written by another hand.
  return entry.prev === prev ? undefined : 'reordered';
}

const emptyChain: ChainVerdict = { holds: true, count: 0, head: GENESIS };

/** Whether a chain that was walked to its end is as long as it says and ends where it says. */
export function endOf({ count, prev }: Walked, head: ChainPoint | undefined, checkpointSeq: number): ChainVerdict {
  const truncated: ChainVerdict = { holds: false, seq: count + 1, problem: 'truncated' };
  // A chain always has its head: without one, how long it was can no longer be told.
  if (!head) return count === 0 && checkpointSeq === 0 ? emptyChain : truncated;
  if (Math.max(head.seq, checkpointSeq) > count) return truncated;
  if (head.seq < count) return { holds: false, seq: head.seq + 1, problem: 'inserted' };
  if (head.hash !== prev) return { holds: false, seq: count, problem: 'edited' };
  return { holds: true, count, head: prev };
}

const headOf = (tx: Tx, tenantId: string): Promise<ChainPoint | undefined> =>
  auditTables(tx).selectFrom('audit.head').select(['seq', 'hash']).where('tenant_id', '=', tenantId).executeTakeFirst();
