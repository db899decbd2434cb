import { mail } from '@guong/core/mail';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { ConfirmAddressPage, StoppedPage, StopPage } from './link-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { TEXT } from './text.ts';

/** What the links in a letter open, and the office's list of letters. Only a POST acts: scanners of mail open every link. */
export function mailPages(app: App) {
  const room = newRoom();
  room.get('/confirm', async (c) => {
    const actor = await actorOf(c);
    // Who is not signed in is led to the door, and comes back here.
    if (actor.kind !== 'person') return refuse(c, { code: 'unauthenticated' });
    const mine = await perform(app, actor, mail.mine, {});
    if (!mine.ok) return refuse(c, mine.fault);
    const address = mine.value.state === 'pending' ? mine.value.address : '';
    return html(c, <ConfirmAddressPage address={address} code={c.req.query('code') ?? ''} />);
  });
  room.post('/confirm', async (c) => {
    const form = await formOf(c);
    const raw = { code: form.typed['code'] };
    const done = await perform(app, await actorOf(c), mail.confirmAddress, raw, postedOnce(form));
    return done.ok ? seeOther(c, '/account/mail', TEXT[lookOf(c).lang].confirmed) : refuse(c, done.fault);
  });
  room.get('/stop', (c) => {
    const { account = '', key = '' } = c.req.query();
    return html(c, <StopPage accountId={account} stopKey={key} />);
  });
  room.post('/stop', async (c) => {
    const { typed } = await formOf(c);
    const raw = { accountId: typed['account'], key: typed['key'] };
    const done = await perform(app, await actorOf(c), mail.stop, raw);
    return done.ok ? html(c, <StoppedPage />) : refuse(c, done.fault);
  });
  room.get('/queue', async (c) => {
    const found = await perform(app, await actorOf(c), mail.queue, {});
    return found.ok ? html(c, <QueuePage {...found.value} />) : refuse(c, found.fault);
  });
  room.post('/queue/:letterId/again', async (c) => {
    const form = await formOf(c);
    const raw = { letterId: c.req.param('letterId') };
    const done = await perform(app, await actorOf(c), mail.tryAgain, raw, postedOnce(form));
    return done.ok ? seeOther(c, '/mail/queue', TEXT[lookOf(c).lang].triedAgain) : refuse(c, done.fault);
  });
  return room;
}
