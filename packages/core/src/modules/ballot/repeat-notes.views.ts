import { z } from 'zod';
import { sql } from 'kysely';
import { fail, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { mayReadRound } from './ballot.policy.ts';
import { RoundId } from './ballot.schema.ts';
import { loadRound } from './round-step.ts';

const SHOWN = 20;
const Names = z.array(z.string());

/** How a repeated round differs from the one it was repeated from: who is missing, who is new, which plans are still to come. */
export const repeatNotes = view({
  name: 'ballot.repeatNotes',
  http: 'GET /rounds/{roundId}/repetition',
  summary: 'Đợt lập lại khác đợt trước ở đâu: ai không còn, ai mới, kế hoạch nào chưa gắn',
  input: z.strictObject({ roundId: RoundId }),
  output: z.object({
    /** Nothing for a round that was not repeated. */
    former: z.object({ roundId: RoundId, title: z.string() }).nullable(),
    subjects: Names,
    members: Names,
    /** Subjects whose plan is not attached. */
    plans: Names,
    left: z.object({ count: z.int(), names: Names }),
    joined: z.object({ count: z.int(), names: Names }),
    /** Plan numbers of other rounds that bear the same title; annulled ones left out. */
    namesakes: Names,
  }),
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.repeatNotes', ctx.actor, loaded.facts);
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const formerId = loaded.round.repeated_from;
    const former = formerId === null ? undefined : await loadRound(ctx, formerId, 'none');
    const plans = loaded.subjects.filter((subject) => subject.plan_sha256 === null).map(({ name }) => name);
    const none = { count: 0, names: [] };
    const namesakes = await namesakesOf(ctx, loaded.round);
    if (!former) {
      return ok({
        permit,
        value: { former: null, subjects: [], members: [], plans, left: none, joined: none, namesakes },
      });
    }
    const { round_id: id, title } = former.round;
    return ok({
      permit,
      value: {
        former: { roundId: id as RoundId, title },
        subjects: missingFrom(former.subjects, loaded.subjects),
        members: missingFrom(former.members, loaded.members),
        plans,
        left: await onlyIn(ctx, id, roundId),
        joined: await onlyIn(ctx, roundId, id),
        namesakes,
      },
    });
  },
});

interface Named {
  readonly person_id: string;
  readonly name: string;
}
const missingFrom = (before: readonly Named[], after: readonly Named[]): string[] =>
  before.filter(({ person_id: id }) => !after.some((one) => one.person_id === id)).map(({ name }) => name);

/** Two rounds of one name cannot be told apart on a first page. */
async function namesakesOf(
  ctx: Ctx,
  { round_id: roundId, title }: { readonly round_id: string; readonly title: string },
) {
  const { rows } = await sql<{ plan_symbol: string }>`
    select r.plan_symbol from ballot.round r
    where r.tenant_id = ${ctx.tenantId} and r.round_id <> ${roundId} and r.title = ${title} and r.state <> 'annulled'
    order by r.round_id desc limit ${SHOWN}`.execute(ctx.tx);
  return rows.map(({ plan_symbol: symbol }) => symbol);
}

/** Who stands on the first roll and not on the second. */
async function onlyIn(ctx: Ctx, roundId: string, otherId: string) {
  const { rows } = await sql<{ name: string; count: number }>`
    select e.name, (count(*) over ())::int as count from issue.roll_entry e
    where e.tenant_id = ${ctx.tenantId} and e.round_id = ${roundId} and not exists (
      select from issue.roll_entry o
      where o.tenant_id = e.tenant_id and o.round_id = ${otherId} and o.person_id = e.person_id)
    order by e.roll_no limit ${SHOWN}`.execute(ctx.tx);
  return { count: rows[0]?.count ?? 0, names: rows.map(({ name }) => name) };
}
