import { z } from 'zod';
import { fail, ok, type Permit, type Result } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { RoundId, RoundOnly, tables } from '../ballot.schema.ts';
import { readRound, type Manifest } from '../protocol.ts';
import { loadRound, type LoadedRound } from '../round-step.ts';
import { changesOf } from './comparison.ts';
import { countedRoundOf } from './counted-round.ts';
import { earlierPublications, editionsOf, inOurWords } from './earlier.ts';
import type { Publication } from './guard/publication.ts';
import { PUBLIC_STATES } from './publication.views.ts';
import { publicationOf } from './release-result.ts';
import { mayReadResult } from './release.policy.ts';

const Count = z.int().min(0);
const Upper = z.object({ part: Count, whole: Count }).nullable();
const Change = z.object({
  id: z.string(),
  before: Upper,
  now: Upper,
  tenths: z.int().nullable(),
  decimals: z.union([z.literal(0), z.literal(1)]),
  why: z.enum(['not_asked_before', 'not_shown']).nullable(),
});

/**
 * This round beside the last published one of the same instrument about the same people: for each item the ballots in
 * the better half of the levels, then and now. Totals only, from published tables only (decision 013).
 */
export const comparison = view({
  name: 'ballot.comparison',
  http: 'GET /rounds/{roundId}/comparison',
  summary: 'So với đợt công bố trước cùng mẫu phiếu: mỗi nội dung tăng giảm bao nhiêu điểm phần trăm',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    /** Why nothing can be compared at all; nothing when something can. */
    why: z.enum(['no_earlier', 'other_denominator', 'nothing_shown']).nullable(),
    earlier: z.object({ roundId: RoundId, title: z.string(), publishedOn: z.string(), valid: Count }).nullable(),
    subjects: z.array(z.object({ id: z.string(), changes: z.array(Change) })),
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && permitFor(ctx, loaded);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const now = await publicationNow(ctx, loaded);
    if (!now.ok) return now;
    const then = await lastOfInstrument(ctx, loaded);
    return ok({ permit, value: { roundId, ...(await beside(ctx, { loaded, now: now.value, then })) } });
  },
});

interface Both {
  readonly loaded: LoadedRound;
  readonly now: { readonly manifest: Manifest; readonly publication: Publication };
  readonly then: Awaited<ReturnType<typeof lastOfInstrument>>;
}
/** The two rounds side by side, or why they cannot stand so. */
async function beside(ctx: Ctx, { loaded, now, then }: Both) {
  if (!then) return { earlier: null, subjects: [], why: 'no_earlier' as const };
  const { roundId, title, publishedOn, publication } = then;
  const earlier = { roundId, title, publishedOn, valid: publication.counts?.valid ?? 0 };
  if (publication.denominator !== now.publication.denominator) {
    return { earlier, subjects: [], why: 'other_denominator' as const };
  }
  const before = await inOurWords(ctx, { loaded, manifest: now.manifest }, then);
  const subjects = now.publication.subjects.flatMap((subject) => {
    const was = before.find(({ id }) => id === subject.id);
    const levels = levelsIn(now.manifest, subject.id);
    return was ? [{ id: subject.id, changes: changesOf(subject, was, levels).map((change) => ({ ...change })) }] : [];
  });
  const isAny = subjects.some(({ changes }) => changes.some(({ tenths }) => tenths !== null));
  return { earlier, subjects, why: isAny ? null : ('nothing_shown' as const) };
}

const permitFor = (ctx: Ctx, { round, facts }: LoadedRound): Permit<'ballot.comparison'> | undefined =>
  PUBLIC_STATES.includes(round.state)
    ? mayReadPublic('ballot.comparison')
    : mayReadResult('ballot.comparison', ctx.actor, facts);

const levelsIn = (manifest: Manifest, subjectId: string) => {
  const items = manifest.subjects.find(({ id }) => id === subjectId)?.items ?? [];
  return (itemId: string): number => items.find(({ id }) => id === itemId)?.levels.length ?? 0;
};

/** The last edition once there is one; before, what a release would publish now. */
async function publicationNow(
  ctx: Ctx,
  loaded: LoadedRound,
): Promise<Result<{ readonly manifest: Manifest; readonly publication: Publication }>> {
  const { round } = loaded;
  const last = PUBLIC_STATES.includes(round.state)
    ? (await editionsOf(ctx, round.protocol_id ?? '')).at(-1)?.publication
    : undefined;
  if (last && round.manifest !== null) return ok({ manifest: readRound(round.manifest).manifest, publication: last });
  const counted = await countedRoundOf(ctx, loaded);
  if (!counted.ok) return counted;
  const { manifest } = counted.value.protocol;
  const earlier = await earlierPublications(ctx, loaded, manifest);
  return ok({ manifest, publication: publicationOf(counted.value, earlier) });
}

/** The published round of the same instrument about one of the same people whose box closed last before this one's. */
async function lastOfInstrument(ctx: Ctx, { round, subjects }: LoadedRound) {
  const found = await tables(ctx.tx)
    .selectFrom('ballot.round as r')
    .select(['r.round_id', 'r.title', 'r.protocol_id', 'r.manifest'])
    .where('r.tenant_id', '=', ctx.tenantId)
    .where('r.round_id', '!=', round.round_id)
    .where('r.template_code', '=', round.template_code)
    .where('r.state', 'in', PUBLIC_STATES)
    .where('r.cast_closes_at', '<', round.cast_closes_at)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('ballot.subject as s')
          .select('s.subject_no')
          .whereRef('s.tenant_id', '=', 'r.tenant_id')
          .whereRef('s.round_id', '=', 'r.round_id')
          .where(
            's.person_id',
            'in',
            subjects.map(({ person_id }) => person_id),
          ),
      ),
    )
    .orderBy('r.cast_closes_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!found?.protocol_id || !found.manifest) return undefined;
  const last = (await editionsOf(ctx, found.protocol_id)).at(-1);
  if (last?.publication.outcome !== 'published') return undefined;
  return {
    roundId: found.round_id as RoundId,
    title: found.title,
    theirs: readRound(found.manifest).manifest,
    publication: last.publication,
    publishedOn: last.publishedOn,
  };
}
