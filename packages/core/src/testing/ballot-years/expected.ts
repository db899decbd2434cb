// The counts that follow from planned answers, added up here and by nothing of the product.
import type { SubjectAnswers } from '@guong/ballot';
import { ITEMS, LEVELS } from './answers.ts';
import { SUBJECTS, type PlannedRound, type PlannedVoter } from './plan.ts';

/** How often each level of a question was marked, the best first, and how often none. */
export interface ExpectedItem {
  readonly levels: readonly number[];
  readonly blank: number;
}
/** Counts of a set of voters. */
export interface ExpectedTally {
  readonly roll: number;
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  /** By subject and question. */
  readonly items: readonly (readonly ExpectedItem[])[];
}

/** Counts of a whole round. */
export const expectedOf = ({ voters }: PlannedRound): ExpectedTally => tallyOf(voters);

/** Counts of one group of a round. */
export const expectedOfGroup = ({ voters }: PlannedRound, group: number): ExpectedTally =>
  tallyOf(voters.filter((voter) => voter.group === group));

/** The comments of valid ballots, by subject, sorted. */
export const expectedComments = ({ voters }: PlannedRound): readonly (readonly string[])[] =>
  Array.from({ length: SUBJECTS }, (_, subject) =>
    validOf(voters)
      .map((answers) => answers[subject]?.comment ?? '')
      .filter((text) => text !== '')
      .sort(),
  );

const validOf = (voters: readonly PlannedVoter[]): (readonly SubjectAnswers[])[] =>
  voters.flatMap(({ sends }) => (sends === null || sends === 'spoilt' ? [] : [sends]));

function tallyOf(voters: readonly PlannedVoter[]): ExpectedTally {
  const valid = validOf(voters);
  const times = (subject: number, item: number, mark: number): number =>
    valid.filter((answers) => answers[subject]?.marks[item] === mark).length;
  return {
    roll: voters.length,
    issued: voters.filter(({ collects }) => collects).length,
    collected: voters.filter(({ sends }) => sends !== null).length,
    valid: valid.length,
    items: Array.from({ length: SUBJECTS }, (_, subject) =>
      Array.from({ length: ITEMS }, (__, item) => ({
        levels: Array.from({ length: LEVELS }, (___, level) => times(subject, item, level + 1)),
        blank: times(subject, item, 0),
      })),
    ),
  };
}
