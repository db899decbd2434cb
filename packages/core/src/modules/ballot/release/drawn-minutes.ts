import type { Ctx } from '../../../usecase/index.ts';
import type { LoadedRound } from '../round-step.ts';
import { sealedBundleHash } from './bundle.ts';
import type { CountedRound } from './counted-round.ts';
import { countRecordOf, type CountRecord } from './minutes-record.ts';
import { releaseTables } from './release.schema.ts';

/** The exact record of a counted round: the same for the result page and for the minutes. */
export async function recordOf(ctx: Ctx, loaded: LoadedRound, counted: CountedRound): Promise<CountRecord> {
  const tenant = await releaseTables(ctx.tx)
    .selectFrom('platform.tenant')
    .select('name')
    .where('tenant_id', '=', ctx.tenantId)
    .executeTakeFirstOrThrow();
  return countRecordOf(counted, { loaded, issuer: tenant.name, bundleHash: sealedBundleHash(counted) });
}

/** The minutes as they were drawn last; nothing when none were. */
export const lastMinutes = (ctx: Ctx, protocolId: string) =>
  releaseTables(ctx.tx)
    .selectFrom('count.minutes')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .orderBy('draft_no', 'desc')
    .limit(1)
    .executeTakeFirst();
