import { permitIf } from '../../kernel/permit.ts';
import type { Permit } from '../../kernel/index.ts';
import { hasPower, type Actor, type Power } from '../../usecase/index.ts';
import type { StepName } from './states.ts';

/** Who stands where in a round: all a policy needs to know of it. */
export interface RoundFacts {
  readonly subjectIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly headId: string | undefined;
}

type Who = Power | 'member' | 'head' | 'voter' | 'clock';

/** Who may take which step. A subject of the round takes none of them, whatever his posts (conflict of interest). */
const WHO = {
  'ballot.editRound': ['office'],
  'ballot.setSubjects': ['office'],
  'ballot.attachPlan': ['office'],
  'ballot.setRoll': ['office'],
  'ballot.callVoter': ['office'],
  'ballot.leaveOut': ['office'],
  'ballot.setCommittee': ['office'],
  'ballot.nameAuditor': ['office'],
  'ballot.sendForApproval': ['office'],
  'ballot.reopenDraft': ['office', 'approve'],
  'ballot.approve': ['approve'],
  'ballot.freezeRoll': ['office'],
  'ballot.registerKey': ['member'],
  'ballot.confirmCommittee': ['approve'],
  'ballot.seal': ['office'],
  'ballot.signSeal': ['member'],
  'ballot.openIssuing': ['office', 'clock'],
  'ballot.remind': ['office'],
  'ballot.receive': ['voter'],
  'ballot.endIssuing': ['office', 'clock'],
  'ballot.openCasting': ['member'],
  'ballot.close': ['office', 'clock'],
  'ballot.signClose': ['member'],
  'ballot.beginOpening': ['member'],
  'ballot.submitShares': ['member'],
  'ballot.submitResult': ['member'],
  'ballot.signResult': ['member'],
  'ballot.drawMinutes': ['head', 'office'],
  'ballot.confirmMinutes': ['approve'],
  'ballot.release': ['approve'],
  'ballot.judgeComment': ['member'],
  'ballot.archive': ['office'],
  'ballot.destroy': ['approve'],
  'ballot.annul': ['approve'],
  'ballot.signAnnulment': ['member'],
} as const satisfies Record<StepName, readonly Who[]>;

/** May this actor take this step in this round? */
export function mayStep<N extends StepName>(name: N, actor: Actor, facts: RoundFacts): Permit<N> | undefined {
  const allowed: readonly Who[] = WHO[name];
  const who = allowed.find((role) => plays(role, actor, facts));
  const isSubject = actor.kind === 'person' && facts.subjectIds.includes(actor.personId);
  return permitIf(name, `${name}: ${who ?? 'nobody'}, not a subject`, who !== undefined && !isSubject);
}

/** The office prepares rounds. */
export const mayCreateRound = (actor: Actor): Permit<'ballot.createRound'> | undefined =>
  permitIf('ballot.createRound', 'the office prepares rounds', hasPower(actor, 'office'));

/** The office prepares a round after the pattern of an earlier one, in which it was not rated itself. */
export const mayRepeatRound = (actor: Actor, facts: RoundFacts): Permit<'ballot.repeatRound'> | undefined =>
  permitIf(
    'ballot.repeatRound',
    'the office repeats rounds, not one about itself',
    hasPower(actor, 'office') && !(actor.kind === 'person' && facts.subjectIds.includes(actor.personId)),
  );

/** The office and the leadership keep the unit's own templates. */
export const mayPublishTemplate = (actor: Actor): Permit<'ballot.publishTemplate'> | undefined =>
  permitIf('ballot.publishTemplate', 'the office publishes templates', hasPower(actor, 'office'));

/** Whoever prepares, approves or inspects rounds reads what they may ask. */
export const mayReadTemplates = (actor: Actor): Permit<'ballot.templates'> | undefined =>
  permitIf(
    'ballot.templates',
    'office, leadership and inspection read templates',
    (['office', 'approve', 'inspect'] as const).some((power) => hasPower(actor, power)),
  );

/** Reading the preparation and the exact count: office, leadership, inspection, and the round's own committee. */
export function mayReadRound<N extends string>(name: N, actor: Actor, facts: RoundFacts): Permit<N> | undefined {
  const isStaff = (['office', 'approve', 'inspect'] as const).some((power) => hasPower(actor, power));
  const isMember = actor.kind === 'person' && facts.memberIds.includes(actor.personId);
  return permitIf(name, `${name}: office, leadership, inspection or committee`, isStaff || isMember);
}

/** A list that shows only what each person is part of: whoever is signed in may ask. */
export const mayListOwn = <N extends string>(name: N, actor: Actor): Permit<N> | undefined =>
  permitIf(name, `${name}: one's own part in rounds`, actor.kind === 'person');

/** What is public is public: manifest, log, heads, publication. */
export const mayReadPublic = <N extends string>(name: N): Permit<N> | undefined =>
  permitIf(name, `${name}: public`, true);

function plays(role: Who, actor: Actor, facts: RoundFacts): boolean {
  if (role === 'clock') return actor.kind === 'system';
  if (actor.kind !== 'person') return false;
  if (role === 'voter') return true; // the frozen roll entry decides, see ballot.receive
  if (role === 'member') return facts.memberIds.includes(actor.personId);
  if (role === 'head') return facts.headId === actor.personId;
  return hasPower(actor, role);
}

/** Timers only: nobody signed in can end an epoch. */
export const mayRunClock = <N extends string>(name: N, actor: Actor): Permit<N> | undefined =>
  permitIf(name, `${name}: the clock`, actor.kind === 'system');
