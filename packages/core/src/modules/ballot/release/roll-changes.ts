import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../ballot.schema.ts';
import { releaseTables } from './release.schema.ts';

/**
 * Writes by how many people this frozen roll differs from each roll, frozen before it, of a round about one of the
 * same subjects. Called when a roll is frozen, under the login that may read rolls; only the numbers go further.
 */
export async function noteRollChanges(ctx: Ctx, roundId: string): Promise<void> {
  const earlier = await tables(ctx.tx)
    .selectFrom('ballot.subject as mine')
    .innerJoin('ballot.subject as theirs', (join) =>
      join.onRef('theirs.tenant_id', '=', 'mine.tenant_id').onRef('theirs.person_id', '=', 'mine.person_id'),
    )
    .innerJoin('ballot.round as round', (join) =>
      join.onRef('round.tenant_id', '=', 'theirs.tenant_id').onRef('round.round_id', '=', 'theirs.round_id'),
    )
    .select('round.round_id as roundId')
    .distinct()
    .where('mine.tenant_id', '=', ctx.tenantId)
    .where('mine.round_id', '=', roundId)
    .where('theirs.round_id', '!=', roundId)
    .where('round.roll_hash', 'is not', null)
    .execute();
  if (earlier.length === 0) return;
  const mine = await peopleOf(ctx, roundId);
  for (const { roundId: earlierId } of earlier) {
    const theirs = await peopleOf(ctx, earlierId);
    await releaseTables(ctx.tx)
      .insertInto('ballot.roll_change')
      .values({
        tenant_id: ctx.tenantId,
        round_id: roundId,
        earlier_round_id: earlierId,
        joined: mine.difference(theirs).size,
        departed: theirs.difference(mine).size,
      })
      .onConflict((clash) => clash.columns(['tenant_id', 'round_id', 'earlier_round_id']).doNothing())
      .execute();
  }
}

async function peopleOf(ctx: Ctx, roundId: string): Promise<Set<string>> {
  const rows = await tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
