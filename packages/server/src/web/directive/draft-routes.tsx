import { document } from '@guong/core/document';
import { hasPower, perform, type App } from '@guong/core/usecase';
import { attachment } from '../../http/attachment.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { notThere } from '../document/not-there.ts';
import { html, refuse } from '../html.tsx';
import { DraftPage } from './draft-page.tsx';
import { obligationPath } from './obligation-page.tsx';
import { TEXT } from './text.ts';

const idOf = (c: WebContext): string => c.req.param('obligationId') ?? '';

/** Drafts of what a unit is asked for: begun on the template in force, taken away as often as wanted. */
export function draftPages(app: App) {
  const room = newRoom();
  room.get('/:obligationId/draft', async (c) => {
    const actor = await actorOf(c);
    const asked = { obligationId: idOf(c) };
    const found = await perform(app, actor, document.obligation, asked);
    if (!found.ok) return refuse(c, notThere(found.fault));
    if (!hasPower(actor, 'office')) return refuse(c, { code: 'forbidden', action: 'document.startDraft' });
    const drafts = await perform(app, actor, document.drafts, asked);
    return drafts.ok ? html(c, <DraftPage one={found.value} drafts={drafts.value} />) : refuse(c, drafts.fault);
  });
  room.post('/:obligationId/drafts', async (c) => {
    const form = await formOf(c);
    const input = { ...form.input, obligationId: idOf(c) };
    const made = await perform(app, await actorOf(c), document.startDraft, input, postedOnce(form));
    if (!made.ok) return refuse(c, notThere(made.fault));
    return seeOther(c, `${obligationPath(idOf(c))}/draft`, TEXT[lookOf(c).lang].draftStarted);
  });
  room.get('/:obligationId/drafts/:draftId', async (c) => {
    const asked = { draftId: c.req.param('draftId') };
    const made = await perform(app, await actorOf(c), document.draftOwn, asked);
    return made.ok ? attachment(c, made.value) : refuse(c, notThere(made.fault));
  });
  return room;
}
