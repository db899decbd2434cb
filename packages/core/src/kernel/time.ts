/** The one time zone of the product: days begin and end in Ha Noi. */
export const ZONE = 'Asia/Ho_Chi_Minh';

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day (`yyyy-mm-dd`) on which an instant falls in Viet Nam. */
export const dayOf = (instant: Date): string => dayFormat.format(instant);

/** A day in milliseconds; Viet Nam knows no summer time. */
export const DAY_MS = 86_400_000;
