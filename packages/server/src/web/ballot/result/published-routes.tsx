import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { attachment } from '../../../http/attachment.ts';
import { actorOf } from '../../../http/doorman.ts';
import { newRoom } from '../../../http/web-env.ts';
import { html, publicHtml, refuse } from '../../html.tsx';
import { groupAsked } from './group-asked.ts';
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
    const replies = await perform(app, actor, ballot.replies, input);
    const decided = await perform(app, actor, ballot.releaseDecisions, input);
    const compared = await perform(app, actor, ballot.comparison, input);
    const page = {
      published: published.value,
      comments: comments.ok ? comments.value : undefined,
      replies: replies.ok ? replies.value : undefined,
      decisions: decided.ok ? decided.value.decisions : [],
      comparison: compared.ok ? compared.value : undefined,
      groupNo: groupAsked(c),
      castOrigin: c.var.site.castOrigin,
      mainOrigin: c.var.site.mainOrigin,
    };
    const shown = <PublishedPage {...page} />;
    return actor.kind === 'anonymous' ? publicHtml(c, shown) : html(c, shown);
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
