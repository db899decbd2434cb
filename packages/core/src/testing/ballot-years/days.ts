// When a round happens: one ward after the other, so that the clock of the house never goes back.
import type { PlannedRound } from './plan.ts';

const DAY_MS = 86_400_000;
/** The first ward drafts on 1 August; each next one so many days later. */
const STAGGER = 9;
/** Days from the draft to the day of the ballot. */
const NOTICE = 7;

/** The instants of one round, ISO 8601 in UTC; Ha Noi is seven hours ahead. */
export interface RoundDays {
  readonly draftedAt: string;
  /** Issuing is from eight to noon, casting from noon to five. */
  readonly issuesAt: string;
  readonly issueEndsAt: string;
  readonly castsAt: string;
  readonly closesAt: string;
  readonly minutedAt: string;
  readonly releasedAt: string;
}

/** The day of the ballot of a round, yyyy-mm-dd. */
export const ballotDayOf = (planned: Pick<PlannedRound, 'year' | 'ward'>): string =>
  new Date(firstDay(planned) + NOTICE * DAY_MS).toISOString().slice(0, 10);

/** When a round happens. A late ward leaves its box open until the end of the next January. */
export function daysOf(planned: PlannedRound): RoundDays {
  const day = ballotDayOf(planned);
  const next = new Date(firstDay(planned) + (NOTICE + 1) * DAY_MS).toISOString().slice(0, 10);
  const drafted = new Date(firstDay(planned)).toISOString().slice(0, 10);
  return {
    draftedAt: `${drafted}T01:30:00Z`,
    issuesAt: `${day}T01:00:00Z`,
    issueEndsAt: `${day}T05:00:00Z`,
    castsAt: `${day}T06:30:00Z`,
    closesAt: planned.turn === 'open' ? `${String(planned.year + 1)}-01-31T10:00:00Z` : `${day}T10:00:00Z`,
    minutedAt: `${day}T12:00:00Z`,
    releasedAt: `${next}T02:00:00Z`,
  };
}

/** From where the years are looked back upon: the middle of January after the last. */
export const lookBackAt = (years: readonly number[]): string => `${String((years.at(-1) ?? 0) + 1)}-01-15T02:00:00Z`;

const firstDay = ({ year, ward }: Pick<PlannedRound, 'year' | 'ward'>): number =>
  Date.UTC(year, 7, 1) + ward * STAGGER * DAY_MS;
