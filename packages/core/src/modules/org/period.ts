/** From its first day until, not including, `to_on`; open when `to_on` is null. */
export interface Period {
  readonly from_on: string;
  readonly to_on: string | null;
}

/** Whether the period holds on a day (`yyyy-mm-dd`). */
export const holdsOn = (period: Period, day: string): boolean =>
  period.from_on <= day && (period.to_on === null || day < period.to_on);

/** Whether two periods share a day. An empty period (it ended the day it began) shares none. */
export function overlaps(one: Period, other: Period): boolean {
  const isEmpty = (period: Period): boolean => period.to_on !== null && period.to_on <= period.from_on;
  const endsBefore = (left: Period, right: Period): boolean => left.to_on !== null && left.to_on <= right.from_on;
  return !isEmpty(one) && !isEmpty(other) && !endsBefore(one, other) && !endsBefore(other, one);
}
