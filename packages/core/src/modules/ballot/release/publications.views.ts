import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { fail, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { mayReadPublic } from '../ballot.policy.ts';
import { RoundId, tables } from '../ballot.schema.ts';
import { countTables } from '../count/count.schema.ts';
import { PUBLIC_STATES } from './publication.views.ts';

/** What was made public must be found again: a district of 14 wards publishes 70 results in five years. */
const PAGE = 500;
const Person = z.object({ name: z.string(), post: z.string() });

/** Every round whose result was released, the last one first: the public's way in. */
export const publications = view({
  name: 'ballot.publications',
  http: 'GET /publications',
  summary: 'Các đợt đã công bố kết quả, mới nhất trước',
  input: z.strictObject({}),
  output: z.object({
    rounds: z.array(
      z.object({
        roundId: RoundId,
        title: z.string(),
        planSymbol: z.string(),
        /** The day of the last edition. */
        publishedOn: z.string(),
        subjects: z.array(Person),
      }),
    ),
  }),
  store: 'count',
  async run(ctx) {
    const permit = mayReadPublic('ballot.publications');
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.publications' });
    const days = new Map((await lastEditions(ctx)).map((one) => [one.protocolId, one.publishedOn]));
    const rows = await roundsOf(ctx, [...days.keys()]);
    const rounds = rows.flatMap(({ protocolId, ...round }) => {
      const publishedOn = days.get(protocolId ?? '');
      return publishedOn === undefined ? [] : [{ ...round, publishedOn }];
    });
    rounds.sort((a, b) => b.publishedOn.localeCompare(a.publishedOn));
    return ok({ permit, value: { rounds } });
  },
});

const lastEditions = (ctx: Ctx) =>
  countTables(ctx.tx)
    .selectFrom('count.publication')
    .select((eb) => ['protocol_id as protocolId', eb.fn.max('published_on').$notNull().as('publishedOn')])
    .where('tenant_id', '=', ctx.tenantId)
    .groupBy('protocol_id')
    .orderBy('publishedOn', 'desc')
    .limit(PAGE)
    .execute();

const roundsOf = (ctx: Ctx, protocolIds: readonly string[]) =>
  tables(ctx.tx)
    .selectFrom('ballot.round as r')
    .select(['r.round_id as roundId', 'r.protocol_id as protocolId', 'r.title', 'r.plan_symbol as planSymbol'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('ballot.subject as s')
          .select(['s.name', 's.post'])
          .whereRef('s.tenant_id', '=', 'r.tenant_id')
          .whereRef('s.round_id', '=', 'r.round_id')
          .orderBy('s.subject_no'),
      ).as('subjects'),
    )
    .where('r.tenant_id', '=', ctx.tenantId)
    .where('r.state', 'in', PUBLIC_STATES)
    .where('r.protocol_id', 'in', protocolIds.length > 0 ? protocolIds : [''])
    .execute();
