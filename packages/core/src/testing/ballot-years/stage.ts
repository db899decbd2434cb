import type { SystemActor } from '../../usecase/index.ts';
import type { RoundHouse } from '../played-round.ts';

/** A ward as its rounds see it. */
export interface BallotWard {
  readonly unitId: string;
  readonly name: string;
  /** Everyone who may be called in one of the years; nobody of the two below. */
  readonly pool: readonly string[];
  /** The counting committee, its head first. */
  readonly memberIds: readonly string[];
  /** Who is rated in a year. */
  readonly subjectsIn: (year: number) => readonly string[];
}

/** Where rounds are lived: the hands of a house, and its wards. */
export interface Stage {
  readonly house: RoundHouse;
  readonly system: SystemActor;
  readonly wards: readonly BallotWard[];
}
