import type { BoxTally, Manifest } from '../../protocol.ts';

/** Name of this function and its version; a change of any rule below is a new version, never an edit. */
export const GUARD_VERSION = 'guong-guard/1';

/** How the guard is set. The first three come from the manifest; the others are the same for every round. */
export interface GuardPolicy {
  /** Smallest group, and smallest complement, that gets a table of its own. */
  readonly k: number;
  /** Valid ballots from which totals are shown at all. */
  readonly minTotal: number;
  /** Valid ballots from which free text may be released. */
  readonly commentsFrom: number;
  /** A round with a smaller roll is refused. */
  readonly minRoll: number;
  /** Below this many ballots a nearly uniform or nearly empty level is merged, and percentages have no decimals. */
  readonly smallGroup: number;
}

/** Finest first: exact counts; upper and lower levels merged; only whether two thirds are reached; nothing. */
export const FORMS = ['exact', 'bands', 'two_thirds', 'withheld'] as const;
/** How much of a table is shown. */
export type Form = (typeof FORMS)[number];

/** A number of ballots with its share of the table's base in tenths of a percent, rounded half up. */
export interface Share {
  readonly count: number;
  readonly tenths: number;
}

/** One item of one subject as the public sees it. `decimals`: how many are printed after the percentage. */
export type PublicTable =
  | {
      readonly form: 'exact' | 'bands';
      readonly base: number;
      readonly decimals: 0 | 1;
      /** One per level, or the upper and the lower band. */
      readonly cells: readonly Share[];
      readonly blank: Share;
    }
  | { readonly form: 'two_thirds'; readonly isReached: boolean }
  | { readonly form: 'withheld' };

/** The items of one subject, in the order of the ballot. */
export interface PublicSubject {
  readonly id: string;
  readonly items: readonly { readonly id: string; readonly table: PublicTable }[];
}

/** What one credential group gets: its tables, or only the fact that they are withheld. */
export interface PublicGroup {
  readonly id: number;
  readonly isShown: boolean;
  readonly subjects: readonly PublicSubject[];
}

/** Counts of the round; nothing when the round is too small to say anything. */
export interface PublicCounts {
  readonly roll: number;
  readonly issued: number;
  readonly collected: number;
  /** Nothing when the totals are withheld. */
  readonly valid: number | null;
  readonly invalid: number | null;
}

/**
 * Everything that is ever made public of a tally. `refused`: the roll is too small for a secret round; `reported`: too
 * few valid ballots, the result goes to the superior only; `published`: as far as the tables below go.
 */
export interface Publication {
  readonly guard: typeof GUARD_VERSION;
  readonly policy: GuardPolicy;
  readonly outcome: 'refused' | 'reported' | 'published';
  readonly counts: PublicCounts | null;
  readonly blankRule: Manifest['blankRule'];
  readonly denominator: Manifest['denominator'];
  readonly areCommentsOpen: boolean;
  readonly subjects: readonly PublicSubject[];
  readonly groups: readonly PublicGroup[];
  /** Earlier publications that this one was checked against. */
  readonly compared: readonly Compared[];
}

/** An earlier publication about the same subjects, and by how many people the two rolls differ. */
export interface Compared {
  /** Protocol name of the round, with the edition. */
  readonly roundId: string;
  readonly edition: number;
  readonly joined: number;
  readonly departed: number;
}

/** An earlier publication as the guard needs it. */
export interface Earlier extends Compared {
  readonly relation: 'same_round' | 'other_round';
  readonly valid: number;
  /** Subjects by their id in *this* round; only those that both rounds rate on the same items. */
  readonly subjects: readonly PublicSubject[];
  readonly hasGroupTables: boolean;
}

/** A total over several units that is already public; `null` marks a part that is not. */
export interface Aggregate {
  readonly subjectId: string;
  readonly itemId: string;
  /** Levels, then blank. */
  readonly cells: readonly number[];
  /** The other units in the total. */
  readonly parts: readonly { readonly valid: number; readonly cells: readonly number[] | null }[];
}

/** What the guard must know beside the tally; all of it is public or becomes so. */
export interface GuardContext {
  readonly roll: number;
  readonly issued: number;
  readonly blankRule: Manifest['blankRule'];
  readonly denominator: Manifest['denominator'];
  readonly earlier: readonly Earlier[];
  readonly aggregates: readonly Aggregate[];
}

/** What is guarded. */
export type Guarded = BoxTally;
