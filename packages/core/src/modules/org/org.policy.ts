import { permitIf, type Permit } from '../../kernel/permit.ts';
import { hasPower, type Actor, type Power } from '../../usecase/index.ts';

const isSystem = (actor: Actor): boolean => actor.kind === 'system';
const isOffice = (actor: Actor): boolean => hasPower(actor, 'office') || isSystem(actor);
const isOneself = (actor: Actor, personId: string): boolean => actor.kind === 'person' && actor.personId === personId;

/** The verbs by which the office keeps the organisation: anything that changes no one's powers. */
export type OfficeVerb =
  | 'org.addUnitKind'
  | 'org.createUnit'
  | 'org.correctUnit'
  | 'org.moveUnit'
  | 'org.suspendUnit'
  | 'org.resumeUnit'
  | 'org.endUnit'
  | 'org.draftSuccession'
  | 'org.addPerson'
  | 'org.addPeople'
  | 'org.correctPerson'
  | 'org.changePersonState'
  | 'org.addExternalId'
  | 'org.joinCell'
  | 'org.transferMember'
  | 'org.endMembership'
  | 'org.createCategory'
  | 'org.correctCategory'
  | 'org.retireCategory'
  | 'org.assignCategory'
  | 'org.endCategoryAssignment';

/** The office keeps units, people and categories. */
export const mayKeep = <N extends OfficeVerb>(actor: Actor, verb: N): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the office keeps the organisation`, isOffice(actor));

/** Only the machine itself founds a committee, from the command line or the seeder. */
export const mayFound = (actor: Actor): Permit<'org.found'> | undefined =>
  permitIf('org.found', 'org.found: the command line or the seeder', isSystem(actor));

/** The leadership confirms and corrects a succession: it ends units and moves their people. */
export const mayConfirmSuccession = <N extends 'org.confirmSuccession' | 'org.correctSuccession'>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined =>
  permitIf(verb, `${verb}: the leadership decides who follows whom`, hasPower(actor, 'approve') || isSystem(actor));

/** A merge touches two people's rights: the office does it, and not to its own record. */
export const mayMergePersons = (
  actor: Actor,
  { keepId, mergeId }: { readonly keepId: string; readonly mergeId: string },
): Permit<'org.mergePersons'> | undefined =>
  permitIf(
    'org.mergePersons',
    'org.mergePersons: the office, not on its own record',
    isOffice(actor) && !isOneself(actor, keepId) && !isOneself(actor, mergeId),
  );

/** The verbs that may change who has which power. */
export type PostVerb =
  'org.createPost' | 'org.correctPost' | 'org.abolishPost' | 'org.appoint' | 'org.endHolding' | 'org.correctHolding';

/**
 * Posts without powers are the office's to keep. A post that carries a power (before or after the change) is the
 * leadership's, and nobody gives, keeps or lengthens a power of his own: becoming an officer takes two people.
 */
export function mayKeepPost<N extends PostVerb>(
  actor: Actor,
  verb: N,
  touched: { readonly powers: readonly Power[]; readonly holders: readonly string[] },
): Permit<N> | undefined {
  if (touched.powers.length === 0) return permitIf(verb, `${verb}: the office, no power in it`, isOffice(actor));
  const isOwn = touched.holders.some((personId) => isOneself(actor, personId));
  const isLeader = hasPower(actor, 'approve') || isSystem(actor);
  return permitIf(verb, `${verb}: the leadership, not for oneself`, isLeader && !isOwn);
}

/** Whoever is signed in may see how the committee is built and who holds which post. */
export const mayReadStructure = <
  N extends 'org.unitTree' | 'org.unitKinds' | 'org.postsOf' | 'org.holdings' | 'org.categories',
>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined => permitIf(verb, `${verb}: anyone signed in`, actor.kind !== 'anonymous');

/** Whether lists of people are this person's to read; pages ask before they offer them. */
export const readsPeople = (actor: Actor): boolean =>
  isOffice(actor) || hasPower(actor, 'approve') || hasPower(actor, 'inspect');

/** Lists of people hold birth years: the office, the leadership and the inspectors, never the operator of the machine. */
export const mayReadPeople = <
  N extends 'org.peopleOf' | 'org.searchPeople' | 'org.successions' | 'org.history' | 'org.memberships',
>(
  actor: Actor,
  verb: N,
): Permit<N> | undefined => permitIf(verb, `${verb}: office, leadership, inspection`, readsPeople(actor));

/** One record may also be read by the person it is about. */
export const mayReadPerson = (actor: Actor, personId: string): Permit<'org.person'> | undefined =>
  permitIf(
    'org.person',
    'org.person: office, leadership, inspection, or oneself',
    readsPeople(actor) || isOneself(actor, personId),
  );

/** The committee's name stands on the sign-in page: anyone may read it. */
export const mayReadCommittee = (_actor: Actor): Permit<'org.committee'> | undefined =>
  permitIf('org.committee', 'org.committee: anyone', true);
