import { permitIf, type Permit } from '../../kernel/permit.ts';
import { hasPower, type Actor } from '../../usecase/index.ts';

/** What a policy must know of a meeting and of who asks. */
export interface MeetingFacts {
  readonly chairId: string | null;
  readonly secretaryId: string | null;
  /** Whether the actor heads or leads the unit that holds it, on the day of the request. */
  readonly isLed: boolean;
  /** Whether the actor is on the list of who is called. */
  readonly isInvited: boolean;
}

/** The verbs by which a meeting is prepared, held and written down. */
export type RunVerb =
  | 'meeting.edit'
  | 'meeting.cancel'
  | 'meeting.setAgenda'
  | 'meeting.setInvitation'
  | 'meeting.callPerson'
  | 'meeting.leaveOut'
  | 'meeting.invite'
  | 'meeting.open'
  | 'meeting.goTo'
  | 'meeting.mark'
  | 'meeting.markList'
  | 'meeting.checkInNumber'
  | 'meeting.correctAttendance'
  | 'meeting.addGuest'
  | 'meeting.markGuest'
  | 'meeting.startSpeaking'
  | 'meeting.finishSpeaking'
  | 'meeting.moveSpeaker'
  | 'meeting.takeOffSpeaker'
  | 'meeting.returnSpeaker'
  | 'meeting.addTime'
  | 'meeting.recordOpinion'
  | 'meeting.correctOpinion'
  | 'meeting.withdrawOpinion'
  | 'meeting.takeVote'
  | 'meeting.correctVote'
  | 'meeting.withdrawVote'
  | 'meeting.conclude'
  | 'meeting.withdrawConclusion'
  | 'meeting.makeTask'
  | 'meeting.close'
  | 'meeting.planMakeUp'
  | 'meeting.drawMinutes'
  | 'meeting.signMinutes'
  | 'meeting.publish';

const isOffice = (actor: Actor): boolean => hasPower(actor, 'office') || actor.kind === 'system';
const isNamed = (actor: Actor, personId: string | null): boolean =>
  actor.kind === 'person' && personId !== null && actor.personId === personId;

const runs = (actor: Actor, facts: MeetingFacts): boolean =>
  isOffice(actor) || facts.isLed || isNamed(actor, facts.chairId) || isNamed(actor, facts.secretaryId);

/** The office, the head of the unit, and the chair and secretary of the meeting run it. */
export const mayRun = <N extends RunVerb>(actor: Actor, verb: N, facts: MeetingFacts): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the office, the unit's head, the chair or the secretary`, runs(actor, facts));

/** A new meeting of a unit: the office, or who heads or leads the unit. */
export const mayPlan = (actor: Actor, { isLed }: Pick<MeetingFacts, 'isLed'>): Permit<'meeting.plan'> | undefined =>
  permitIf('meeting.plan', "meeting.plan: the office, or the unit's head", isOffice(actor) || isLed);

/** Kinds and their rules are the office's to keep. */
export const mayKeepKinds = (actor: Actor): Permit<'meeting.keepKind'> | undefined =>
  permitIf('meeting.keepKind', 'meeting.keepKind: the office', isOffice(actor));

/** A fixed code that can be printed is worth less than one that changes: only the office chooses it. */
export const mayChooseCode = (actor: Actor): Permit<'meeting.setCheckIn'> | undefined =>
  permitIf('meeting.setCheckIn', 'meeting.setCheckIn: the office', isOffice(actor));

/** The minutes are confirmed by the chair or the leadership, never by whoever only wrote them. */
export const mayConfirm = (actor: Actor, facts: MeetingFacts): Permit<'meeting.confirm'> | undefined =>
  permitIf(
    'meeting.confirm',
    'meeting.confirm: the chair or the leadership',
    isNamed(actor, facts.chairId) || hasPower(actor, 'approve'),
  );

/** Whoever was called says that he is there, and asks to speak. */
export const mayTakePart = <N extends 'meeting.checkIn' | 'meeting.askToSpeak'>(
  actor: Actor,
  verb: N,
  facts: MeetingFacts,
): Permit<N> | undefined =>
  permitIf(
    verb,
    `${verb}: whoever is called; asking to speak also for another by whoever runs it`,
    facts.isInvited || (verb === 'meeting.askToSpeak' && runs(actor, facts)),
  );

/** Whether meetings of this committee are this person's to read all: the office, the leadership, the inspectors. */
export const readsAll = (actor: Actor): boolean =>
  isOffice(actor) || hasPower(actor, 'approve') || hasPower(actor, 'inspect');

/** One meeting: whoever is called, runs it, or reads all. */
export const mayRead = <
  N extends 'meeting.one' | 'meeting.pulse' | 'meeting.attendance' | 'meeting.minutesFile' | 'meeting.newsDraft',
>(
  actor: Actor,
  verb: N,
  facts: MeetingFacts,
): Permit<N> | undefined =>
  permitIf(
    verb,
    `${verb}: whoever is called or runs it, office, leadership, inspection`,
    facts.isInvited || readsAll(actor) || runs(actor, facts),
  );

/** The list shows to each what concerns him; the kinds are for whoever plans. */
export const mayList = <N extends 'meeting.list' | 'meeting.kinds' | 'meeting.ofConclusion'>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined =>
  permitIf(verb, `${verb}: anyone signed in; the list holds what concerns him`, actor.kind !== 'anonymous');

/** The recount is the house's own work of the day. */
export const mayRecount = (actor: Actor): Permit<'meeting.recount'> | undefined =>
  permitIf('meeting.recount', 'meeting.recount: the house itself', actor.kind === 'system');

/** The verbs by which two meetings that look alike are decided about. */
export type AlikeVerb = 'meeting.keepApart' | 'meeting.strikeDuplicate' | 'meeting.returnDuplicate';

/** Whether two meetings are one changes the figures of the committee: only the office decides, whoever wrote them down. */
export const mayDecideAlike = <N extends AlikeVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the office`, isOffice(actor));

/** Figures over meetings, the rows behind them, and what they are checked for. */
export const mayReadFigures = <N extends 'meeting.figures' | 'meeting.figureRecords' | 'meeting.reconciliation'>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined => permitIf(verb, `${verb}: office, leadership, inspection`, readsAll(actor));
