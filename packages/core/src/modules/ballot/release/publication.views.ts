import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { RoundId, RoundOnly } from '../ballot.schema.ts';
import { countTables } from '../count/count.schema.ts';
import { readRound } from '../protocol.ts';
import { loadRound, type LoadedRound } from '../round-step.ts';
import type { RoundState } from '../states.ts';
import { editionsOf } from './earlier.ts';
import { releasedParts, Released } from './released-comments.ts';
import { Shown, shownOf } from './shown.ts';

/** States in which the public sees what was released. */
export const PUBLIC_STATES: readonly RoundState[] = ['released', 'archived', 'destroyed'];
const NO_ROUND = fail({ code: 'not_found', what: 'round' });

const Edition = z.object({ edition: z.int(), incident: z.string(), publishedOn: z.string() });
/** What everyone may see of a released round: the guard's function of the result, and the words to read it with. */
export const publication = view({
  name: 'ballot.publication',
  http: 'GET /rounds/{roundId}/publication',
  summary: 'Kết quả đã công bố của một đợt, cùng các lần công bố',
  input: RoundOnly,
  output: Shown.extend({ edition: z.int(), editions: z.array(Edition) }),
  store: 'count',
  async run(ctx, { roundId }) {
    const permit = mayReadPublic('ballot.publication');
    const released = await releasedRound(ctx, roundId);
    const editions = released ? await editionsOf(ctx, released.protocolId) : [];
    const last = editions.at(-1);
    if (!permit || !released || !last) return NO_ROUND;
    const { loaded, manifest } = released;
    return ok({
      permit,
      value: {
        ...shownOf({ loaded, manifest, publication: last.publication }),
        edition: last.edition,
        editions: editions.map(({ edition, incident, publishedOn }) => ({ edition, incident, publishedOn })),
      },
    });
  },
});

/**
 * Comments that two readers judged, by subject, in the order in which they were mixed; what they covered is left out with
 * its reason. No number stands beside.
 */
export const comments = view({
  name: 'ballot.comments',
  http: 'GET /rounds/{roundId}/comments',
  summary: 'Ý kiến bằng lời đã được hai người đọc duyệt, theo từng người được góp ý; chỗ che có lý do',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    areOpen: z.boolean(),
    subjects: z.array(z.object({ name: z.string(), post: z.string(), comments: z.array(Released) })),
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const permit = mayReadPublic('ballot.comments');
    const released = await releasedRound(ctx, roundId);
    const last = released && (await editionsOf(ctx, released.protocolId)).at(-1);
    if (!permit || !released || !last) return NO_ROUND;
    const areOpen = last.publication.areCommentsOpen;
    const rows = areOpen ? await judgedComments(ctx, released.protocolId) : [];
    const { title } = released.loaded.round;
    const subjects = released.loaded.subjects.map(({ name, post, subject_no }) => ({
      name,
      post,
      comments: rows.filter((row) => row.subject_no === subject_no).map(releasedParts),
    }));
    return ok({ permit, value: { roundId, title, areOpen, subjects } });
  },
});

const judgedComments = (ctx: Ctx, protocolId: string) =>
  countTables(ctx.tx)
    .selectFrom('count.comment')
    .select(['subject_no', 'text', 'verdict', 'reason', 'covers'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .where('second_reader', 'is not', null)
    .orderBy('subject_no')
    .orderBy('comment_no')
    .execute();

interface ReleasedRound {
  readonly loaded: LoadedRound;
  readonly protocolId: string;
  readonly manifest: ReturnType<typeof readRound>['manifest'];
}
async function releasedRound(ctx: Ctx, roundId: string): Promise<ReleasedRound | undefined> {
  const loaded = await loadRound(ctx, roundId, 'none');
  if (!loaded || !PUBLIC_STATES.includes(loaded.round.state)) return undefined;
  const { protocol_id: protocolId, manifest } = loaded.round;
  if (protocolId === null || manifest === null) return undefined;
  return { loaded, protocolId, manifest: readRound(manifest).manifest };
}
