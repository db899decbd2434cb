import { sql } from 'kysely';
import { createHmac } from 'node:crypto';
import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { tables } from './identity.tables.ts';
import { LIMITS, type LimitKind } from './limits.ts';

/** What a try is counted under; `value` is hashed with a key that changes every day. */
export interface LimitKey {
  readonly kind: LimitKind;
  readonly value: string;
}

/** Seconds to wait when one of the counts is full (until midnight in Ha Noi), else nothing. */
export async function waitFor(ctx: Ctx, keys: readonly LimitKey[]): Promise<number | undefined> {
  const hashes = keys.map((key) => hashOf(ctx, key));
  const rows = await tables(ctx.tx)
    .selectFrom('identity.attempt')
    .select(['key_hash', 'tries'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('key_hash', 'in', hashes)
    .execute();
  const tries = new Map(rows.map((row) => [row.key_hash, row.tries]));
  const isFull = keys.some((key) => (tries.get(hashOf(ctx, key)) ?? 0) >= LIMITS[key.kind]);
  return isFull ? secondsToMidnight(ctx.now) : undefined;
}

/** Counts one failed try under every key. The caller answers with a value, not a refusal, so that the count stays. */
export async function countFailure(ctx: Ctx, keys: readonly LimitKey[]): Promise<void> {
  const today = dayOf(ctx.now);
  const rows = keys
    .map((key) => ({ tenant_id: ctx.tenantId, key_hash: hashOf(ctx, key), tried_on: today, tries: 1 }))
    // In one order for everyone: two tries at once cannot wait for each other in a circle.
    .sort((a, b) => (a.key_hash < b.key_hash ? -1 : 1));
  await tables(ctx.tx)
    .insertInto('identity.attempt')
    .values(rows)
    .onConflict((clash) =>
      clash.columns(['tenant_id', 'key_hash']).doUpdateSet({ tries: sql<number>`identity.attempt.tries + 1` }),
    )
    .execute();
}

/** The day is part of what is hashed: yesterday's rows cannot be matched with today's. */
const hashOf = (ctx: Ctx, { kind, value }: LimitKey): string =>
  createHmac('sha256', ctx.secrets.derive('identity/limiter'))
    .update([ctx.tenantId, dayOf(ctx.now), kind, value].join('\n'))
    .digest('hex');

const DAY_SECONDS = 86_400;
const HANOI_OFFSET_SECONDS = 7 * 3600;
const secondsToMidnight = (now: Date): number =>
  DAY_SECONDS - (Math.floor(now.getTime() / 1000 + HANOI_OFFSET_SECONDS) % DAY_SECONDS);
