import { z } from 'zod';
import { fail, ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { mayListOwn, mayReadRound } from './ballot.policy.ts';
import { RoundId, State, tables } from './ballot.schema.ts';
import { loadRound } from './round-step.ts';

const PAGE = 100;

/** The roll as it is pinned up: names and categories, and who has received; never who has cast. */
export const roll = view({
  name: 'ballot.roll',
  http: 'GET /rounds/{roundId}/roll',
  summary: 'Danh sách người bỏ phiếu và ai đã nhận phiếu; không có ai đã bỏ phiếu',
  input: z.strictObject({ roundId: RoundId, page: z.coerce.number().int().min(1).default(1) }),
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    state: State,
    rollHash: z.string().nullable(),
    total: z.int(),
    page: z.int(),
    pages: z.int(),
    categories: z.array(z.object({ category: z.string(), name: z.string(), people: z.int(), issued: z.int() })),
    entries: z.array(
      z.object({
        rollNo: z.int(),
        name: z.string(),
        post: z.string(),
        unit: z.string(),
        categoryName: z.string(),
        isIssued: z.boolean(),
      }),
    ),
  }),
  async run(ctx, { roundId, page }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.roll', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const db = tables(ctx.tx);
    const categories = await db
      .selectFrom('issue.roll_entry')
      .select((eb) => [
        'category',
        'category_name as name',
        eb.fn.countAll<number>().as('people'),
        eb.fn.count<number>('blinded_hash').as('issued'),
      ])
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .groupBy(['category', 'category_name'])
      .orderBy((eb) => eb.fn.min('roll_no'))
      .execute();
    const entries = await db
      .selectFrom('issue.roll_entry')
      .select(['roll_no as rollNo', 'name', 'post', 'unit', 'category_name as categoryName', 'is_issued as isIssued'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .orderBy('roll_no')
      .limit(PAGE)
      .offset((page - 1) * PAGE)
      .execute();
    const total = categories.reduce((sum, { people }) => sum + people, 0);
    const { title, state, roll_hash: rollHash } = loaded.round;
    const pages = Math.max(1, Math.ceil(total / PAGE));
    return ok({ permit, value: { roundId, title, state, rollHash, total, page, pages, categories, entries } });
  },
});

/** What awaits a voter: rounds on whose frozen roll he stands, and whether he has received. Never whether he has cast. */
export const myBallots = view({
  name: 'ballot.myBallots',
  http: 'GET /my/ballots',
  summary: 'Các đợt mà người đang đăng nhập có tên trong danh sách',
  input: z.strictObject({}),
  output: z.object({
    ballots: z.array(
      z.object({
        roundId: RoundId,
        title: z.string(),
        state: State,
        protocolId: z.string(),
        groupNo: z.int(),
        isIssued: z.boolean(),
        issueClosesAt: z.date(),
        castOpensAt: z.date(),
        castClosesAt: z.date(),
      }),
    ),
  }),
  async run(ctx) {
    const permit = mayListOwn('ballot.myBallots', ctx.actor);
    if (!permit || ctx.actor.kind !== 'person') return fail({ code: 'unauthenticated' });
    const ballots = await tables(ctx.tx)
      .selectFrom('issue.roll_entry as v')
      .innerJoin('ballot.round as r', (join) =>
        join.onRef('r.tenant_id', '=', 'v.tenant_id').onRef('r.round_id', '=', 'v.round_id'),
      )
      .select(['r.round_id as roundId', 'r.title', 'r.state', 'v.is_issued as isIssued'])
      .select([
        'r.issue_closes_at as issueClosesAt',
        'r.cast_opens_at as castOpensAt',
        'r.cast_closes_at as castClosesAt',
      ])
      .select((eb) => [
        eb.ref('r.protocol_id').$notNull().as('protocolId'),
        eb.ref('v.group_no').$notNull().as('groupNo'),
      ])
      .where('v.tenant_id', '=', ctx.tenantId)
      .where('v.person_id', '=', ctx.actor.personId)
      .where('v.channel', '=', 'online')
      .where('r.state', 'in', [
        'sealed',
        'issuing',
        'issued',
        'casting',
        'closed',
        'opened',
        'minuted',
        'confirmed',
        'released',
      ])
      .orderBy('r.created_at', 'desc')
      .execute();
    return ok({ permit, value: { ballots } });
  },
});
