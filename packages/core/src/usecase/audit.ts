import { createHash } from 'node:crypto';
import type { Tx } from '../platform/index.ts';
import type { Actor } from './actor.ts';
import { canonicalJson } from './canonical.ts';
import type { Ctx, Done } from './contract.ts';

/** One row of the chain as it stands in the database; `hash` covers every other column. */
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
  const text = JSON.stringify([tenant_id, seq, at.toISOString(), actor, post, rule, type, subject, data, prev]);
  return createHash('sha256').update('guong/v1/audit\n').update(text).digest('hex');
}

/** Adds one link to the tenant's chain, in the caller's transaction: the change and its trace live or die together. */
export async function appendAudit(ctx: Ctx, { event, permit }: Done<string, unknown>): Promise<void> {
  const db = auditTables(ctx.tx);
  await db
    .insertInto('audit.head')
    .values({ tenant_id: ctx.tenantId, seq: 0, hash: GENESIS })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute();
  // One chain, one writer: two rows with the same predecessor would fork the chain.
  const head = await db
    .selectFrom('audit.head')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', ctx.tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const body = {
    tenant_id: ctx.tenantId,
    seq: head.seq + 1,
    at: ctx.now,
    ...signatureOf(ctx.actor),
    rule: permit.rule,
    type: event.type,
    subject: event.subject.toWellFormed(),
    data: canonicalJson(event.data),
    prev: head.hash,
  };
  const hash = entryHash(body);
  await db
    .insertInto('audit.entry')
    .values({ ...body, hash })
    .execute();
  await db.updateTable('audit.head').set({ seq: body.seq, hash }).where('tenant_id', '=', ctx.tenantId).execute();
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
