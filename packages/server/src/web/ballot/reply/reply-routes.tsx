import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { statusOf } from '../../../http/filled.ts';
import { formOf, postedOnce } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Messages } from '../../ui/index.ts';
import { ReplyPage } from './reply-page.tsx';
import { REPLY_TEXT } from './reply-text.ts';

interface TypedChange {
  readonly what?: string;
  readonly dueOn?: string;
}

/** Where whoever was rated writes his reply. */
export function replyPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, typed: Readonly<Record<string, string>> = {}, errors: Messages = {}) {
    const actor = await actorOf(c);
    if (actor.kind === 'anonymous') return refuse(c, { code: 'unauthenticated' });
    const found = await perform(app, actor, ballot.replies, { roundId: c.req.param('roundId') });
    if (!found.ok) return refuse(c, found.fault);
    if (!found.value.subjects.some(({ isMe }) => isMe)) return refuse(c, { code: 'forbidden', action: 'ballot.reply' });
    return html(c, <ReplyPage round={found.value} typed={typed} errors={errors} />, statusOf({ errors }));
  }

  room.get('/:roundId/reply', (c) => show(c));
  room.post('/:roundId/reply', async (c) => {
    const form = await formOf(c);
    const roundId = c.req.param('roundId');
    const { acceptance, explanation } = form.typed;
    const changes = filledIn(form.input['changes']);
    const input = { roundId, acceptance, explanation, changes };
    const said = await perform(app, await actorOf(c), ballot.reply, input, postedOnce(form));
    if (said.ok) return seeOther(c, `/results/${roundId}`, REPLY_TEXT[lookOf(c).lang].sent);
    // Empty lines have closed up, so that a message about a change stands beside its own line.
    const typed = { acceptance: acceptance ?? '', explanation: explanation ?? '', ...typedAgain(changes) };
    return said.fault.code === 'invalid' ? show(c, typed, said.fault.fields) : refuse(c, said.fault);
  });
  return room;
}

/** The lines in which something was typed. */
const filledIn = (sent: unknown): readonly TypedChange[] =>
  (Array.isArray(sent) ? (sent as TypedChange[]) : []).filter(({ what, dueOn }) => Boolean(what) || Boolean(dueOn));

const typedAgain = (changes: readonly TypedChange[]): Record<string, string> =>
  Object.fromEntries(
    changes.flatMap(({ what = '', dueOn = '' }, at) => [
      [`changes.${at.toString()}.what`, what],
      [`changes.${at.toString()}.dueOn`, dueOn],
    ]),
  );
