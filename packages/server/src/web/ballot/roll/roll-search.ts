/** What narrows the roll on its page, as the address says it. */
export interface RollSearch {
  readonly q?: string;
  readonly category?: string;
  readonly unit?: string;
  readonly received?: 'yes' | 'no';
}

const FIELDS = ['q', 'category', 'unit'] as const;

/** The search in the address; a blank field narrows nothing. Anything else in it is left alone. */
export function searchIn(query: Readonly<Record<string, string>>): RollSearch {
  const given = FIELDS.map((name) => [name, query[name]?.trim() ?? ''] as const).filter(([, value]) => value !== '');
  const { received } = query;
  return { ...Object.fromEntries(given), ...((received === 'yes' || received === 'no') && { received }) };
}

/** Whether fewer than everyone are asked for. */
export const isNarrowed = (search: RollSearch): boolean => Object.keys(search).length > 0;

/** The page of a roll that a search leads to. */
export function addressOf(roundId: string, search: RollSearch, page = 1): string {
  const query = new URLSearchParams(Object.entries(search));
  if (page > 1) query.set('page', page.toString());
  const text = query.toString();
  return `/rounds/${roundId}/roll${text === '' ? '' : `?${text}`}`;
}
