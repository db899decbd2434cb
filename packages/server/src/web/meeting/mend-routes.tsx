import type { VNode } from 'preact';
import { meeting } from '@guong/core/meeting';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { type Filled, UNFILLED, statusOf } from '../../http/filled.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { meetingIdOf, meetingOf, notThere, wordsOf } from './ask.ts';
import { refilled } from './form-state.ts';
import type { MeetingView } from './meeting-view.ts';
import { MendOpinionPage, MendVotePage, TakeBackPage, workPageOf } from './mend-page.tsx';
import type { TEXT } from './text.ts';

type Words = typeof TEXT.vi;
interface Mending {
  /** The address below that of the meeting; the record that is mended is named by the only parameter. */
  readonly path: string;
  /** What the use case calls the record. */
  readonly idName: 'opinionId' | 'voteId' | 'conclusionId';
  readonly useCase: AnyUseCase;
  readonly said: (t: Words) => string;
  /** The page of the form; undefined when the meeting has no such record. */
  readonly draw: (
    one: MeetingView,
    id: string,
    asked: { readonly filled: Filled; readonly t: Words },
  ) => VNode | undefined;
}

const MENDINGS: readonly Mending[] = [
  {
    path: 'opinions/:id/correct',
    idName: 'opinionId',
    useCase: meeting.correctOpinion,
    said: (t) => t.corrected,
    draw: (one, id, { filled }) => {
      const opinion = one.opinions.find(({ opinionId }) => opinionId === id);
      return opinion && <MendOpinionPage meeting={one} opinion={opinion} {...filled} />;
    },
  },
  {
    path: 'opinions/:id/withdraw',
    idName: 'opinionId',
    useCase: meeting.withdrawOpinion,
    said: (t) => t.takenBack,
    draw: (one, id, { filled, t }) => {
      const opinion = one.opinions.find(({ opinionId }) => opinionId === id);
      if (!opinion) return undefined;
      const title = t.takeBackOpinion(`${opinion.opinionNo?.toString() ?? ''} (${opinion.speaker})`);
      const action = `/meetings/${one.meetingId}/opinions/${id}/withdraw`;
      return <TakeBackPage meeting={one} {...filled} title={title} fact={t.takeBackOpinionFact} action={action} />;
    },
  },
  {
    path: 'conclusions/:id/withdraw',
    idName: 'conclusionId',
    useCase: meeting.withdrawConclusion,
    said: (t) => t.takenBack,
    draw: (one, id, { filled, t }) => {
      const conclusion = one.conclusions.find(({ conclusionId }) => conclusionId === id);
      if (!conclusion || conclusion.taskId !== null) return undefined;
      const title = t.takeBackConclusion(`${conclusion.conclusionNo.toString()}: ${conclusion.what}`);
      const action = `/meetings/${one.meetingId}/conclusions/${id}/withdraw`;
      return <TakeBackPage meeting={one} {...filled} title={title} fact={t.takeBackConclusionFact} action={action} />;
    },
  },
  {
    path: 'votes/:id/correct',
    idName: 'voteId',
    useCase: meeting.correctVote,
    said: (t) => t.corrected,
    draw: (one, id, { filled }) => {
      const vote = one.votes.find(({ voteId }) => voteId === id);
      return vote && <MendVotePage meeting={one} vote={vote} {...filled} />;
    },
  },
  {
    path: 'votes/:id/withdraw',
    idName: 'voteId',
    useCase: meeting.withdrawVote,
    said: (t) => t.takenBack,
    draw: (one, id, { filled, t }) => {
      const vote = one.votes.find(({ voteId }) => voteId === id);
      if (!vote) return undefined;
      const title = t.takeBackVote(`${vote.voteNo.toString()}: ${vote.question}`);
      const action = `/meetings/${one.meetingId}/votes/${id}/withdraw`;
      return <TakeBackPage meeting={one} {...filled} title={title} fact={t.takeBackVoteFact} action={action} />;
    },
  },
];

/** Putting right what was written down wrongly: an opinion, a vote, a conclusion; before and after closing. */
export function mendPages(app: App) {
  const room = newRoom();
  for (const mending of MENDINGS) {
    room.get(`/:meetingId/${mending.path}`, (c) => show(app, c, { mending, filled: UNFILLED }));
    room.post(`/:meetingId/${mending.path}`, (c) => mend(app, c, mending));
  }
  return room;
}

const recordIdOf = (c: WebContext): string => c.req.param('id') ?? '';

async function show(
  app: App,
  c: WebContext,
  { mending, filled }: { readonly mending: Mending; readonly filled: Filled },
): Promise<Response> {
  const one = await meetingOf(app, c);
  if (!one.ok) return refuse(c, notThere(one.fault));
  if (!one.value.can.run) return refuse(c, { code: 'forbidden', action: mending.useCase.name });
  const page = mending.draw(one.value, recordIdOf(c), { filled, t: wordsOf(c) });
  return page ? html(c, page, statusOf(filled)) : refuse(c, { code: 'not_found', what: mending.idName });
}

async function mend(app: App, c: WebContext, mending: Mending): Promise<Response> {
  const form = await formOf(c, { optional: ['reason'] });
  const input = { ...form.input, meetingId: meetingIdOf(c), [mending.idName]: recordIdOf(c) };
  const done = await perform(app, await actorOf(c), mending.useCase, input, postedOnce(form));
  if (done.ok) {
    const one = await meetingOf(app, c);
    return seeOther(c, one.ok ? workPageOf(one.value) : `/meetings/${meetingIdOf(c)}`, mending.said(wordsOf(c)));
  }
  if (done.fault.code !== 'invalid') return refuse(c, done.fault);
  return show(app, c, { mending, filled: refilled(form, done.fault.fields) });
}
