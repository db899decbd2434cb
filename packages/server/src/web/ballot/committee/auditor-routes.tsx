import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { attachment } from '../../../http/attachment.ts';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Messages } from '../../ui/index.ts';
import { AuditorPage } from './auditor-page.tsx';
import { AUDITOR_TEXT } from './auditor-text.ts';

/** Naming the auditor of a round, and handing his sealed package on. */
export function auditorPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, typed?: Posted['typed'], errors: Messages = {}) {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const page = <AuditorPage round={round.value} typed={typed ?? { ...round.value.auditors[0] }} errors={errors} />;
    return html(c, page, typed ? 422 : 200);
  }

  room.get('/:roundId/auditor', (c) => show(c));
  room.post('/:roundId/auditor', async (c) => {
    const form = await formOf(c);
    const roundId = c.req.param('roundId');
    const input = { ...form.input, roundId };
    const named = await perform(app, await actorOf(c), ballot.nameAuditor, input, postedOnce(form));
    if (named.ok) return seeOther(c, `/rounds/${roundId}`, AUDITOR_TEXT[lookOf(c).lang].saved);
    return named.fault.code === 'invalid' ? show(c, form.typed, named.fault.fields) : refuse(c, named.fault);
  });
  room.get('/:roundId/recount', async (c) => {
    const file = await perform(app, await actorOf(c), ballot.recountPackage, { roundId: c.req.param('roundId') });
    if (!file.ok) return refuse(c, file.fault);
    const { name, bytes } = file.value;
    return attachment(c, { fileName: name, mediaType: 'application/octet-stream', bytes: new Uint8Array(bytes) });
  });
  return room;
}
