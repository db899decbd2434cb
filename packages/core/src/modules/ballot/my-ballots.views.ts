import { z } from 'zod';
import { fail, ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { mayListOwn } from './ballot.policy.ts';
import { RoundId, State, tables } from './ballot.schema.ts';
import { statesFrom } from './states.ts';

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
        /** The day on which the office last reminded those who have not received; nothing for whoever has. */
        remindedOn: z.string().nullable(),
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
        eb.case().when('v.is_issued', '=', false).then(eb.ref('r.reminded_on')).end().as('remindedOn'),
      ])
      .where('v.tenant_id', '=', ctx.tenantId)
      .where('v.person_id', '=', ctx.actor.personId)
      .where('v.channel', '=', 'online')
      .where('r.state', 'in', statesFrom('sealed', 'released'))
      .orderBy('r.created_at', 'desc')
      .execute();
    return ok({ permit, value: { ballots } });
  },
});
