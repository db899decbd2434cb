import type { House } from '@guong/core/house';
import { meeting } from '@guong/core/meeting';
import type { Actor } from '@guong/core/usecase';
import { act } from './act.ts';
import { oneByOne } from './measure.ts';
import { spread, type Line } from './report.ts';

/**
 * The title of meeting `n`, in SQL: every one bears its number, every hundredth is about one subject.
 * With diacritics and capitals, as people type them.
 */
export const TITLE = `'Sinh hoạt định kỳ số ' || n || case when n % 100 = 0 then ' về Chuyển đổi số' else '' end`;

/** The words of that title and of the kind, as the product keeps them. */
export const FOLDED = `'sinh hoat dinh ky so ' || n || case when n % 100 = 0 then ' ve chuyen doi so' else '' end`;

/** Finding meetings by words of their names, each as the page asks for it: the first 30 and how many there are. */
export async function searched(house: House, office: Actor): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, query, among] of [
    ['a word of one meeting', 'so 4711', {}],
    ['words of every hundredth', 'chuyen doi', {}],
    ['the same, in one year', 'chuyen doi', { year: 2022 }],
    ['two words of every meeting', 'sinh hoạt', {}],
    ['a word begun, of every meeting', 's', {}],
    ['a word that stands in none', 'xyzt', {}],
    ['no word', undefined, {}],
  ] as const) {
    const asked = { ...(query !== undefined && { query }), ...among };
    const { total } = await act(house.app, office, meeting.list, asked);
    const times = await oneByOne({ count: 20, warm: 3 }, async () => {
      await act(house.app, office, meeting.list, asked);
    });
    lines.push(...spread(`search, ${name} (“${query ?? ''}”)`, times, `${String(total)} found`));
  }
  return lines;
}
