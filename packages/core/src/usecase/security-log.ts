import { sql } from 'kysely';
import { ok, timedId } from '../kernel/index.ts';
import { transaction, type Tx } from '../platform/index.ts';
import type { Actor } from './actor.ts';
import type { App } from './contract.ts';

type SecurityTables = {
  'audit.security_event': {
    tenant_id: string;
    security_event_id: string;
    at: Date;
    kind: string;
    actor: string;
    action: string;
  };
};

/** What was tried, and how it ended: `forbidden`, `unauthenticated`, or a kind of a module (`sign_in_failed`). */
export interface SecurityEvent {
  readonly action: string;
  readonly kind: string;
}

/**
 * Notes a refusal or a failed sign-in, in a transaction of its own: the refused one rolls back.
 * Holds who tried what and when; never an address, never what was typed.
 */
export async function logRefusal(app: App, actor: Actor, { action, kind }: SecurityEvent): Promise<void> {
  const mode = { tenantId: actor.tenantId, readOnly: false };
  const noted = await transaction(app.stores.app, mode, async (tx) => {
    const at = app.clock();
    await tx
      .$extendTables<SecurityTables>()
      .insertInto('audit.security_event')
      .values({ tenant_id: actor.tenantId, security_event_id: timedId(at), at, kind, actor: nameOf(actor), action })
      .execute();
    return ok(undefined);
  });
  if (!noted.ok) throw new Error('the security log cannot be refused');
}

/**
 * Forgets the tenant's lines from before an instant; the database itself keeps those of the last year whatever is asked.
 * Answers how many.
 */
export async function forgetSecurityEvents(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ gone: string }>`select audit.forget_security_events(${before}) as gone`.execute(tx);
  return Number(rows[0]?.gone);
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'system' ? `system:${actor.job}` : 'anonymous';
}
