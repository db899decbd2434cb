// How many rounds the ballots of several years are, and what is out of the ordinary about which of them.

/**
 * How a round goes. `reopened`: made a draft again after its roll was frozen. `few`: so few ballots that no comment is
 * opened. `reported`: so few that nothing is published. `empty_box`: nobody sends. `empty_group`: nobody of the last
 * group collects. `open`: the ward is late, its box has not been closed when the years are looked back upon.
 */
export type Turn = 'ordinary' | 'reopened' | 'few' | 'reported' | 'empty_box' | 'empty_group' | 'open';

/** How large the history of ballots is. */
export interface YearsShape {
  readonly years: readonly number[];
  /** Each has one round a year. */
  readonly wards: number;
  /** On the roll of each round. */
  readonly voters: number;
  /** By the number of the round, the first being 0: year after year, ward after ward. */
  readonly turns: Readonly<Record<number, Exclude<Turn, 'ordinary'>>>;
}

/** Size M of the data generator: 70 rounds of 202 voters. */
export const SIZE_M: YearsShape = {
  years: [2021, 2022, 2023, 2024, 2025],
  wards: 14,
  voters: 202,
  turns: { 3: 'reopened', 17: 'few', 20: 'empty_group', 30: 'reported', 44: 'empty_box', 58: 'reopened', 69: 'open' },
};

/** The same in small, for every run. */
export const SAMPLE: YearsShape = {
  ...{ years: [2026, 2027], wards: 2, voters: 24 },
  turns: { 0: 'reopened', 1: 'few', 2: 'empty_group', 3: 'open' },
};

/** Most people who leave a roll, and come to it, from one year to the next. */
export const TURNOVER = 8;
/** So many people of a ward may be called in one of the years. */
export const poolOf = ({ voters, years }: YearsShape): number => voters + TURNOVER * (years.length - 1);

/** Those who send in a round of few. */
export const SENDERS: Readonly<Record<Turn, number>> = {
  ...{ ordinary: Infinity, reopened: Infinity, empty_group: Infinity, open: Infinity },
  ...{ few: 8, reported: 4, empty_box: 0 },
};
