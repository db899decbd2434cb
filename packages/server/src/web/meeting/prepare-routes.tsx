import type { VNode } from 'preact';
import { document } from '@guong/core/document';
import { meeting } from '@guong/core/meeting';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { type Filled, UNFILLED, statusOf, typedOr } from '../../http/filled.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import { asked, choicesFor, meetingIdOf, meetingOf, notThere, wordsOf } from './ask.ts';
import { refilled } from './form-state.ts';
import type { MeetingView } from './meeting-view.ts';
import { EditMeetingPage } from './plan-page.tsx';
import { AgendaPage, InvitationPage, StepPage, type StepProps } from './prepare-page.tsx';
import type { Messages } from '../ui/index.ts';
import type { TEXT } from './text.ts';

type Words = typeof TEXT.vi;

/** A page for whoever runs the meeting. */
export async function showRunner(
  { app, c }: { readonly app: App; readonly c: WebContext },
  filled: Filled,
  draw: (one: MeetingView) => VNode | Promise<VNode>,
): Promise<Response> {
  const one = await meetingOf(app, c);
  if (!one.ok) return refuse(c, notThere(one.fault));
  if (!one.value.can.run) return refuse(c, { code: 'forbidden', action: 'meeting.edit' });
  return html(c, await draw(one.value), statusOf(filled));
}

interface Deed {
  readonly useCase: AnyUseCase;
  readonly inputOf: (form: Posted, c: WebContext) => object;
  /** Where the form shows what was refused, when its fields are named otherwise than the input of the use case. */
  readonly errorsOf?: (form: Posted, errors: Messages) => Messages;
  readonly said: (t: Words, value: unknown) => string;
  readonly show: (c: WebContext, filled: Filled) => Promise<Response>;
  /** Where it leads to; the page of the meeting when left out. */
  readonly to?: string;
  /** The page that it leads to, when that is none of the meeting. */
  readonly leadsTo?: string;
}
/** Does what a form asks, and comes back: to the meeting with a word, or to the form with what was refused. */
export async function doForm(app: App, c: WebContext, deed: Deed): Promise<Response> {
  const form = await formOf(c);
  const input = { ...deed.inputOf(form, c), meetingId: meetingIdOf(c) };
  const done = await perform(app, await actorOf(c), deed.useCase, input, postedOnce(form));
  const to = deed.leadsTo ?? `/meetings/${meetingIdOf(c)}${deed.to ?? ''}`;
  if (done.ok) return seeOther(c, to, deed.said(wordsOf(c), done.value));
  if (done.fault.code !== 'invalid') return refuse(c, done.fault);
  return deed.show(c, refilled(form, deed.errorsOf?.(form, done.fault.fields) ?? done.fault.fields));
}

/** Before a meeting opens: its time, its agenda, who is called, and the steps that are asked for once. */
export function preparePages(app: App) {
  const room = newRoom();
  const edit = (c: WebContext, filled: Filled) =>
    showRunner({ app, c }, filled, async (one) => {
      const { holdings } = await choicesFor(app, c);
      const typed = typedOr(filled.typed, fieldsOf(one));
      return <EditMeetingPage meeting={one} holdings={holdings} {...filled} typed={typed} />;
    });
  room.get('/:meetingId/edit', (c) => edit(c, UNFILLED));
  room.post('/:meetingId/edit', (c) =>
    doForm(app, c, { useCase: meeting.edit, inputOf: ({ input }) => input, said: (t) => t.saved, show: edit }),
  );
  const agenda = (c: WebContext, filled: Filled) =>
    showRunner({ app, c }, filled, async (one) => {
      const documents = await documentChoices(app, c);
      return <AgendaPage meeting={one} documents={documents} {...filled} />;
    });
  room.get('/:meetingId/agenda', (c) => agenda(c, UNFILLED));
  room.post('/:meetingId/agenda', (c) =>
    doForm(app, c, {
      useCase: meeting.setAgenda,
      inputOf: itemsIn,
      errorsOf: atTypedRows,
      said: (t) => t.saved,
      show: agenda,
    }),
  );
  const invitation = (c: WebContext, filled: Filled) =>
    showRunner({ app, c }, filled, async (one) => {
      const list = await asked({ app, c }, meeting.attendance, { meetingId: one.meetingId });
      const singles = list.ok ? list.value.people.filter(({ isSingle }) => isSingle) : [];
      return <InvitationPage meeting={one} singles={singles} {...await choicesFor(app, c)} {...filled} />;
    });
  room.get('/:meetingId/invitation', (c) => invitation(c, UNFILLED));
  room.post('/:meetingId/invitation', (c) =>
    doForm(app, c, {
      useCase: meeting.setInvitation,
      inputOf: ({ lists }) => ({ ...lists }),
      said: (t, value) => t.listMade(String((value as { readonly invited: number }).invited)),
      show: invitation,
    }),
  );
  room.route('/', stepPages(app));
  return room;
}

const fieldsOf = (one: MeetingView): Readonly<Record<string, string>> => ({
  title: one.title,
  startsAt: `${new Date(one.startsAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)}+07:00`,
  place: one.place,
  mode: one.mode,
  chairId: one.chairId ?? '',
  secretaryId: one.secretaryId ?? '',
});

const isWritten = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && Object.values(item).some((value) => value !== '');
const rowsIn = ({ input }: Posted): readonly unknown[] =>
  Array.isArray(input['items']) ? (input['items'] as readonly unknown[]) : [];

/** The points of the agenda that say something. */
function itemsIn(form: Posted): object {
  const { revision } = form.input;
  return { items: rowsIn(form).filter(isWritten), ...(revision !== undefined && { revision }) };
}

/** A fault of the second point stands at the row it was typed into: rows left blank between are not sent. */
function atTypedRows(form: Posted, errors: Messages): Messages {
  const rows = rowsIn(form).flatMap((item, at) => (isWritten(item) ? [at] : []));
  const atRow = (name: string) => name.replace(/^items\.(\d+)/, (_, at: string) => `items.${String(rows[Number(at)])}`);
  return Object.fromEntries(Object.entries(errors).map(([name, said]) => [atRow(name), said]));
}

/** The latest documents of the register, where the reader may read it. */
async function documentChoices(app: App, c: WebContext) {
  const found = await asked({ app, c }, document.find, { limit: 50 });
  if (!found.ok) return [];
  return found.value.documents.map(({ documentId, symbol, title }) => ({
    value: documentId,
    label: `${symbol}: ${title}`.slice(0, 100),
  }));
}

/** What closing now would leave behind, so that nobody learns it afterwards. */
const closingWarnings = (t: Words, { counts, quorum, opinions }: MeetingView): readonly string[] => {
  const waiting = opinions.filter(({ state }) => state === 'waiting').length;
  return [
    ...(counts.absent > 0 ? [t.closeAbsent(String(counts.absent))] : []),
    ...(waiting > 0 ? [t.closeWaiting(String(waiting))] : []),
    ...(quorum.isReached ? [] : [t.quorumMissing(String(quorum.needed))]),
  ];
};

type Step = Pick<StepProps, 'title' | 'fact' | 'doIt'> & Partial<StepProps>;
interface StepDeed {
  readonly useCase: AnyUseCase;
  readonly ask: (t: Words, one: MeetingView) => Step;
  readonly said: (t: Words) => string;
  readonly to?: string;
}
/** The steps that a page asks for once, by the word in their address. */
const STEPS: Readonly<Record<string, StepDeed>> = {
  invite: {
    useCase: meeting.invite,
    ask: (t, one) => ({ title: t.invite, fact: t.inviteFact(String(one.counts.invited)), doIt: t.invite }),
    said: (t) => t.invited,
  },
  open: {
    useCase: meeting.open,
    ask: (t, one) => ({ title: t.openTitle(one.title), fact: t.openFact(String(one.counts.invited)), doIt: t.open }),
    said: (t) => t.opened,
    to: '/run',
  },
  cancel: {
    useCase: meeting.cancel,
    ask: (t, one) => ({ title: t.cancelTitle(one.title), fact: t.cancelFact, doIt: t.cancelIt, asksReason: true }),
    said: (t) => t.cancelled,
  },
  close: {
    useCase: meeting.close,
    ask: (t, one) => ({
      title: t.closeTitle(one.title),
      fact: t.closeFact,
      warnings: closingWarnings(t, one),
      doIt: t.close,
    }),
    said: (t) => t.closed,
    to: '/run',
  },
  publish: {
    useCase: meeting.publish,
    ask: (t) => ({ title: t.publish, fact: t.newsLead, doIt: t.publish }),
    said: (t) => t.published,
  },
  confirm: {
    useCase: meeting.confirm,
    ask: (t) => ({ title: t.confirm, fact: t.minutesPaper, doIt: t.confirm }),
    said: (t) => t.confirmed,
  },
};

function stepPages(app: App) {
  const room = newRoom();
  for (const [step, deed] of Object.entries(STEPS)) {
    const ask = async (c: WebContext, filled: Filled): Promise<Response> => {
      const one = await meetingOf(app, c);
      if (!one.ok) return refuse(c, notThere(one.fault));
      const { run, confirm } = one.value.can;
      if (!(step === 'confirm' ? confirm : run)) return refuse(c, { code: 'forbidden', action: deed.useCase.name });
      const asks = deed.ask(wordsOf(c), one.value);
      const action = `/meetings/${one.value.meetingId}/${step}`;
      return html(c, <StepPage meeting={one.value} action={action} {...filled} {...asks} />, statusOf(filled));
    };
    room.get(`/:meetingId/${step}`, (c) => ask(c, UNFILLED));
    room.post(`/:meetingId/${step}`, (c) =>
      doForm(app, c, {
        useCase: deed.useCase,
        inputOf: ({ input }) => ('reason' in input ? { reason: input['reason'] } : {}),
        said: deed.said,
        show: ask,
        ...(deed.to !== undefined && { to: deed.to }),
      }),
    );
  }
  return room;
}
