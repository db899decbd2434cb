import { dayOf, DAY_MS, fail, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { mayRepeatRound } from '../ballot.policy.ts';
import { RoundOnly, Stepped, tables, type RoundId, type RoundRow } from '../ballot.schema.ts';
import { calledVoters, cardsOf, votersOn, type Voter } from '../people.ts';
import { replaceRoll } from '../roll-lines.sql.ts';
import { loadRound, type LoadedRound } from '../round-step.ts';

/**
 * Prepares a new draft after the pattern of an earlier round: the same questions, whom it rates, committee, rule of the
 * roll; the dates move on by whole weeks. Plans belong to their year and are attached anew; people who left stay out, and
 * `ballot.repeatNotes` says who.
 */
export const repeatRound = command({
  name: 'ballot.repeatRound',
  http: 'POST /rounds/{roundId}/repetition',
  summary: 'Lập đợt mới theo một đợt đã có',
  input: RoundOnly,
  output: Stepped,
  async run(ctx, { roundId: formerId }) {
    const former = await loadRound(ctx, formerId, 'none');
    if (!former) return fail({ code: 'not_found', what: 'round' });
    const permit = mayRepeatRound(ctx.actor, former.facts);
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.repeatRound' });
    const roundId = timedId(ctx.now);
    await copyRound(ctx, former.round, roundId);
    await copyItems(ctx, formerId, roundId);
    const subjectIds = await copySubjects(ctx, former, roundId);
    await copyCommittee(ctx, former, roundId);
    const called = await votersLike(ctx, former.round);
    await replaceRoll(
      ctx,
      roundId,
      called.filter((voter) => !subjectIds.includes(voter.personId)),
    );
    const data = { from: formerId, title: former.round.title };
    return ok({
      permit,
      value: { roundId: roundId as RoundId, state: 'draft' as const },
      event: { type: 'ballot.round_repeated', subject: roundId, data },
    });
  },
});

const WEEK_MS = 7 * DAY_MS;
/** Time to prepare: issuing begins at least so long from now. */
const LEAD_MS = WEEK_MS;

/** By how much the dates move: whole weeks, so that the day of the week and the hour stay. */
const moveOf = (former: RoundRow, now: Date): number =>
  Math.max(1, Math.ceil((now.getTime() + LEAD_MS - former.issue_opens_at.getTime()) / WEEK_MS)) * WEEK_MS;

async function copyRound(ctx: Ctx, former: RoundRow, roundId: string): Promise<void> {
  const move = moveOf(former, ctx.now);
  const later = (at: Date): Date => new Date(at.getTime() + move);
  const { unit_id, kind, title, purpose, plan_symbol, place, superior, template_code, template_version } = former;
  const { is_early_end_allowed, epoch_minimum, epoch_minutes, comment_bytes, blank_rule, denominator } = former;
  const { threshold, rsa_bits, roll_by, roll_categories } = former;
  await tables(ctx.tx)
    .insertInto('ballot.round')
    .values({
      ...{ tenant_id: ctx.tenantId, round_id: roundId, state: 'draft', created_at: ctx.now },
      ...{ unit_id, kind, title, purpose, plan_symbol, place, superior, template_code, template_version },
      ...{ is_early_end_allowed, epoch_minimum, epoch_minutes, comment_bytes, blank_rule, denominator },
      ...{ threshold, rsa_bits, roll_by, roll_categories, repeated_from: former.round_id },
      issue_opens_at: later(former.issue_opens_at),
      issue_closes_at: later(former.issue_closes_at),
      cast_opens_at: later(former.cast_opens_at),
      cast_closes_at: later(former.cast_closes_at),
    })
    .execute();
}

async function copyItems(ctx: Ctx, formerId: string, roundId: string): Promise<void> {
  const db = tables(ctx.tx);
  const items = await db
    .selectFrom('ballot.item')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', formerId)
    .execute();
  await db
    .insertInto('ballot.item')
    .values(items.map((item) => ({ ...item, round_id: roundId })))
    .execute();
}

/** Those who still hold a post, in their order. */
async function copySubjects(ctx: Ctx, { facts }: LoadedRound, roundId: string): Promise<string[]> {
  const cards = (await cardsOf(ctx, facts.subjectIds, dayOf(ctx.now))).filter((card) => card.post !== '');
  const rows = cards.map((card, index) => ({
    ...{ tenant_id: ctx.tenantId, round_id: roundId, subject_no: index + 1 },
    ...{ person_id: card.personId, name: card.name, post: card.post, plan_sha256: null, plan_title: '' },
  }));
  if (rows.length > 0) await tables(ctx.tx).insertInto('ballot.subject').values(rows).execute();
  return cards.map((card) => card.personId);
}

const SMALLEST_COMMITTEE = 3;

/** The same committee where enough of it is still here; with fewer it is named anew. Keys are made for one round only. */
async function copyCommittee(ctx: Ctx, { facts, round }: LoadedRound, roundId: string): Promise<void> {
  const cards = await cardsOf(ctx, facts.memberIds, dayOf(ctx.now));
  if (cards.length < SMALLEST_COMMITTEE) return;
  const db = tables(ctx.tx);
  await db
    .insertInto('ballot.committee_member')
    .values(
      cards.map((card, index) => ({
        ...{ tenant_id: ctx.tenantId, round_id: roundId, member_index: index + 1 },
        ...{ person_id: card.personId, name: card.name, post: card.post },
        role: index === 0 ? ('head' as const) : ('member' as const),
        ...{ x25519: null, ed25519: null, proof: null },
      })),
    )
    .execute();
  await db
    .updateTable('ballot.round')
    .set({ threshold: Math.min(round.threshold, cards.length - 1) })
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .execute();
}

/** By the same categories as they stand today, or the same people where they were named one by one. */
async function votersLike(ctx: Ctx, former: RoundRow): Promise<Voter[]> {
  const day = dayOf(ctx.now);
  if (former.roll_by === 'category') return votersOn(ctx, { day, categories: former.roll_categories ?? [] });
  const lines = await tables(ctx.tx)
    .selectFrom('issue.roll_entry')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', former.round_id)
    .orderBy('roll_no')
    .execute();
  const personIds = lines.map((line) => line.person_id);
  return calledVoters(ctx, personIds, day);
}
