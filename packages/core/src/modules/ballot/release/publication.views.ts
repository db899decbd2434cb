import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { RoundId, RoundOnly, State } from '../ballot.schema.ts';
import { countTables } from '../count/count.schema.ts';
import { readRound } from '../protocol.ts';
import { loadRound, type LoadedRound } from '../round-step.ts';
import type { RoundState } from '../states.ts';
import { editionsOf } from './earlier.ts';
import { PublicationBody } from './publication.schema.ts';

/** States in which the public sees what was released. */
export const PUBLIC_STATES: readonly RoundState[] = ['released', 'archived', 'destroyed'];
const NO_ROUND = fail({ code: 'not_found', what: 'round' });

const Edition = z.object({ edition: z.int(), incident: z.string(), publishedOn: z.string() });
const Item = z.object({ id: z.string(), text: z.string(), levels: z.array(z.string()) });
const Subject = z.object({
  id: z.string(),
  name: z.string(),
  post: z.string(),
  /** Hex SHA-256 of the plan that the sealed manifest names, see `ballot.sealedPlan`. */
  planHash: z.string().nullable(),
  items: z.array(Item),
});

/** What everyone may see of a released round: the guard's function of the result, and the words to read it with. */
export const publication = view({
  name: 'ballot.publication',
  http: 'GET /rounds/{roundId}/publication',
  summary: 'Kết quả đã công bố của một đợt, cùng các lần công bố',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    state: State,
    protocolId: z.string(),
    title: z.string(),
    planSymbol: z.string(),
    subjects: z.array(Subject),
    groups: z.array(z.object({ id: z.int(), name: z.string() })),
    edition: z.int(),
    editions: z.array(Edition),
    publication: PublicationBody,
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const permit = mayReadPublic('ballot.publication');
    const released = await releasedRound(ctx, roundId);
    const editions = released ? await editionsOf(ctx, released.protocolId) : [];
    const last = editions.at(-1);
    if (!permit || !released || !last) return NO_ROUND;
    const { loaded, protocolId, manifest } = released;
    return ok({
      permit,
      value: {
        roundId,
        state: loaded.round.state,
        protocolId,
        title: loaded.round.title,
        planSymbol: loaded.round.plan_symbol,
        subjects: manifest.subjects.map(({ id, name, post, planHash, items }) => ({
          id,
          planHash,
          name,
          post,
          items: items.map((item) => ({ id: item.id, text: item.text, levels: [...item.levels] })),
        })),
        groups: manifest.groups.map(({ id, name }) => ({ id, name })),
        edition: last.edition,
        editions: editions.map(({ edition, incident, publishedOn }) => ({ edition, incident, publishedOn })),
        // Parsed again on the way out; a copy, because what was read is not to be changed.
        publication: structuredClone(last.publication) as z.input<typeof PublicationBody>,
      },
    });
  },
});

/** Comments that two readers released, by subject, in the order in which they were mixed; no number stands beside. */
export const comments = view({
  name: 'ballot.comments',
  http: 'GET /rounds/{roundId}/comments',
  summary: 'Ý kiến bằng lời đã được duyệt công bố, theo từng người được góp ý',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    areOpen: z.boolean(),
    subjects: z.array(z.object({ name: z.string(), post: z.string(), comments: z.array(z.string()) })),
  }),
  store: 'count',
  async run(ctx, { roundId }) {
    const permit = mayReadPublic('ballot.comments');
    const released = await releasedRound(ctx, roundId);
    const last = released && (await editionsOf(ctx, released.protocolId)).at(-1);
    if (!permit || !released || !last) return NO_ROUND;
    const areOpen = last.publication.areCommentsOpen;
    const texts = areOpen ? await releasedTexts(ctx, released.protocolId) : [];
    const { title } = released.loaded.round;
    const subjects = released.loaded.subjects.map(({ name, post, subject_no }) => ({
      name,
      post,
      comments: texts.filter((row) => row.subject_no === subject_no).map((row) => row.text),
    }));
    return ok({ permit, value: { roundId, title, areOpen, subjects } });
  },
});

const releasedTexts = (ctx: Ctx, protocolId: string) =>
  countTables(ctx.tx)
    .selectFrom('count.comment')
    .select(['subject_no', 'text'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .where('verdict', '=', 'release')
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
