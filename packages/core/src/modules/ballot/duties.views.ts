import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { fail, ok } from '../../kernel/index.ts';
import { hasPower, view, type Actor, type Ctx } from '../../usecase/index.ts';
import { mayListOwn } from './ballot.policy.ts';
import { RoundId, State, tables } from './ballot.schema.ts';
import { DUTIES, dutiesOf, WAITING_STATES, type Duty } from './duties.ts';
import { factsOf } from './round-step.ts';
import type { RoundState } from './states.ts';

/** What waits for the reader in rounds that he prepares, approves or counts; not his own ballots. */
export const duties = view({
  name: 'ballot.duties',
  http: 'GET /my/duties',
  summary: 'Việc đang chờ người đang đăng nhập trong các đợt: chuẩn bị, phê duyệt, kiểm phiếu',
  input: z.strictObject({}),
  output: z.object({
    duties: z.array(
      z.object({
        roundId: RoundId,
        title: z.string(),
        state: State,
        duty: z.enum(DUTIES),
        /** When the round moves on without it; nothing when no hour is set. */
        dueAt: z.date().nullable(),
        /** Voters who have not received, for `remind`; members without a key, for keys; else nothing. */
        missing: z.int().nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const permit = mayListOwn('ballot.duties', ctx.actor);
    if (!permit || ctx.actor.kind !== 'person') return fail({ code: 'unauthenticated' });
    const rounds = await waitingRounds(ctx, ctx.actor.personId);
    const ofHolders = rounds.flatMap((round) => dutiesIn(ctx.actor, round));
    const owed = (await owedReplies(ctx, ctx.actor.personId)).map((round) => ({
      ...{ roundId: round.roundId, title: round.title, state: round.state, duty: 'reply' as const },
      ...{ dueAt: endOf(round.dueOn), missing: null },
    }));
    return ok({ permit, value: { duties: [...ofHolders, ...owed].sort(soonestFirst) } });
  },
});

type WaitingRound = Awaited<ReturnType<typeof waitingRounds>>[number];

function dutiesIn(actor: Actor, round: WaitingRound) {
  const { members, subjects } = round;
  const withKey = members.filter(({ x25519 }) => x25519 !== null);
  const keyed = withKey.length;
  const hasMyKey = withKey.some((one) => actor.kind === 'person' && one.person_id === actor.personId);
  const standing = { ...round, subjects: subjects.length, members: members.length, keyed, hasMyKey };
  const missing: Partial<Record<Duty, number>> = {
    remind: round.voters - round.issued,
    registerKey: members.length - keyed,
  };
  return dutiesOf(actor, factsOf(subjects, members), standing).map((duty) => ({
    roundId: round.roundId,
    title: round.title,
    state: round.state,
    duty,
    dueAt: dueOf(round),
    missing: missing[duty] ?? null,
  }));
}

const BEFORE_ISSUING: readonly RoundState[] = ['draft', 'approved', 'roll_frozen', 'committee_ready'];

function dueOf(round: WaitingRound): Date | null {
  if (BEFORE_ISSUING.includes(round.state)) return round.issueOpensAt;
  if (round.state === 'issuing') return round.issueClosesAt;
  return round.state === 'issued' ? round.castOpensAt : null;
}

const FAR = Number.MAX_SAFE_INTEGER;
const soonestFirst = (a: { dueAt: Date | null }, b: { dueAt: Date | null }): number =>
  (a.dueAt?.getTime() ?? FAR) - (b.dueAt?.getTime() ?? FAR);

/** The last minute of a day in Ha Noi. */
const endOf = (day: string): Date => new Date(`${day}T23:59:00+07:00`);

/** Rounds with a published result about this person that he has not answered yet. */
async function owedReplies(ctx: Ctx, personId: string) {
  return tables(ctx.tx)
    .selectFrom('ballot.subject as s')
    .innerJoin('ballot.round as r', (join) =>
      join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.round_id', '=', 's.round_id'),
    )
    .select(['r.round_id as roundId', 'r.title', 'r.state'])
    .select((eb) => eb.ref('r.reply_due_on').$notNull().as('dueOn'))
    .where('s.tenant_id', '=', ctx.tenantId)
    .where('s.person_id', '=', personId)
    .where('r.reply_due_on', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ballot.reply as a')
            .select('a.version')
            .whereRef('a.tenant_id', '=', 's.tenant_id')
            .whereRef('a.round_id', '=', 's.round_id')
            .whereRef('a.subject_no', '=', 's.subject_no'),
        ),
      ),
    )
    .execute();
}

/** Rounds that wait for somebody, with what the rules ask; for those outside the staff only where they count. */
async function waitingRounds(ctx: Ctx, personId: string) {
  const isStaff = (['office', 'approve'] as const).some((power) => hasPower(ctx.actor, power));
  const rows = await tables(ctx.tx)
    .selectFrom('ballot.round as r')
    .select(['r.round_id as roundId', 'r.title', 'r.state', 'r.protocol_id as protocolId', 'r.sent_on as sentOn'])
    .select(['r.issue_opens_at as issueOpensAt', 'r.issue_closes_at as issueClosesAt'])
    .select('r.cast_opens_at as castOpensAt')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('ballot.subject as s')
          .select('s.person_id')
          .whereRef('s.tenant_id', '=', 'r.tenant_id')
          .whereRef('s.round_id', '=', 'r.round_id'),
      ).as('subjects'),
      jsonArrayFrom(
        eb
          .selectFrom('ballot.committee_member as m')
          .select(['m.person_id', 'm.role', 'm.x25519'])
          .whereRef('m.tenant_id', '=', 'r.tenant_id')
          .whereRef('m.round_id', '=', 'r.round_id'),
      ).as('members'),
      jsonObjectFrom(
        eb
          .selectFrom('issue.roll_entry as v')
          .select((of) => [of.fn.countAll<number>().as('voters'), of.fn.count<number>('blinded_hash').as('issued')])
          .whereRef('v.tenant_id', '=', 'r.tenant_id')
          .whereRef('v.round_id', '=', 'r.round_id'),
      )
        .$notNull()
        .as('roll'),
    ])
    .where('r.tenant_id', '=', ctx.tenantId)
    .where('r.state', 'in', WAITING_STATES)
    .$if(!isStaff, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('ballot.committee_member as m')
            .select('m.member_index')
            .whereRef('m.tenant_id', '=', 'r.tenant_id')
            .whereRef('m.round_id', '=', 'r.round_id')
            .where('m.person_id', '=', personId),
        ),
      ),
    )
    .orderBy('r.created_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ protocolId, sentOn, roll, ...row }) => ({
    ...row,
    ...roll,
    isSealed: protocolId !== null,
    isSent: sentOn !== null,
  }));
}
