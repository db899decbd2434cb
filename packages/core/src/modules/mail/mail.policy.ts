import { permitIf, type Permit } from '../../kernel/permit.ts';
import { hasPower, type Actor } from '../../usecase/index.ts';

/** What people do with their own mail. */
export type OwnMailVerb = 'mail.mine' | 'mail.setAddress' | 'mail.confirmAddress' | 'mail.choose';

/** Everybody keeps his own address, at the keyboard; nobody that of another, the office neither. */
export const mayKeepOwnMail = <N extends OwnMailVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: one's own mail`, actor.kind === 'person' && !actor.scopes);

/** Whoever holds a letter may stop all of its kind: the key in it decides, not a sign-in. */
export const mayStop = (_actor: Actor): Permit<'mail.stop'> | undefined =>
  permitIf('mail.stop', 'mail.stop: whoever has the letter', true);

/** What the house does by itself to carry letters. */
export type CarryingVerb = 'mail.letter' | 'mail.noteOutcome' | 'mail.orderDigests';

/** Letters are carried by the house itself; no sign-in reaches an address of somebody else. */
export const mayCarry = <N extends CarryingVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the house itself`, actor.kind === 'system');

/** The office and whoever runs the machine see what waits and what failed. */
export const mayReadQueue = (actor: Actor): Permit<'mail.queue'> | undefined =>
  permitIf(
    'mail.queue',
    'mail.queue: office or whoever runs the machine',
    actor.kind === 'system' || hasPower(actor, 'office') || hasPower(actor, 'operate'),
  );

/** Whoever sees what failed may have it tried again: who reads it, and what it says, is decided when it leaves. */
export const mayTryAgain = (actor: Actor): Permit<'mail.tryAgain'> | undefined =>
  permitIf(
    'mail.tryAgain',
    'mail.tryAgain: office or whoever runs the machine',
    hasPower(actor, 'office') || hasPower(actor, 'operate'),
  );

/** Whose letter failed is for the office alone. */
export const seesNames = (actor: Actor): boolean => hasPower(actor, 'office');
