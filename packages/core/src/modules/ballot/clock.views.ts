import { z } from 'zod';
import { fail, ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { mayRunClock } from './ballot.policy.ts';
import { ProtocolId, RoundId, tables } from './ballot.schema.ts';

/** What the clock has to do now: phases whose bound has passed, and boxes whose epoch may end. */
export const clockWork = view({
  name: 'ballot.clockWork',
  http: 'none',
  summary: 'Việc đến giờ: mở, kết thúc phát phiếu, đóng hòm, đưa phiếu lên bảng',
  input: z.strictObject({}),
  output: z.object({
    due: z.array(z.object({ step: z.enum(['openIssuing', 'endIssuing', 'close']), roundId: RoundId })),
    casting: z.array(z.object({ protocolId: ProtocolId, epochMinutes: z.int() })),
  }),
  async run(ctx) {
    const permit = mayRunClock('ballot.clockWork', ctx.actor);
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.clockWork' });
    const rounds = await tables(ctx.tx)
      .selectFrom('ballot.round')
      .select([
        'round_id',
        'state',
        'protocol_id',
        'epoch_minutes',
        'issue_opens_at',
        'issue_closes_at',
        'cast_closes_at',
      ])
      .where('tenant_id', '=', ctx.tenantId)
      .where('state', 'in', ['sealed', 'issuing', 'casting'])
      .execute();
    const bound = (round: (typeof rounds)[number]) =>
      ({ sealed: round.issue_opens_at, issuing: round.issue_closes_at })[round.state as string] ?? round.cast_closes_at;
    const step = { sealed: 'openIssuing', issuing: 'endIssuing', casting: 'close' } as const;
    const due = rounds
      .filter((round) => bound(round) <= ctx.now)
      .map((round) => ({ step: step[round.state as keyof typeof step], roundId: round.round_id as RoundId }));
    const casting = rounds
      .filter((round) => round.state === 'casting')
      .map((round) => ({ protocolId: round.protocol_id ?? '', epochMinutes: round.epoch_minutes }));
    return ok({ permit, value: { due, casting } });
  },
});
