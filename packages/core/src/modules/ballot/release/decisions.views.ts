import { z } from 'zod';
import { dayOf, fail, ok } from '../../../kernel/index.ts';
import { view } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { RoundId, RoundOnly } from '../ballot.schema.ts';
import { cardsOf } from '../people.ts';
import { loadRound } from '../round-step.ts';
import { PUBLIC_STATES } from './publication.views.ts';
import { releaseTables } from './release.schema.ts';

/** Who decided each edition of a publication, in which post, and the hashes of what was published. Public with it. */
export const releaseDecisions = view({
  name: 'ballot.releaseDecisions',
  http: 'GET /rounds/{roundId}/publication/decisions',
  summary: 'Ai đã quyết định từng lần công bố, ở chức vụ nào, và dấu của gói đã công bố',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    decisions: z.array(
      z.object({
        edition: z.int(),
        /** Empty when the person has left and only the post is known. */
        name: z.string(),
        post: z.string(),
        /** SHA-256 (hex) of the publication as it is kept, and of the bundle that anyone takes to check it. */
        bodySha256: z.string(),
        bundleSha256: z.string(),
      }),
    ),
  }),
  async run(ctx, { roundId }) {
    const permit = mayReadPublic('ballot.releaseDecisions');
    const loaded = await loadRound(ctx, roundId, 'none');
    if (!permit || !loaded || !PUBLIC_STATES.includes(loaded.round.state)) {
      return fail({ code: 'not_found', what: 'round' });
    }
    const rows = await releaseTables(ctx.tx)
      .selectFrom('ballot.release_decision')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .orderBy('edition')
      .execute();
    const ids = [...new Set(rows.map((row) => row.person_id))];
    const names = new Map((await cardsOf(ctx, ids, dayOf(ctx.now))).map(({ personId, name }) => [personId, name]));
    const decisions = rows.map(({ edition, person_id, post, body_sha256, bundle_sha256 }) => ({
      edition,
      name: names.get(person_id) ?? '',
      post,
      bodySha256: body_sha256,
      bundleSha256: bundle_sha256,
    }));
    return ok({ permit, value: { roundId, decisions } });
  },
});
