import { z } from 'zod';
import { fail, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { mayReadRound } from './ballot.policy.ts';
import { RoundId, State, tables } from './ballot.schema.ts';
import { loadRound } from './round-step.ts';

const Line = z.object({ rollNo: z.int(), name: z.string(), post: z.string(), unit: z.string() });

/** The whole roll in parts, to be printed: for signing in the hall, or to call those who have not received. */
export const rollSheet = view({
  name: 'ballot.rollSheet',
  http: 'GET /rounds/{roundId}/roll/sheet',
  summary: 'Danh sách để in: ký nhận theo thành phần hoặc đơn vị, hay những người chưa nhận phiếu',
  input: z.strictObject({
    roundId: RoundId,
    by: z.enum(['category', 'unit'], 'Chọn cách chia trang').default('category'),
    /** `waiting`: only those who have not received. */
    only: z.enum(['all', 'waiting']).default('all'),
  }),
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    planSymbol: z.string(),
    place: z.string(),
    state: State,
    issueOpensAt: z.date(),
    issueClosesAt: z.date(),
    total: z.int(),
    parts: z.array(z.object({ name: z.string(), lines: z.array(Line) })),
  }),
  async run(ctx, { roundId, by, only }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.rollSheet', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const { title, plan_symbol: planSymbol, place, state } = loaded.round;
    const { issue_opens_at: issueOpensAt, issue_closes_at: issueClosesAt } = loaded.round;
    const lines = await linesOf(ctx, roundId, only);
    const names = [...new Set(lines.map((line) => line[by]))];
    if (by === 'unit') names.sort(VIETNAMESE.compare);
    const parts = names.map((name) => ({
      name,
      lines: lines.filter((line) => line[by] === name).map(({ category: _, ...line }) => line),
    }));
    return ok({
      permit,
      value: { roundId, title, planSymbol, place, state, issueOpensAt, issueClosesAt, total: lines.length, parts },
    });
  },
});

const VIETNAMESE = new Intl.Collator('vi', { numeric: true });

const linesOf = (ctx: Ctx, roundId: string, only: 'all' | 'waiting') =>
  tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select(['roll_no as rollNo', 'name', 'post', 'unit', 'category_name as category'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .$if(only === 'waiting', (query) => query.where('is_issued', '=', false))
    .orderBy('roll_no')
    .execute();
