import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom } from '../../http/web-env.ts';
import { COMMITTEE_TEXT } from '../ballot/committee/committee-text.ts';
import { TEXT as DIRECTIVE_TEXT } from '../directive/text.ts';
import { obligationsWaiting } from '../directive/waiting-obligations.ts';
import { html, refuse } from '../html.tsx';
import { firstStepsFor } from './first-steps.ts';
import { tasksWaitingFor } from './task-lines.tsx';
import { TEXT } from './text.ts';
import { lostMailFor } from './lost-mail.ts';
import { lostSendingsFor } from './lost-sendings.ts';
import { meetingsFor } from './meetings-waiting.ts';
import { TodayPage } from './today-page.tsx';
import { isOpen, waitingFor } from './waiting.ts';

/** The first page after signing in. */
export function todayPages(app: App) {
  const room = newRoom();
  room.get('/', async (c) => {
    const actor = await actorOf(c);
    const mine = await perform(app, actor, ballot.myBallots, {});
    if (!mine.ok) return refuse(c, mine.fault);
    const { lang } = lookOf(c);
    const duties = await waitingFor(app, actor, { duties: TEXT[lang].duties, desk: COMMITTEE_TEXT[lang] });
    if (!duties.ok) return refuse(c, duties.fault);
    const asked = await obligationsWaiting(app, actor, DIRECTIVE_TEXT[lang]);
    const ballots = mine.value.ballots.filter(isOpen);
    const tasks = await tasksWaitingFor(app, actor);
    const meetings = await meetingsFor(app, actor);
    const lostMail = await lostMailFor(app, actor, lang);
    const lostSendings = await lostSendingsFor(app, actor, lang);
    const waiting = { duties: [...duties.value, ...asked, ...lostMail, ...lostSendings], tasks, meetings };
    const firstSteps = await firstStepsFor(app, actor);
    const props = { ballots, ...waiting, firstSteps, castOrigin: c.var.site.castOrigin, now: app.clock() };
    return html(c, <TodayPage {...props} />);
  });
  return room;
}
