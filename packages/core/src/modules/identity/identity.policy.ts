import { permitIf, type Permit } from '../../kernel/permit.ts';
import { hasPower, type Actor, type PersonActor, type Power } from '../../usecase/index.ts';
import { FRESH_SECONDS } from './proof.ts';

const isSystem = (actor: Actor): boolean => actor.kind === 'system';
const isOneself = (actor: Actor, personId: string): boolean => actor.kind === 'person' && actor.personId === personId;
/** Office or leadership, at the keyboard: an API token keeps no accounts. */
const keepsAccounts = (actor: Actor): boolean =>
  isSystem(actor) ||
  (actor.kind === 'person' && !actor.scopes && (hasPower(actor, 'office') || hasPower(actor, 'approve')));

/** The account an act touches: whose it is, and which powers that person's posts carry. */
export interface Touched {
  readonly personId: string;
  readonly powers: readonly Power[];
}
/** The verbs by which the office keeps other people's accounts. */
export type KeeperVerb =
  | 'identity.invite'
  | 'identity.inviteMany'
  | 'identity.lockAccount'
  | 'identity.unlockAccount'
  | 'identity.closeAccount';

/** Who may hand out cards to people whose posts carry powers: the leadership, and the machine itself. */
export const invitesPowers = (actor: Actor): boolean => hasPower(actor, 'approve') || isSystem(actor);

/**
 * The office hands out cards and keeps accounts, never its own. Who holds a power is the leadership's to invite, stop
 * or release: otherwise one clerk could print the leader's card and sign in as the leader.
 */
export function mayKeepAccounts<N extends KeeperVerb>(
  actor: Actor,
  verb: N,
  touched: readonly Touched[],
): Permit<N> | undefined {
  const isOwn = touched.some(({ personId }) => isOneself(actor, personId));
  const touchesPower = touched.some(({ powers }) => powers.length > 0);
  return permitIf(
    verb,
    `${verb}: the office, not its own; for holders of powers the leadership`,
    keepsAccounts(actor) && !isOwn && (!touchesPower || invitesPowers(actor)),
  );
}

/** A recovery is asked for by the office or the leadership, for somebody else. */
export const mayRequestRecovery = (actor: Actor, personId: string): Permit<'identity.requestRecovery'> | undefined =>
  permitIf(
    'identity.requestRecovery',
    'identity.requestRecovery: office or leadership, not for oneself',
    keepsAccounts(actor) && !isOneself(actor, personId),
  );

/** Two different people of office or leadership agree, neither being the person whose account it is. */
export const mayApproveRecovery = (
  actor: Actor,
  recovery: { readonly personId: string; readonly firstApprover: string | null },
): Permit<'identity.approveRecovery'> | undefined =>
  permitIf(
    'identity.approveRecovery',
    'identity.approveRecovery: two different people of office or leadership, neither the person',
    actor.kind === 'person' &&
      keepsAccounts(actor) &&
      actor.personId !== recovery.personId &&
      actor.personId !== recovery.firstApprover,
  );

/** Whether a first approver still holds what let him agree. */
export const mayStillApprove = (powers: readonly Power[]): boolean =>
  powers.includes('office') || powers.includes('approve');

/** Whoever may ask may also withdraw, and whoever it is about may stop it. */
export const mayWithdrawRecovery = (actor: Actor, personId: string): Permit<'identity.withdrawRecovery'> | undefined =>
  permitIf(
    'identity.withdrawRecovery',
    'identity.withdrawRecovery: office, leadership, or the person',
    keepsAccounts(actor) || isOneself(actor, personId),
  );

/** The lists of accounts and of waiting recoveries are the office's and the leadership's. */
export const mayReadAccounts = <N extends 'identity.accounts' | 'identity.recoveries'>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined => permitIf(verb, `${verb}: office or leadership`, keepsAccounts(actor));

/** What people do with their own account. */
export type OwnVerb =
  | 'identity.changePassword'
  | 'identity.enrolTotp'
  | 'identity.confirmTotp'
  | 'identity.passkeyOptions'
  | 'identity.addPasskey'
  | 'identity.removePasskey'
  | 'identity.createToken'
  | 'identity.revokeToken'
  | 'identity.verifyAgain'
  | 'identity.signOut'
  | 'identity.signOutEverywhere'
  | 'identity.signOutDevice'
  | 'identity.myDevices'
  | 'identity.myTokens';

/** Everybody keeps his own account, at the keyboard: not by an API token. */
export const mayKeepOwn = <N extends OwnVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: one's own account`, actor.kind === 'person' && !actor.scopes);

/** One's own account may also be read by a token that names it. */
export const mayReadOwn = (actor: Actor): Permit<'identity.me'> | undefined =>
  permitIf('identity.me', 'identity.me: oneself', actor.kind === 'person');

/** Whether a factor was checked within the last five minutes. The machine itself has no factors to check. */
export const isFresh = (actor: Actor, now: Date): boolean =>
  isSystem(actor) || (actor.kind === 'person' && isRecent(actor, now));
const isRecent = (actor: PersonActor, now: Date): boolean => {
  const age = now.getTime() - actor.verifiedAt.getTime();
  return age >= 0 && age <= FRESH_SECONDS * 1000;
};

/** What a visitor does before anyone is signed in; the code, the password or the passkey decides, not the policy. */
export type VisitorVerb =
  | 'identity.signIn'
  | 'identity.openInvitation'
  | 'identity.readInvitation'
  | 'identity.acceptInvitation'
  | 'identity.passkeySignInOptions'
  | 'identity.signInWithPasskey'
  | 'identity.whoIsThis'
  | 'identity.touch';

/** Anyone may knock. */
export const mayKnock = <N extends VisitorVerb>(_actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: anyone may knock`, true);

/** The machine asks who ordered the work it is about to do. */
export const maySeeOrderer = (actor: Actor): Permit<'identity.orderer'> | undefined =>
  permitIf('identity.orderer', 'identity.orderer: the machine, before a job', isSystem(actor));

/** Only the machine tidies up what has run out. */
export const maySweep = (actor: Actor): Permit<'identity.sweep'> | undefined =>
  permitIf('identity.sweep', 'identity.sweep: the timer', isSystem(actor));
