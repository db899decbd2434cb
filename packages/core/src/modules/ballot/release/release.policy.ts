import { permitIf } from '../../../kernel/permit.ts';
import type { Permit } from '../../../kernel/index.ts';
import { hasPower, type Actor } from '../../../usecase/index.ts';
import { mayReadRound, type RoundFacts } from '../ballot.policy.ts';

const isSubject = (actor: Actor, facts: RoundFacts): boolean =>
  actor.kind === 'person' && facts.subjectIds.includes(actor.personId);
const isMember = (actor: Actor, facts: RoundFacts): boolean =>
  actor.kind === 'person' && facts.memberIds.includes(actor.personId);

/** The exact result and the minutes (rulings, 9): whoever reads the round, but never the people who were rated. */
export const mayReadResult = <N extends string>(name: N, actor: Actor, facts: RoundFacts): Permit<N> | undefined =>
  isSubject(actor, facts) ? undefined : mayReadRound(name, actor, facts);

/** Comments before they are judged: the counting committee only. */
export const mayReadDesk = <N extends string>(name: N, actor: Actor, facts: RoundFacts): Permit<N> | undefined =>
  permitIf(name, `${name}: the counting committee`, isMember(actor, facts) && !isSubject(actor, facts));

/** The bundle with the recount package shows each ballot's marks: inspection and the counting committee. */
export const mayAudit = <N extends string>(name: N, actor: Actor, facts: RoundFacts): Permit<N> | undefined =>
  permitIf(
    name,
    `${name}: inspection or the counting committee`,
    (hasPower(actor, 'inspect') || isMember(actor, facts)) && !isSubject(actor, facts),
  );
