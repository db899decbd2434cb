import type { WebContext } from './web-env.ts';

/** Further on nobody reads a list; beyond it an address asks for this page. */
const LAST = 10_000;

/** The page of a list that an address asks for with `?page=`, counted from 1; what is no number is the first. */
export const pageIn = (c: WebContext): number =>
  Math.min(LAST, Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1));

/** The rows of that page, as use cases ask for them. */
export const partOf = (page: number, perPage: number) => ({ limit: perPage, offset: (page - 1) * perPage });

/** The year that an address asks for with `?year=`; empty when it asks for none. */
export function yearIn(c: WebContext): string {
  const typed = c.req.query('year') ?? '';
  return /^\d{4}$/.test(typed) ? typed : '';
}
