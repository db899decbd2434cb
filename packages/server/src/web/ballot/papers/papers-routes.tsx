import { ballot } from '@guong/core/ballot';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { attachment } from '../../../http/attachment.ts';
import { actorOf } from '../../../http/doorman.ts';
import { newRoom } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import { PapersPage } from './papers-page.tsx';

/** The papers of a round: a page that lists them, and each as a file. */
export function paperPages(app: App) {
  const room = newRoom();
  room.get('/:roundId/papers', async (c) => {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    return round.ok ? html(c, <PapersPage round={round.value} />) : refuse(c, round.fault);
  });
  room.get('/:roundId/papers/:file', async (c) => {
    const { roundId, file } = c.req.param();
    const paper = await paperNamed(app, await actorOf(c), { roundId, file });
    if (!paper) return refuse(c, { code: 'not_found', what: 'paper' });
    if (!paper.ok) return refuse(c, paper.fault);
    const { name, bytes } = paper.value;
    const mediaType = name.endsWith('.pdf') ? 'application/pdf' : DOCX;
    return attachment(c, { fileName: name, mediaType, bytes: new Uint8Array(bytes) });
  });
  return room;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const OFFICIAL = /^(roll|result-(?<subjectNo>[1-9]\d?))\.(?<format>pdf|docx)$/;

/** The paper behind a file's name; nothing for a name that no paper has. */
function paperNamed(app: App, actor: Actor, { roundId, file }: { readonly roundId: string; readonly file: string }) {
  if (file === 'poster.pdf') return perform(app, actor, ballot.posterPaper, { roundId });
  if (file === 'invitations.pdf') return perform(app, actor, ballot.invitationPaper, { roundId });
  const { format, subjectNo } = OFFICIAL.exec(file)?.groups ?? {};
  if (format === undefined) return undefined;
  return subjectNo === undefined
    ? perform(app, actor, ballot.rollPaper, { roundId, format })
    : perform(app, actor, ballot.resultSheet, { roundId, subjectNo, format });
}
