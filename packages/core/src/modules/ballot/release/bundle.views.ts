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
const NO_PACKAGE = conflict('Bàn kiểm phiếu không nộp gói kiểm lại, hoặc gói đã hủy theo quyết định.');
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
    const last = await lastPublication(ctx, counted.value.ref.protocolId);
    const because = keptBack(ctx, loaded, { part, last });
    if (because !== undefined) return conflict(because);
    const publication = part === 'published' ? last : null;
    const bytes = bundleOf(counted.value, { publication, audit: null });
    return ok({ permit, value: { name: `goi-so-lieu-${nameOf(loaded)}.tar`, bytes } });
  },
});

const lastPublication = async (ctx: Ctx, protocolId: string): Promise<Publication | undefined> =>
  (await editionsOf(ctx, protocolId)).at(-1)?.publication;

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
    const audit = await keptPackage(ctx, protocolId);
    if (!audit) return NO_PACKAGE;
    if (isSealedPackage(audit)) return conflict('Gói kiểm lại đã niêm phong tới người giám sát; chỉ người đó mở được.');
    const publication = await lastPublication(ctx, protocolId);
    const bytes = bundleOf(counted.value, { publication: publication ?? null, audit });
    return ok({ permit, value: { name: `goi-kiem-lai-${nameOf(loaded)}.tar`, bytes } });
  },
});

/**
 * The recount package as the station handed it in: sealed to the auditor of the manifest where one is named, so that
 * the server hands on what it cannot read. With the bundle and his key he recounts on his own machine
 * (`guong recount open`).
 */
export const recountPackage = view({
  name: 'ballot.recountPackage',
  http: 'GET /rounds/{roundId}/recount',
  summary: 'Gói kiểm lại như bàn kiểm phiếu đã nộp; niêm phong tới người giám sát nếu đợt có ghi',
  input: RoundOnly,
  output: File,
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayAudit('ballot.recountPackage', ctx.actor, loaded.facts);
    if (!loaded || !permit) return NO_ROUND;
    const bytes = await keptPackage(ctx, loaded.round.protocol_id ?? '');
    if (!bytes) return NO_PACKAGE;
    const ending = isSealedPackage(bytes) ? 'gas' : 'gau';
    return ok({ permit, value: { name: `goi-kiem-lai-${nameOf(loaded)}.${ending}`, bytes } });
  },
});

/** `GAS1` begins a sealed package (GBP-1, recount package). */
const isSealedPackage = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'GAS1';

async function keptPackage(ctx: Ctx, protocolId: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = await countTables(ctx.tx)
    .selectFrom('count.result')
    .select('recount_package')
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .executeTakeFirst();
  return kept?.recount_package ? new Uint8Array(kept.recount_package) : undefined;
}
