import type { WebContext } from '../../http/web-env.ts';
import type { Scope } from './scope-fields.tsx';

/** Of which unit and period a report is checked, as an address says it. */
export type Checked = Pick<Scope, 'unit' | 'fromOn' | 'toOn'>;

/** What a report over a unit and a period is checked for; of everything that is asked by default when `checked` is empty. */
export const reconciliationHref = (checked: Partial<Checked>): string => `/meetings/reconciliation${queryOf(checked)}`;

/** A decision about a meeting (`duplicate?other=…`, `duplicate/return`) that comes back to the unit and period it was begun in. */
export const decisionHref = (
  at: { readonly meetingId: string; readonly step: 'duplicate' | 'duplicate/return'; readonly other?: string },
  checked: Partial<Checked>,
): string =>
  `/meetings/${at.meetingId}/${at.step}${queryOf({ ...(at.other !== undefined && { other: at.other }), ...checked })}`;

/** The unit and period that this address carries along. */
export function checkedIn(c: WebContext): Partial<Checked> {
  const asked = (['unit', 'fromOn', 'toOn'] as const).map((name) => [name, c.req.query(name) ?? ''] as const);
  return Object.fromEntries(asked.filter(([, value]) => value !== ''));
}

function queryOf(said: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(said).toString();
  return query === '' ? '' : `?${query}`;
}
