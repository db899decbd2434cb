import { permitIf, type Permit } from '../../kernel/permit.ts';
import type { Actor } from '../../usecase/index.ts';

/** Who stands how to a task, by person. */
interface SidesOfTask {
  readonly owners: readonly string[];
  readonly directors: readonly string[];
  readonly receivers: readonly string[];
}
const isAmong = (actor: Actor, personIds: readonly string[]): boolean =>
  actor.kind === 'person' && personIds.includes(actor.personId);

/** Reading verbs: lists, one task, figures. */
export type ReadingVerb =
  'task.find' | 'task.one' | 'task.figures' | 'task.waiting' | 'task.evidence' | 'task.escalation';

/** Tasks are read by whoever holds a post. Being the administrator of the machine is no such post (refusal 7). */
export const readsTasks = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    actor.holdings.some(({ powers }) => powers.length === 0 || powers.some((power) => power !== 'operate')));

/** Lists, one task and figures: for whoever reads tasks. */
export const mayReadTasks = <N extends ReadingVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: holders of posts`, readsTasks(actor));

/** Verbs that bring tasks in. */
export type ProposingVerb = 'task.propose' | 'task.noteSecret' | 'task.previewAppendix' | 'task.importAppendix';

/** Whoever holds a leading post or keeps an office proposes tasks; the house itself does when a conclusion says so. */
export const mayPropose = <N extends ProposingVerb>(
  actor: Actor,
  verb: N,
  leaders: readonly string[],
): Permit<N> | undefined =>
  permitIf(verb, `${verb}: leading posts and offices`, actor.kind === 'system' || isAmong(actor, leaders));

/** Verbs of whoever gives out the work. */
export type DirectingVerb =
  'task.assign' | 'task.edit' | 'task.changeDue' | 'task.transfer' | 'task.cancel' | 'task.moveSecret';

/**
 * Work is given out, moved and called off by whoever leads the owner's unit or one above it, or keeps its office; nobody
 * moves the day of his own task or calls it off himself.
 */
export const mayDirect = <N extends DirectingVerb>(actor: Actor, verb: N, task: SidesOfTask): Permit<N> | undefined =>
  permitIf(
    verb,
    `${verb}: leads the unit of the task or one above it${verb === 'task.assign' ? '' : ', not for oneself'}`,
    (actor.kind === 'system' && verb === 'task.assign') ||
      (isAmong(actor, task.directors) && (verb === 'task.assign' || !isAmong(actor, task.owners))),
  );

/** Verbs of whoever does the work. */
export type OwningVerb =
  | 'task.accept'
  | 'task.takeOver'
  | 'task.report'
  | 'task.submit'
  | 'task.attachEvidence'
  | 'task.citeEvidence'
  | 'task.withdrawEvidence';

/** The work is accepted, reported and handed in by whoever holds the owning post today. */
export const mayWork = <N extends OwningVerb>(actor: Actor, verb: N, task: SidesOfTask): Permit<N> | undefined =>
  permitIf(verb, `${verb}: holds the owning post`, isAmong(actor, task.owners));

/** Verbs of whoever judges the result. */
export type ReceivingVerb = 'task.acceptResult' | 'task.returnResult' | 'task.reopen' | 'task.judgeEvidence';

/** The result is judged by the assigner's post or the supervising one, never by the owner. */
export const mayReceive = <N extends ReceivingVerb>(actor: Actor, verb: N, task: SidesOfTask): Permit<N> | undefined =>
  permitIf(
    verb,
    `${verb}: assigner or supervising leader, not the owner`,
    isAmong(actor, task.receivers) && !isAmong(actor, task.owners),
  );

/** The rule of escalation is the leadership's. */
export const maySetEscalation = (actor: Actor): Permit<'task.setEscalation'> | undefined =>
  permitIf(
    'task.setEscalation',
    'task.setEscalation: the leadership',
    actor.kind === 'person' && actor.holdings.some(({ powers }) => powers.includes('approve')),
  );

/** Reminders are the house's own work of the day. */
export const mayRemind = (actor: Actor): Permit<'task.remind'> | undefined =>
  permitIf('task.remind', 'task.remind: the house itself', actor.kind === 'system');
