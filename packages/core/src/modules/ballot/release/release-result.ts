import { createHash } from 'node:crypto';
import { z } from 'zod';
import { conflict, dayOf, invalid, ok, type Result } from '../../../kernel/index.ts';
import { canonicalJson, command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, State, type RoundRow } from '../ballot.schema.ts';
import { countTables } from '../count/count.schema.ts';
import type { BoxTally } from '../protocol.ts';
import { daysAfter, REPLY_DAYS } from '../reply/reply-clock.ts';
import { beginStep, endStep, type LoadedRound } from '../round-step.ts';
import { publishedBundleHash } from './bundle.ts';
import { brokenEquation, countedRoundOf, type CountedRound } from './counted-round.ts';
import { earlierPublications, editionsOf } from './earlier.ts';
import { guard } from './guard/guard.ts';
import type { Earlier, GuardPolicy, Publication } from './guard/publication.ts';
import { releaseTables } from './release.schema.ts';

/** Thresholds that no round may change; the others stand in its manifest (ballot.md 11). */
const FIXED = { minRoll: 5, smallGroup: 30 } as const;

/**
 * Publishes the guard's function of the signed result, once. A republication is the next edition of the whole, with
 * the incident that made it necessary; it is held against all earlier ones. Blocked while an equation fails.
 */
export const release = command({
  name: 'ballot.release',
  http: 'POST /rounds/{roundId}/publication',
  summary: 'Công bố kết quả ở mức không làm lộ phiếu của ai; công bố lại phải ghi sự việc',
  input: z.strictObject({
    roundId: RoundId,
    incident: z.string().trim().normalize('NFC').max(1000, 'Sự việc dài quá 1000 ký tự').default(''),
  }),
  output: z.object({
    roundId: RoundId,
    state: State,
    edition: z.int(),
    outcome: z.enum(['refused', 'reported', 'published']),
  }),
  store: 'count',
  async run(ctx, { roundId, incident }) {
    const step = await beginStep(ctx, 'ballot.release', roundId);
    if (!step.ok) return step;
    const counted = await signedAndBalanced(ctx, step.value);
    if (!counted.ok) return counted;
    const { ref, protocol } = counted.value;
    const edition = (await editionsOf(ctx, ref.protocolId)).length + 1;
    const wrong = incidentProblem(edition, incident);
    if (wrong !== undefined) return invalid('incident', wrong);
    const earlier = await earlierPublications(ctx, step.value, protocol.manifest);
    const publication = publicationOf(counted.value, earlier);
    const body = canonicalJson(publication);
    const row = { edition, body, incident, published_on: dayOf(ctx.now) };
    await countTables(ctx.tx)
      .insertInto('count.publication')
      .values({ tenant_id: ref.tenantId, protocol_id: ref.protocolId, ...row })
      .execute();
    const { outcome } = publication;
    const stepped = await endStep(ctx, 'ballot.release', {
      round: step.value.round,
      changes: replyDue(step.value.round, outcome, dayOf(ctx.now)),
    });
    const bodySha256 = createHash('sha256').update(body).digest('hex');
    const bundleSha256 = publishedBundleHash(counted.value, publication);
    await noteDecision(ctx, { round_id: roundId, edition, body_sha256: bodySha256, bundle_sha256: bundleSha256 });
    return ok({
      permit: step.value.permit,
      value: { ...stepped, edition, outcome },
      event: {
        type: 'ballot.released',
        subject: roundId,
        data: { edition, outcome, bodySha256, bundleSha256, incident },
      },
    });
  },
});

/** Who decided this edition, in which post: shown beside it for ever. */
async function noteDecision(
  ctx: Ctx,
  what: { readonly round_id: string; readonly edition: number; body_sha256: string; bundle_sha256: string },
): Promise<void> {
  if (ctx.actor.kind !== 'person') throw new Error('a result is published by a person');
  const { personId, holdings } = ctx.actor;
  const post = holdings.find(({ powers }) => powers.includes('approve'))?.postTitle ?? '';
  await releaseTables(ctx.tx)
    .insertInto('ballot.release_decision')
    .values({ tenant_id: ctx.tenantId, person_id: personId, post, ...what })
    .execute();
}

/** What may be published: signed by the committee, and every equation holds. */
async function signedAndBalanced(ctx: Ctx, loaded: LoadedRound): Promise<Result<CountedRound>> {
  const counted = await countedRoundOf(ctx, loaded);
  if (!counted.ok) return counted;
  if (!counted.value.isSigned) return conflict('Kết quả chưa đủ chữ ký của ban kiểm phiếu.');
  return brokenEquation(counted.value) ?? counted;
}

/** The clock of the reply starts once, with the first publication that shows a result. */
function replyDue(round: RoundRow, outcome: Publication['outcome'], today: string): Partial<RoundRow> {
  if (outcome !== 'published' || round.reply_due_on !== null) return {};
  return { reply_due_on: daysAfter(today, REPLY_DAYS) };
}

function incidentProblem(edition: number, incident: string): string | undefined {
  if (edition === 1) return incident === '' ? undefined : 'Lần công bố đầu không có sự việc';
  return incident.length < 10 ? 'Công bố lại phải ghi số và nội dung sự việc (ít nhất 10 ký tự)' : undefined;
}

/** The part of a counted round that the guard looks at: anyone with the exact result has it. */
export interface Countable {
  readonly protocol: Pick<CountedRound['protocol'], 'manifest'>;
  readonly document: { readonly tally: BoxTally };
  readonly counts: { readonly roll: number; readonly online: { readonly issued: number } | null };
}

/** The guard applied to a counted round: pure, so that whoever holds the exact result can repeat it (R10). */
export function publicationOf(counted: Countable, earlier: readonly Earlier[]): Publication {
  const { manifest } = counted.protocol;
  const { k, minTotal, commentsFrom } = manifest.publication;
  const policy: GuardPolicy = { k, minTotal, commentsFrom, ...FIXED };
  return guard(counted.document.tally, policy, {
    roll: counted.counts.roll,
    issued: counted.counts.online?.issued ?? 0,
    blankRule: manifest.blankRule,
    denominator: manifest.denominator,
    earlier,
    aggregates: [],
  });
}
