import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { formOf, postedOnce } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { ConfirmPage } from '../../ui/index.ts';
import { TEXT } from '../text.ts';
import { SETUP_TEXT } from './setup-text.ts';

/** A new draft after the pattern of an earlier round; the first page of preparing says what could not be taken along. */
export function repeatPages(app: App) {
  const room = newRoom();
  room.get('/:roundId/repeat', async (c) => {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const { roundId, title, mayRepeat } = round.value;
    if (!mayRepeat) return refuse(c, { code: 'forbidden', action: 'ballot.repeatRound' });
    const { lang } = lookOf(c);
    const t = SETUP_TEXT[lang];
    const base = `/rounds/${roundId}`;
    const page = (
      <ConfirmPage
        title={t.repeatTitle}
        crumbs={[
          { href: '/rounds', label: TEXT[lang].rounds },
          { href: base, label: title },
        ]}
        consequences={t.repeatLines}
        canBeUndone
        action={`${base}/repeat`}
        doIt={t.repeatDo}
        cancelHref={base}
      />
    );
    return html(c, page);
  });
  room.post('/:roundId/repeat', async (c) => {
    const form = await formOf(c);
    const input = { roundId: c.req.param('roundId') };
    const made = await perform(app, await actorOf(c), ballot.repeatRound, input, postedOnce(form));
    if (!made.ok) return refuse(c, made.fault);
    return seeOther(c, `/rounds/${made.value.roundId}/edit`, SETUP_TEXT[lookOf(c).lang].repeated);
  });
  return room;
}
