import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { attachment } from '../../../http/attachment.ts';
import { actorOf } from '../../../http/doorman.ts';
import { newRoom } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { PublishedPage } from './published-page.tsx';
import { toSave } from './result-routes.tsx';

/** What the public sees of released rounds. */
export function publishedPages(app: App) {
  const room = newRoom();
  room.get('/:roundId', async (c) => {
    const actor = await actorOf(c);
    const input = { roundId: c.req.param('roundId') };
    const published = await perform(app, actor, ballot.publication, input);
    if (!published.ok) return refuse(c, published.fault);
    const comments = await perform(app, actor, ballot.comments, input);
    const released = comments.ok ? comments.value : undefined;
    const answered = await perform(app, actor, ballot.replies, input);
    const replies = answered.ok ? answered.value : undefined;
    const { castOrigin } = c.var.site;
    return html(c, <PublishedPage {...{ replies, castOrigin }} published={published.value} comments={released} />);
  });
  room.get('/:roundId/bundle', async (c) => {
    const file = await perform(app, await actorOf(c), ballot.publicBundle, {
      roundId: c.req.param('roundId'),
      part: 'published',
    });
    return file.ok ? attachment(c, toSave(file.value)) : refuse(c, file.fault);
  });
  return room;
}
