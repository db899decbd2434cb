import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { RoundOnly } from '../ballot.schema.ts';
import { countTables } from '../count/count.schema.ts';
import { loadRound } from '../round-step.ts';
import { countedRoundOf } from './counted-round.ts';
import { earlierPublications } from './earlier.ts';
import { publicationOf } from './release-result.ts';
import { mayReadResult } from './release.policy.ts';
import { Shown, shownOf } from './shown.ts';

const Count = z.int().min(0);

/**
 * What a release now would make public, worked out by the guard and written nowhere: for whoever decides on it, and
 * whoever reads the exact result anyway.
 */
export const publicationPreview = view({
  name: 'ballot.publicationPreview',
  http: 'GET /rounds/{roundId}/publication/preview',
  summary: 'Xem trước đúng những gì sẽ công bố nếu công bố lúc này',
  input: RoundOnly,
  output: Shown.extend({
    /** Comments by how far their two readers are. */
    comments: z.object({ waiting: Count, released: Count, withheld: Count }),
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadResult('ballot.publicationPreview', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const counted = await countedRoundOf(ctx, loaded);
    if (!counted.ok) return counted;
    const { manifest } = counted.value.protocol;
    const publication = publicationOf(counted.value, await earlierPublications(ctx, loaded, manifest));
    const comments = await stagesOf(ctx, counted.value.ref.protocolId);
    return ok({ permit, value: { ...shownOf({ loaded, manifest, publication }), comments } });
  },
});

async function stagesOf(ctx: Ctx, protocolId: string) {
  const rows = await countTables(ctx.tx)
    .selectFrom('count.comment')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('second_reader', 'is', null).as('waiting'),
      eb.fn
        .countAll<number>()
        .filterWhere((of) => of.and([of('second_reader', 'is not', null), of('verdict', '=', 'release')]))
        .as('released'),
      eb.fn
        .countAll<number>()
        .filterWhere((of) => of.and([of('second_reader', 'is not', null), of('verdict', '=', 'withhold')]))
        .as('withheld'),
    ])
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .executeTakeFirstOrThrow();
  return { waiting: rows.waiting, released: rows.released, withheld: rows.withheld };
}
