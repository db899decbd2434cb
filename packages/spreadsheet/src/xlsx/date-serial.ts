const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = Date.UTC(9999, 11, 31);
/** The day 1900-02-29, which Lotus 1-2-3 invented and Excel kept. */
const INVENTED_DAY = 60;

/**
 * The day of a date serial as yyyy-mm-dd, or nothing if the serial names no real day: below 1, past 9999, or 60, the
 * leap day that 1900 never had (ECMA-376 part 1, 18.17.4.1).
 */
export function dayOfSerial(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (date1904) return isoDay(EPOCH_1904 + day * DAY_MS, day >= 0);
  const shift = day > INVENTED_DAY ? 1 : 0;
  return isoDay(EPOCH_1900 + (day - shift) * DAY_MS, day >= 1 && day !== INVENTED_DAY);
}

/** The 1900-system serial of a day yyyy-mm-dd. */
export function serialOfDay(day: string): number {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - EPOCH_1900) / DAY_MS);
  return days >= INVENTED_DAY ? days + 1 : days;
}

/** A real calendar day yyyy-mm-dd at the start of an ISO 8601 text, or nothing. */
export function dayOfIso(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(text);
  const day = match?.[1];
  if (day === undefined) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** dd/MM/yyyy, as Vietnamese offices write days. */
export function shownDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function isoDay(at: number, allowed: boolean): string | undefined {
  if (!allowed || !(at <= LAST_DAY)) return undefined;
  const date = new Date(at);
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}
