import { ballot } from '@guong/core/ballot';
import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { formOf, postedOnce } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { attachment } from '../../../http/attachment.ts';
import type { Messages } from '../../ui/index.ts';
import { MakeRollPage, RollPage } from './roll-page.tsx';
import { TEXT } from '../text.ts';

/** The roll: drawing it up and reading it. */
export function rollPages(app: App) {
  const room = newRoom();

  room.get('/:roundId/roll', async (c) => {
    const input = { roundId: c.req.param('roundId'), page: c.req.query('page') ?? '1' };
    const roll = await perform(app, await actorOf(c), ballot.roll, input);
    return roll.ok ? html(c, <RollPage roll={roll.value} />) : refuse(c, roll.fault);
  });

  room.get('/:roundId/roll/export', async (c) => {
    const input = { roundId: c.req.param('roundId'), format: c.req.query('format') };
    const made = await perform(app, await actorOf(c), ballot.exportRoll, input);
    return made.ok ? attachment(c, made.value) : refuse(c, made.fault);
  });

  async function showMake(c: WebContext, errors: Messages = {}) {
    const actor = await actorOf(c);
    const round = await perform(app, actor, ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const found = await perform(app, actor, org.categories, {});
    if (!found.ok) return refuse(c, found.fault);
    const categories = found.value.categories.map(({ code, name, people }) => ({
      value: code,
      label: name,
      hint: `${people.toString()} người`,
    }));
    const { roundId, title } = round.value;
    const page = <MakeRollPage {...{ roundId, title, categories, errors }} />;
    return html(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }
  room.get('/:roundId/voters', (c) => showMake(c));
  room.post('/:roundId/voters', async (c) => {
    const form = await formOf(c);
    const roundId = c.req.param('roundId');
    const input = { by: 'category', roundId, categories: form.lists['categories'] ?? [] };
    const made = await perform(app, await actorOf(c), ballot.setRoll, input, postedOnce(form));
    if (!made.ok) return made.fault.code === 'invalid' ? showMake(c, made.fault.fields) : refuse(c, made.fault);
    const said = TEXT[lookOf(c).lang].rollMade(made.value.voters.toString(), made.value.subjectsLeftOut.toString());
    return seeOther(c, `/rounds/${roundId}/roll`, said);
  });
  return room;
}
