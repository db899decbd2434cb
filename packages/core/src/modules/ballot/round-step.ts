import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { fail, ok, type Permit, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { mayStep, type RoundFacts } from './ballot.policy.ts';
import { tables, type MemberRow, type RoundId, type RoundRow, type SubjectRow } from './ballot.schema.ts';
import { outOfStep, stateAfter, type StepName } from './states.ts';

/** A round as it stands, with the people a policy asks about. */
export interface LoadedRound {
  readonly round: RoundRow;
  readonly subjects: readonly SubjectRow[];
  readonly members: readonly MemberRow[];
  readonly facts: RoundFacts;
}
/** A step that may be taken: the round is locked until the transaction ends. */
export interface BegunStep<N extends string> extends LoadedRound {
  readonly permit: Permit<N>;
}

/** Loads a round of this tenant with its people, in one query; `forUpdate` keeps it still until the transaction ends. */
export async function loadRound(
  ctx: Ctx,
  roundId: string,
  lock: 'forUpdate' | 'none',
): Promise<LoadedRound | undefined> {
  const query = tables(ctx.tx)
    .selectFrom('ballot.round as r')
    .selectAll('r')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('ballot.subject as s')
          .selectAll('s')
          .whereRef('s.tenant_id', '=', 'r.tenant_id')
          .whereRef('s.round_id', '=', 'r.round_id')
          .orderBy('s.subject_no'),
      ).as('subjects'),
      jsonArrayFrom(
        eb
          .selectFrom('ballot.committee_member as m')
          .selectAll('m')
          .whereRef('m.tenant_id', '=', 'r.tenant_id')
          .whereRef('m.round_id', '=', 'r.round_id')
          .orderBy('m.member_index'),
      ).as('members'),
    ])
    .where('r.tenant_id', '=', ctx.tenantId)
    .where('r.round_id', '=', roundId);
  const found = await (lock === 'forUpdate' ? query.forUpdate('r') : query).executeTakeFirst();
  if (!found) return undefined;
  const { subjects, members, ...round } = found;
  return { round, subjects, members, facts: factsOf(subjects, members) };
}

/** Load, lock, decide: the beginning of every command on a round. Refuses by policy first, then by state. */
export async function beginStep<N extends StepName>(ctx: Ctx, name: N, roundId: string): Promise<Result<BegunStep<N>>> {
  const loaded = await loadRound(ctx, roundId, 'forUpdate');
  if (!loaded) return fail({ code: 'not_found', what: 'round' });
  const permit = mayStep(name, ctx.actor, loaded.facts);
  if (!permit) return fail({ code: 'forbidden', action: name });
  const fault = outOfStep(name, loaded.round.state);
  return fault ? fail(fault) : ok({ ...loaded, permit });
}

/** The round that a step was about, and what else changes in its own row. */
export interface StepEnd {
  readonly round: RoundRow;
  readonly changes?: Partial<Omit<RoundRow, 'tenant_id' | 'round_id' | 'state'>>;
}

/** Writes the state that the step leads to, with whatever else changes in the round's own row. */
export async function endStep(
  ctx: Ctx,
  name: StepName,
  { round, changes = {} }: StepEnd,
): Promise<{ roundId: RoundId; state: RoundRow['state'] }> {
  const state = stateAfter(name, round.state);
  // What was sent for approval is what stood then: a change of the draft takes the sending back.
  const sending = round.state === 'draft' && name !== 'ballot.sendForApproval' ? { sent_on: null } : {};
  await tables(ctx.tx)
    .updateTable('ballot.round')
    .set({ ...sending, ...changes, state })
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', round.round_id)
    .execute();
  return { roundId: round.round_id as RoundId, state };
}

/** What a policy asks of the people of a round. */
export const factsOf = (
  subjects: readonly Pick<SubjectRow, 'person_id'>[],
  members: readonly Pick<MemberRow, 'person_id' | 'role'>[],
): RoundFacts => ({
  subjectIds: subjects.map((subject) => subject.person_id),
  memberIds: members.map((member) => member.person_id),
  headId: members.find((member) => member.role === 'head')?.person_id,
});
