import { z } from 'zod';
import { conflict, fail, ok, type Permit } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { RoundId, RoundOnly } from '../ballot.schema.ts';
import { countTables } from '../count/count.schema.ts';
import { loadRound, type LoadedRound } from '../round-step.ts';
import { bundleOf } from './bundle.ts';
import { countedRoundOf } from './counted-round.ts';
import type { Publication } from './guard/publication.ts';
import { editionsOf } from './earlier.ts';
import { PUBLIC_STATES } from './publication.views.ts';
import { mayAudit, mayReadResult } from './release.policy.ts';

const File = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });
const NO_ROUND = fail({ code: 'not_found', what: 'round' });

/**
 * The bundle with which anyone checks a round offline. `published` ends with the last publication and is everyone's
 * after release; `sealed` is what the minutes print the hash of: the same without a publication, before release for
 * whoever reads the exact result.
 */
export const publicBundle = view({
  name: 'ballot.publicBundle',
  http: 'GET /rounds/{roundId}/bundle',
  summary: 'Gói số liệu để kiểm tra lại một đợt ngoài mạng',
  input: z.strictObject({ roundId: RoundId, part: z.enum(['published', 'sealed']).default('published') }),
  output: File,
  store: 'count',
  async run(ctx, { roundId, part }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && permitFor(ctx, loaded);
    if (!loaded || !permit) return NO_ROUND;
    const counted = await countedRoundOf(ctx, loaded);
    if (!counted.ok) return counted;
    const last = (await editionsOf(ctx, counted.value.ref.protocolId)).at(-1)?.publication;
    const because = keptBack(ctx, loaded, { part, last });
    if (because !== undefined) return conflict(because);
    const publication = part === 'published' ? last : null;
    const bytes = bundleOf(counted.value, { publication, audit: null });
    return ok({ permit, value: { name: `goi-so-lieu-${nameOf(loaded)}.tar`, bytes } });
  },
});

interface Asked {
  readonly part: 'published' | 'sealed';
  readonly last: Publication | undefined;
}
/** Why this part is not handed out to this reader; the counts of a round too small to publish stay with its log. */
function keptBack(ctx: Ctx, { round, facts }: LoadedRound, { part, last }: Asked): string | undefined {
  const isPublic = PUBLIC_STATES.includes(round.state);
  if (!isPublic) return part === 'published' ? 'Đợt này chưa công bố.' : undefined;
  if (last?.outcome === 'published' || mayReadResult('ballot.publicBundle', ctx.actor, facts)) return undefined;
  return 'Đợt này quá ít phiếu nên không công bố gói số liệu.';
}

const permitFor = (ctx: Ctx, { round, facts }: LoadedRound): Permit<'ballot.publicBundle'> | undefined =>
  PUBLIC_STATES.includes(round.state)
    ? mayReadPublic('ballot.publicBundle')
    : mayReadResult('ballot.publicBundle', ctx.actor, facts);
const nameOf = ({ round }: LoadedRound): string => (round.protocol_id ?? '').slice(0, 12);

/** The auditors' bundle: with the recount package that the station handed in, from which anyone recounts every ballot. */
export const auditBundle = view({
  name: 'ballot.auditBundle',
  http: 'GET /rounds/{roundId}/bundle/audit',
  summary: 'Gói kiểm lại cho người giám sát: có khóa chấm của từng lá phiếu',
  input: RoundOnly,
  output: File,
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayAudit('ballot.auditBundle', ctx.actor, loaded.facts);
    if (!loaded || !permit) return NO_ROUND;
    const counted = await countedRoundOf(ctx, loaded);
    if (!counted.ok) return counted;
    const { protocolId } = counted.value.ref;
    const audit = await recountPackage(ctx, protocolId);
    if (!audit) return conflict('Bàn kiểm phiếu không nộp gói kiểm lại, hoặc gói đã hủy theo quyết định.');
    const publication = (await editionsOf(ctx, protocolId)).at(-1)?.publication ?? null;
    const bytes = bundleOf(counted.value, { publication, audit });
    return ok({ permit, value: { name: `goi-kiem-lai-${nameOf(loaded)}.tar`, bytes } });
  },
});

async function recountPackage(ctx: Ctx, protocolId: string): Promise<Uint8Array | undefined> {
  const kept = await countTables(ctx.tx)
    .selectFrom('count.result')
    .select('recount_package')
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .executeTakeFirst();
  return kept?.recount_package ? new Uint8Array(kept.recount_package) : undefined;
}
