import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { dayOf, fail, ok } from '../../kernel/index.ts';
import { hasPower, view, type Actor, type Ctx, type Power } from '../../usecase/index.ts';
import { powerHoldersOn } from '../org/index.ts';
import { mayListOwn, mayReadRound, mayRepeatRound, mayStep, type RoundFacts } from './ballot.policy.ts';
import { Kind, RoundId, RoundOnly, State, tables } from './ballot.schema.ts';
import { auditorsOf } from './setup/name-auditor.ts';
import { loadRound, type LoadedRound } from './round-step.ts';
import { outOfStep, STEPS, type StepName } from './states.ts';

const RoundLine = z.object({
  roundId: RoundId,
  title: z.string(),
  kind: Kind,
  state: State,
  planSymbol: z.string(),
  castOpensAt: z.date(),
  castClosesAt: z.date(),
  voters: z.int(),
  subjects: z.int(),
});

/** The rounds that concern the reader: all for the staff, one's own part for everyone else. */
export const roundList = view({
  name: 'ballot.rounds',
  http: 'GET /rounds',
  summary: 'Danh sách các đợt lấy ý kiến',
  input: z.strictObject({}),
  output: z.object({ rounds: z.array(RoundLine), mayCreate: z.boolean() }),
  async run(ctx) {
    const permit = mayListOwn('ballot.rounds', ctx.actor);
    if (!permit || ctx.actor.kind !== 'person') return fail({ code: 'unauthenticated' });
    const isStaff = (['office', 'approve', 'inspect'] as const).some((power) => hasPower(ctx.actor, power));
    const rounds = isStaff ? await linesOf(ctx) : await linesOf(ctx, ctx.actor.personId);
    return ok({ permit, value: { rounds, mayCreate: hasPower(ctx.actor, 'office') } });
  },
});

/** One query; `memberId` narrows it to the rounds in whose committee that person is. */
function linesOf(ctx: Ctx, memberId?: string) {
  return tables(ctx.tx)
    .selectFrom('ballot.round as r')
    .select(['r.round_id as roundId', 'r.title', 'r.kind', 'r.state', 'r.plan_symbol as planSymbol'])
    .select(['r.cast_opens_at as castOpensAt', 'r.cast_closes_at as castClosesAt'])
    .select((eb) => [
      eb
        .selectFrom('issue.roll_entry as v')
        .select((e) => e.fn.countAll<number>().as('count'))
        .whereRef('v.tenant_id', '=', 'r.tenant_id')
        .whereRef('v.round_id', '=', 'r.round_id')
        .$asScalar()
        .$notNull()
        .as('voters'),
      eb
        .selectFrom('ballot.subject as s')
        .select((e) => e.fn.countAll<number>().as('count'))
        .whereRef('s.tenant_id', '=', 'r.tenant_id')
        .whereRef('s.round_id', '=', 'r.round_id')
        .$asScalar()
        .$notNull()
        .as('subjects'),
    ])
    .where('r.tenant_id', '=', ctx.tenantId)
    .$if(memberId !== undefined, (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('ballot.committee_member as m')
            .select('m.member_index')
            .whereRef('m.tenant_id', '=', 'r.tenant_id')
            .whereRef('m.round_id', '=', 'r.round_id')
            .where('m.person_id', '=', memberId ?? ''),
        ),
      ),
    )
    .orderBy('r.created_at', 'desc')
    .limit(200)
    .execute();
}

const Subject = z.object({
  subjectNo: z.int(),
  personId: z.uuid(),
  name: z.string(),
  post: z.string(),
  planSha256: z.string().nullable(),
  planTitle: z.string(),
});
const Member = z.object({
  memberIndex: z.int(),
  personId: z.uuid(),
  name: z.string(),
  post: z.string(),
  role: z.enum(['head', 'member']),
  hasKey: z.boolean(),
  isMe: z.boolean(),
});
const Group = z.object({ groupNo: z.int(), name: z.string(), size: z.int(), issued: z.int().nullable() });
const Item = z.object({ itemNo: z.int(), text: z.string(), levels: z.array(z.string()) });

const Holder = z.object({ personId: z.uuid(), name: z.string(), post: z.string() });

/** Everything the preparation and the running of a round show; never a tally. */
export const roundById = view({
  name: 'ballot.round',
  http: 'GET /rounds/{roundId}',
  summary: 'Một đợt lấy ý kiến: chuẩn bị, ban kiểm phiếu, danh sách theo nhóm, bước tiếp theo',
  input: RoundOnly,
  output: z.object({
    roundId: RoundId,
    title: z.string(),
    purpose: z.string(),
    kind: Kind,
    state: State,
    planSymbol: z.string(),
    place: z.string(),
    superior: z.string(),
    templateCode: z.string(),
    templateVersion: z.int(),
    issueOpensAt: z.date(),
    issueClosesAt: z.date(),
    castOpensAt: z.date(),
    castClosesAt: z.date(),
    isEarlyEndAllowed: z.boolean(),
    epochMinimum: z.int(),
    epochMinutes: z.int(),
    rsaBits: z.union([z.literal(2048), z.literal(3072)]),
    commentBytes: z.int(),
    blankRule: z.enum(['blank', 'invalid']),
    denominator: z.enum(['valid', 'collected']),
    threshold: z.int(),
    rollHash: z.string().nullable(),
    protocolId: z.string().nullable(),
    annulledBecause: z.string().nullable(),
    /** The day on which the draft as it stands was sent for approval. */
    sentOn: z.string().nullable(),
    rollBy: z.enum(['category', 'people', 'import']).nullable(),
    rollCategories: z.array(z.string()).nullable(),
    repeatedFrom: RoundId.nullable(),
    /** The day of the last reminder to those who have not received. */
    remindedOn: z.string().nullable(),
    /** Who can approve, and who keeps the round; nobody of them is rated in it. */
    leaders: z.array(Holder),
    officers: z.array(Holder),
    subjects: z.array(Subject),
    items: z.array(Item),
    members: z.array(Member),
    groups: z.array(Group),
    auditors: z.array(z.object({ name: z.string(), x25519: z.string() })),
    voters: z.int(),
    issued: z.int(),
    /** Whether this reader may prepare a new round after the pattern of this one. */
    mayRepeat: z.boolean(),
    /** Steps that this reader may take now: buttons ask the same policy as commands. */
    can: z.array(z.enum(Object.keys(STEPS) as [StepName, ...StepName[]])),
  }),
  async run(ctx, { roundId }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.round', ctx.actor, loaded.facts);
    // Who may not read it may not learn that it exists.
    if (!loaded || !permit) return fail({ code: 'not_found', what: 'round' });
    const { round, subjects, members, facts } = loaded;
    const names = Object.keys(STEPS) as StepName[];
    const can = names.filter((name) => mayStep(name, ctx.actor, facts) && !outOfStep(name, round.state));
    return ok({
      permit,
      value: {
        roundId: roundId,
        title: round.title,
        purpose: round.purpose,
        kind: round.kind,
        state: round.state,
        planSymbol: round.plan_symbol,
        place: round.place,
        superior: round.superior,
        templateCode: round.template_code,
        templateVersion: round.template_version,
        issueOpensAt: round.issue_opens_at,
        issueClosesAt: round.issue_closes_at,
        castOpensAt: round.cast_opens_at,
        castClosesAt: round.cast_closes_at,
        isEarlyEndAllowed: round.is_early_end_allowed,
        epochMinimum: round.epoch_minimum,
        epochMinutes: round.epoch_minutes,
        rsaBits: round.rsa_bits,
        commentBytes: round.comment_bytes,
        blankRule: round.blank_rule,
        denominator: round.denominator,
        threshold: round.threshold,
        rollHash: round.roll_hash,
        protocolId: round.protocol_id,
        annulledBecause: round.annulled_because,
        sentOn: round.sent_on,
        rollBy: round.roll_by,
        rollCategories: round.roll_categories,
        repeatedFrom: round.repeated_from as RoundId | null,
        remindedOn: round.reminded_on,
        ...(await holdersOf(ctx, facts)),
        ...peopleOf({ subjects, members }, ctx.actor),
        ...(await listsOf(ctx, roundId)),
        auditors: await auditorsOf(ctx, roundId),
        mayRepeat: mayRepeatRound(ctx.actor, facts) !== undefined,
        can,
      },
    });
  },
});

function peopleOf({ subjects, members }: Pick<LoadedRound, 'subjects' | 'members'>, actor: Actor) {
  const me = actor.kind === 'person' ? actor.personId : undefined;
  return {
    subjects: subjects.map((subject) => ({
      subjectNo: subject.subject_no,
      personId: subject.person_id,
      name: subject.name,
      post: subject.post,
      planSha256: subject.plan_sha256,
      planTitle: subject.plan_title,
    })),
    members: members.map((member) => ({
      memberIndex: member.member_index,
      personId: member.person_id,
      name: member.name,
      post: member.post,
      role: member.role,
      hasKey: member.x25519 !== null,
      isMe: member.person_id === me,
    })),
  };
}

/** For whom a round waits where it does not wait for the reader; a person with two such posts is named once. */
async function holdersOf(ctx: Ctx, { subjectIds }: RoundFacts) {
  const holders = await powerHoldersOn(ctx.tx, ctx.tenantId, dayOf(ctx.now));
  const withPower = (power: Power) => {
    const named = holders.filter((one) => one.powers.includes(power) && !subjectIds.includes(one.personId));
    const once = new Map(named.toReversed().map(({ powers: _, ...one }) => [one.personId, one]));
    return [...once.values()].toReversed();
  };
  return { leaders: withPower('approve'), officers: withPower('office') };
}

/** Questions, groups and counts in one query. */
async function listsOf(ctx: Ctx, roundId: string) {
  const { items, groups, counts } = await tables(ctx.tx)
    .selectNoFrom((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('ballot.item')
          .select(['item_no as itemNo', 'text', 'levels'])
          .where('tenant_id', '=', ctx.tenantId)
          .where('round_id', '=', roundId)
          .orderBy('item_no'),
      ).as('items'),
      jsonArrayFrom(
        eb
          .selectFrom('ballot.credential_group')
          .select(['group_no as groupNo', 'name', 'size', 'issued'])
          .where('tenant_id', '=', ctx.tenantId)
          .where('round_id', '=', roundId)
          .orderBy('group_no'),
      ).as('groups'),
      jsonObjectFrom(
        eb
          .selectFrom('issue.roll_entry')
          .select((of) => [of.fn.countAll<number>().as('voters'), of.fn.count<number>('blinded_hash').as('issued')])
          .where('tenant_id', '=', ctx.tenantId)
          .where('round_id', '=', roundId),
      )
        .$notNull()
        .as('counts'),
    ])
    .executeTakeFirstOrThrow();
  return { items, groups, ...counts };
}
