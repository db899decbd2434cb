import { SCOPES_OF_LIST, STANDINGS, TASK_STATES } from '@guong/core/task';
import { pageIn } from '../../http/address.ts';
import type { WebContext } from '../../http/web-env.ts';

/** What the address of the list asks for, as text; what fits nothing is not asked. */
export interface Asked {
  readonly q: string;
  readonly scope: string;
  readonly state: string;
  readonly standing: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  /** Only the unit itself, and only tasks that were given out: as the figures count. */
  readonly counted: string;
  /** Only tasks that follow from this document or conclusion. */
  readonly source: string;
  readonly page: number;
}

/** How many tasks stand on one page. */
export const TASKS_PER_PAGE = 50;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const among = (values: readonly string[], typed: string): string => (values.includes(typed) ? typed : '');

/** A day as it stands in an address or was typed: ISO, or empty when it is none. */
export function dayIn(typed: string): string {
  const figures = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed.trim());
  const [, day = '', month = '', year = ''] = figures ?? [];
  const iso = figures ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? iso : '';
}

/** Reads the address. */
export function askedIn(c: WebContext): Asked {
  const said = (name: string): string => c.req.query(name)?.trim() ?? '';
  const unit = said('unit');
  return {
    q: said('q'),
    scope: among(SCOPES_OF_LIST, said('scope')),
    state: among(TASK_STATES, said('state')),
    standing: among(STANDINGS, said('standing')),
    unit: UUID.test(unit) ? unit : '',
    from: dayIn(said('from')),
    to: dayIn(said('to')),
    counted: among(['1'], said('counted')),
    source: UUID.test(said('source')) ? said('source') : '',
    page: pageIn(c),
  };
}

/** The same for the use case. */
export const inputOf = ({ q, scope, state, standing, unit, from, to, counted, source }: Asked) => ({
  query: q,
  ...(scope !== '' && { scope }),
  state,
  standing,
  unitId: unit,
  dueFrom: from,
  dueTo: to,
  isOwnOnly: counted === '1' && unit !== '',
  isGivenOut: counted === '1',
  sourceId: source,
});

/** The same as an address, changed in places; what is empty is left out. */
export function hrefOf(asked: Partial<Asked>, change: Partial<Asked> = {}, path = '/tasks'): string {
  const all = Object.entries({ ...asked, ...change }).map(([name, value]) => [name, String(value)] as const);
  const said = all.filter(([name, value]) => value !== '' && !(name === 'page' && value === '1'));
  const query = new URLSearchParams(said.map(([name, value]) => [name, value])).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Whether anything narrows the list. */
export const isNarrowed = (asked: Asked): boolean => hrefOf(asked, { page: 1 }) !== '/tasks';
