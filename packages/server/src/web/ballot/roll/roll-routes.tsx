import { ballot } from '@guong/core/ballot';
import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { attachment } from '../../../http/attachment.ts';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { statusOf } from '../../../http/filled.ts';
import { formOf, postedOnce } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Messages } from '../../ui/index.ts';
import { stepAfter } from '../setup/setup-steps.tsx';
import { TEXT } from '../text.ts';
import { MakeRollPage } from './make-roll-page.tsx';
import { rollLinePages } from './roll-line-routes.tsx';
import { RollPage } from './roll-page.tsx';
import { isNarrowed, searchIn } from './roll-search.ts';
import { RollSheetPage } from './roll-sheet-page.tsx';

/** The roll: drawing it up, reading and searching it, printing it. */
export function rollPages(app: App) {
  const room = newRoom();
  room.get('/:roundId/roll', (c) => showRoll(app, c));
  room.get('/:roundId/roll/export', async (c) => {
    const input = { roundId: c.req.param('roundId'), format: c.req.query('format') };
    const made = await perform(app, await actorOf(c), ballot.exportRoll, input);
    return made.ok ? attachment(c, made.value) : refuse(c, made.fault);
  });
  room.get('/:roundId/roll/sheet', async (c) => {
    const { by = 'category', only = 'all' } = c.req.query();
    const input = { roundId: c.req.param('roundId'), by, only };
    const sheet = await perform(app, await actorOf(c), ballot.rollSheet, input);
    if (!sheet.ok) return refuse(c, sheet.fault);
    return html(c, <RollSheetPage sheet={sheet.value} isForCalls={only === 'waiting'} />);
  });
  room.route('/', rollLinePages(app));

  room.get('/:roundId/voters', (c) => showMake(app, c));
  room.post('/:roundId/voters', async (c) => {
    const form = await formOf(c);
    const roundId = c.req.param('roundId');
    const input = { by: 'category', roundId, categories: form.lists['categories'] ?? [] };
    const made = await perform(app, await actorOf(c), ballot.setRoll, input, postedOnce(form));
    if (!made.ok) return made.fault.code === 'invalid' ? showMake(app, c, made.fault.fields) : refuse(c, made.fault);
    const { voters, subjectsLeftOut, state } = made.value;
    const said = TEXT[lookOf(c).lang].rollMade(voters.toString(), subjectsLeftOut.toString());
    const goesOn = form.typed['then'] === 'next' && state === 'draft';
    return seeOther(c, `/rounds/${roundId}/${goesOn ? (stepAfter('voters') ?? 'roll') : 'roll'}`, said);
  });
  return room;
}

const UNFROZEN: readonly string[] = ['draft', 'approved'];

async function showRoll(app: App, c: WebContext) {
  const actor = await actorOf(c);
  const roundId = c.req.param('roundId');
  const search = searchIn(c.req.query());
  const { q: query, ...narrowing } = search;
  const page = c.req.query('page') ?? '1';
  const roll = await perform(app, actor, ballot.roll, { roundId, page, query, ...narrowing });
  if (!roll.ok) return refuse(c, roll.fault);
  const isWhole = !isNarrowed(search) && roll.value.page === 1;
  if (!isWhole || !UNFROZEN.includes(roll.value.state)) return html(c, <RollPage roll={roll.value} search={search} />);
  const problems = await perform(app, actor, ballot.rollProblems, { roundId });
  if (!problems.ok) return refuse(c, problems.fault);
  return html(c, <RollPage roll={roll.value} search={search} problems={problems.value} />);
}

async function showMake(app: App, c: WebContext, errors: Messages = {}) {
  const actor = await actorOf(c);
  const round = await perform(app, actor, ballot.round, { roundId: c.req.param('roundId') });
  if (!round.ok) return refuse(c, round.fault);
  const found = await perform(app, actor, org.categories, {});
  if (!found.ok) return refuse(c, found.fault);
  const people = TEXT[lookOf(c).lang].people.toLowerCase();
  const categories = found.value.categories.map(({ code, name, people: count }) => ({
    value: code,
    label: name,
    hint: `${count.toString()} ${people}`,
  }));
  const page = <MakeRollPage round={round.value} categories={categories} errors={errors} />;
  return html(c, page, statusOf({ errors }));
}
