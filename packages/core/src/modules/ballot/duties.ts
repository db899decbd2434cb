import type { Actor } from '../../usecase/index.ts';
import { mayStep, type RoundFacts } from './ballot.policy.ts';
import type { RoundState, StepName } from './states.ts';

/** What can wait for a person in a round: a step of his, or the committee's desk, or voters who have not received. */
export const DUTIES = [
  'setSubjects',
  'setRoll',
  'setCommittee',
  'sendForApproval',
  'approve',
  'freezeRoll',
  'registerKey',
  'confirmCommittee',
  'seal',
  'desk',
  'remind',
  'drawMinutes',
  'confirmMinutes',
  'release',
  'reply',
] as const;
/** One of them. */
export type Duty = (typeof DUTIES)[number];
/** A duty of those who hold the round; `reply` is the duty of those whom it rated. */
type HoldersDuty = Exclude<Duty, 'reply'>;

/** What a round lacks or has, in counts; `keyed`: committee members whose key is registered. */
export interface RoundStanding {
  readonly state: RoundState;
  readonly isSealed: boolean;
  /** Whether the office sent the draft for approval and nothing in it was changed since. */
  readonly isSent: boolean;
  readonly subjects: number;
  readonly voters: number;
  readonly issued: number;
  readonly members: number;
  readonly keyed: number;
  /** Whether the reader is in the committee with a key of his own. */
  readonly hasMyKey: boolean;
}

type Rule = (round: RoundStanding) => readonly HoldersDuty[];
const committee: Rule = ({ members, hasMyKey }) => {
  if (members === 0) return ['setCommittee'];
  return hasMyKey ? [] : ['registerKey'];
};
const hasAllKeys = ({ keyed, members }: RoundStanding): boolean => members > 0 && keyed === members;

/** What each state waits for, whoever's it is. The clock does the rest by itself. */
const WAITS: Partial<Record<RoundState, Rule>> = {
  draft: firstMissing,
  approved: (round) => [round.voters === 0 ? 'setRoll' : 'freezeRoll', ...committee(round)],
  roll_frozen: (round) => (hasAllKeys(round) ? ['confirmCommittee'] : committee(round)),
  committee_ready: (round) => (round.isSealed ? ['desk'] : ['seal']),
  issuing: (round) => (round.issued < round.voters ? ['remind'] : []),
  issued: () => ['desk'],
  closed: () => ['desk'],
  opened: () => ['drawMinutes'],
  minuted: () => ['confirmMinutes'],
  confirmed: () => ['release'],
  // What was sealed has a log, and its committee signs there that the round is annulled.
  annulled: (round) => (round.isSealed ? ['desk'] : []),
};
/** The states in which something can wait for somebody. */
export const WAITING_STATES = Object.keys(WAITS) as RoundState[];

function firstMissing({ subjects, voters, members, isSent }: RoundStanding): readonly HoldersDuty[] {
  if (subjects === 0) return ['setSubjects'];
  if (voters === 0) return ['setRoll'];
  if (members === 0) return ['setCommittee'];
  return [isSent ? 'approve' : 'sendForApproval'];
}

/** The command whose policy says whose duty it is. */
const STEP_OF: Readonly<Record<HoldersDuty, StepName>> = {
  setSubjects: 'ballot.setSubjects',
  setRoll: 'ballot.setRoll',
  setCommittee: 'ballot.setCommittee',
  sendForApproval: 'ballot.sendForApproval',
  approve: 'ballot.approve',
  freezeRoll: 'ballot.freezeRoll',
  registerKey: 'ballot.registerKey',
  confirmCommittee: 'ballot.confirmCommittee',
  seal: 'ballot.seal',
  desk: 'ballot.submitShares',
  remind: 'ballot.remind',
  drawMinutes: 'ballot.drawMinutes',
  confirmMinutes: 'ballot.confirmMinutes',
  release: 'ballot.release',
};

/** What waits for this actor in a round: asks the same policy as the commands, so nobody is sent where he is refused. */
export const dutiesOf = (actor: Actor, facts: RoundFacts, round: RoundStanding): readonly HoldersDuty[] =>
  (WAITS[round.state]?.(round) ?? []).filter((duty) => mayStep(STEP_OF[duty], actor, facts) !== undefined);
