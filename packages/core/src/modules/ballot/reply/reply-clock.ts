import { DAY_MS } from '../../../kernel/index.ts';

/** Days that whoever was rated has for an answer, from the day of the first publication. */
export const REPLY_DAYS = 15;

/** `yyyy-mm-dd` some days after another; `Date` only counts here, no zone is involved. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** What everyone sees of a reply that is owed: the clock cannot be stopped, and a late reply stays late. */
export type ReplyStanding = 'awaited' | 'overdue' | 'in_time' | 'late';

/** How a reply stands on a day; `repliedOn` is the day of the first version. All days `yyyy-mm-dd`. */
export function replyStanding(dueOn: string, today: string, repliedOn: string | undefined): ReplyStanding {
  if (repliedOn !== undefined) return repliedOn <= dueOn ? 'in_time' : 'late';
  return today <= dueOn ? 'awaited' : 'overdue';
}
