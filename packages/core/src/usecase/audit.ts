import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Actor } from './actor.ts';
import { canonicalJson } from './canonical.ts';
import type { Ctx, Done } from './contract.ts';

/**
 * One row of the chain as it stands in the database; `hash` covers every other column. The last four are null in rows
 * from before the journal of changes.
 */
export interface AuditEntry {
  readonly tenant_id: string;
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly post: string;
  readonly rule: string;
  readonly type: string;
  readonly subject: string;
  readonly data: string;
  readonly prev: string;
  readonly hash: string;
  /** As the person gave it who acted; empty where the command asks for none. */
  readonly reason: string | null;
  /** Names the rows of `audit.change` that this row answers for; null when it changed none. */
  readonly change_set: string | null;
  readonly changes: number | null;
  /** Hex SHA-256 over those rows: table, key, hash before, hash after, in order. */
  readonly changes_hash: string | null;
}
interface AuditHead {
  readonly tenant_id: string;
  readonly seq: number;
  readonly hash: string;
}
/** Tables of the chain, for its own files. */
export type AuditTables = {
  'audit.entry': AuditEntry;
  'audit.head': AuditHead;
};

/** The chain's own tables; nothing else in the house may name them. */
export const auditTables = (tx: Tx) => tx.$extendTables<AuditTables>();

/** What stands before the first row of every chain. */
export const GENESIS = '0'.repeat(64);

/** Hash of a row (hex SHA-256), domain-separated and over every column, so that no column can be edited alone. */
export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { tenant_id, seq, at, actor, post, rule, type, subject, data, prev } = entry;
  const first = [tenant_id, seq, at.toISOString(), actor, post, rule, type, subject, data, prev];
  const later = [entry.reason, entry.change_set, entry.changes, entry.changes_hash];
  const isFirstForm = later.every((column) => column === null);
  const text = JSON.stringify(isFirstForm ? first : [...first, ...later]);
  const domain = isFirstForm ? 'guong/v1/audit\n' : 'guong/v2/audit\n';
  return createHash('sha256').update(domain).update(text).digest('hex');
}

/** What a command did and why, on its way into the chain. */
export type Traced = Pick<Done<string, unknown>, 'event' | 'permit'> & { readonly reason: string };

/** Adds one link to the tenant's chain, in the caller's transaction: the change and its trace live or die together. */
export async function appendAudit(ctx: Ctx, { event, permit, reason }: Traced): Promise<void> {
  const { seq, hash: prev, ...changed } = (await lockedHead(ctx)) ?? (await firstHead(ctx));
  const body = {
    tenant_id: ctx.tenantId,
    seq: seq + 1,
    at: ctx.now,
    ...signatureOf(ctx.actor),
    rule: permit.rule,
    type: event.type,
    subject: event.subject.toWellFormed(),
    data: canonicalJson(event.data),
    prev,
    reason: reason.toWellFormed(),
    ...changed,
  };
  const hash = entryHash(body);
  const db = auditTables(ctx.tx);
  await db
    .with('linked', (link) => link.insertInto('audit.entry').values({ ...body, hash }))
    .updateTable('audit.head')
    .set({ seq: body.seq, hash })
    .where('tenant_id', '=', ctx.tenantId)
    .execute();
}

type Head = Pick<AuditEntry, 'seq' | 'hash' | 'change_set' | 'changes' | 'changes_hash'>;

/**
 * The end of the chain, locked, and beside it what this transaction has changed. One chain, one writer: two rows with
 * the same predecessor would fork it.
 */
async function lockedHead({ tx, tenantId }: Ctx): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select head.seq, head.hash, own.change_set, own.changes, own.changes_hash
    from audit.head as head, audit.own_changes() as own where head.tenant_id = ${tenantId} for update of head`.execute(
    tx,
  );
  return rows[0];
}

/** Begins a chain; whoever else begins it at the same moment is waited for. */
async function firstHead(ctx: Ctx): Promise<Head> {
  await auditTables(ctx.tx)
    .insertInto('audit.head')
    .values({ tenant_id: ctx.tenantId, seq: 0, hash: GENESIS })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute();
  const head = await lockedHead(ctx);
  if (!head) throw new Error('a chain that was just begun has no end');
  return head;
}

/** When upkeep of a type (its subject is the tenant itself) was last noted in the chain; nothing when never. */
export async function lastOfType(tx: Tx, tenantId: string, type: string): Promise<Date | null> {
  const rows = auditTables(tx).selectFrom('audit.entry').select('at').where('tenant_id', '=', tenantId);
  const upkeep = rows.where('subject', '=', tenantId).where('type', '=', type);
  const newest = await upkeep.orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return newest?.at ?? null;
}

function signatureOf(actor: Actor): { actor: string; post: string } {
  if (actor.kind === 'person') {
    return {
      actor: actor.personId,
      post: actor.holdings
        .map((holding) => holding.postTitle)
        .join('; ')
        .toWellFormed(),
    };
  }
  return actor.kind === 'system' ? { actor: `system:${actor.job}`, post: '' } : { actor: 'anonymous', post: '' };
}
