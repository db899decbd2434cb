import { FIGURE_KEYS, meeting } from '@guong/core/meeting';
import { dayOf } from '@guong/core/kernel';
import type { App } from '@guong/core/usecase';
import { pageIn, partOf } from '../../http/address.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { asked, choicesFor, notThere } from './ask.ts';
import { FiguresPage, RecordsPage, ROWS_PER_PAGE } from './figures-page.tsx';
import type { Scope } from './scope-fields.tsx';

/** Figures over meetings and the rows behind each. */
export function figuresPages(app: App) {
  const room = newRoom();
  room.get('/figures', async (c) => {
    const scope = scopeOf(app, c);
    const found = await asked({ app, c }, meeting.figures, inputOf(scope));
    const { units, categories } = await choicesFor(app, c);
    const props = { scope, units, categories };
    if (found.ok) return html(c, <FiguresPage {...props} errors={{}} found={found.value} />);
    if (found.fault.code !== 'invalid') return refuse(c, found.fault);
    return html(c, <FiguresPage {...props} errors={atFields(found.fault.fields)} />, 422);
  });
  room.get('/figures/records', async (c) => {
    const scope = scopeOf(app, c);
    const figure = FIGURE_KEYS.find((key) => key === c.req.query('figure')) ?? 'sessions';
    const page = pageIn(c);
    const part = partOf(page, ROWS_PER_PAGE);
    const found = await asked({ app, c }, meeting.figureRecords, { ...inputOf(scope), figure, ...part });
    if (!found.ok) return refuse(c, notThere(found.fault));
    return html(c, <RecordsPage scope={scope} figure={figure} page={page} found={found.value} />);
  });
  return room;
}

/** What the address asks for; this year when it names no days. */
export function scopeOf(app: App, c: WebContext): Scope {
  const today = dayOf(app.clock());
  const asked = (name: string): string => c.req.query(name) ?? '';
  return {
    unit: asked('unit'),
    fromOn: isoOf(asked('fromOn')) || `${today.slice(0, 4)}-01-01`,
    toOn: isoOf(asked('toOn')) || today,
    category: asked('category'),
    study: asked('study') === 'true' ? 'true' : '',
  };
}

/** What was refused, under the names of the fields of the form: the unit is `unit` in an address. */
export const atFields = ({ unitId, ...errors }: Messages): Messages => ({
  ...errors,
  ...(unitId !== undefined && { unit: unitId }),
});

/** `7/3/2024` as `2024-03-07`; what is no day stays as typed and is refused. */
function isoOf(typed: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? [];
  return year === '' ? typed.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const inputOf = ({ unit, fromOn, toOn, category, study }: Scope) => ({
  ...{ unitId: unit, fromOn, toOn, category, isStudyOnly: study === 'true' },
});
