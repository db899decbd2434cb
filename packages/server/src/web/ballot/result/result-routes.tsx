import { ballot } from '@guong/core/ballot';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { attachment } from '../../../http/attachment.ts';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { statusOf } from '../../../http/filled.ts';
import { formOf, postedOnce, type Posted } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Messages } from '../../ui/index.ts';
import { CommentsPage } from './comments-page.tsx';
import { groupAsked } from './group-asked.ts';
import { AfterStepPage, DrawMinutesPage, type AfterStep } from './minutes-page.tsx';
import { PreviewPage } from './published-page.tsx';
import { ResultPage } from './result-page.tsx';
import { RESULT_TEXT } from './result-text.ts';
import { paperPages } from '../papers/papers-routes.tsx';
import { PAPERS_TEXT } from '../papers/papers-text.ts';
import type { RoundView } from '../round-view.ts';
import { inHaNoi } from '../typed-instant.ts';
import { TEXT } from '../text.ts';

type Typed = Readonly<Record<string, string>>;
const AFTER = {
  confirm: ballot.confirmMinutes,
  release: ballot.release,
  archive: ballot.archive,
  destroy: ballot.destroy,
} as const satisfies Record<AfterStep, unknown>;
const isAfter = (step: string): step is AfterStep => step in AFTER;

/** Result, minutes, publication: what comes after the committee signed. */
export function resultPages(app: App) {
  const room = newRoom();

  room.get('/:roundId/result', async (c) => {
    const actor = await actorOf(c);
    const input = { roundId: c.req.param('roundId') };
    const result = await perform(app, actor, ballot.result, input);
    if (!result.ok) return refuse(c, result.fault);
    const round = await perform(app, actor, ballot.round, input);
    if (!round.ok) return refuse(c, round.fault);
    const minutes = await perform(app, actor, ballot.minutes, input);
    const around = {
      minutes: minutes.ok ? minutes.value : undefined,
      ...(await shownOf(app, actor, round.value)),
    };
    return html(c, <ResultPage result={result.value} steps={stepsOf(c, round.value)} {...around} />);
  });
  room.get('/:roundId/preview', async (c) => {
    const actor = await actorOf(c);
    const input = { roundId: c.req.param('roundId') };
    const preview = await perform(app, actor, ballot.publicationPreview, input);
    if (!preview.ok) return refuse(c, preview.fault);
    const compared = await perform(app, actor, ballot.comparison, input);
    const page = {
      preview: preview.value,
      comparison: compared.ok ? compared.value : undefined,
      groupNo: groupAsked(c),
      castOrigin: c.var.site.castOrigin,
      mainOrigin: c.var.site.mainOrigin,
      rounds: TEXT[lookOf(c).lang].rounds,
    };
    return html(c, <PreviewPage {...page} />);
  });
  room.get('/:roundId/minutes/new', (c) => showDraw(c));
  room.post('/:roundId/minutes', async (c) => {
    const form = await formOf(c, { optional: ['number'] });
    const { incident, ...rest } = form.input;
    const incidents = typeof incident === 'string' && incident.trim() !== '' ? [incident] : [];
    const input = { ...rest, incidents, roundId: c.req.param('roundId') };
    const drawn = await perform(app, await actorOf(c), ballot.drawMinutes, input, postedOnce(form));
    if (drawn.ok) return seeOther(c, `/rounds/${drawn.value.roundId}/result`, RESULT_TEXT[lookOf(c).lang].drawn);
    return drawn.fault.code === 'invalid' ? showDraw(c, form.typed, drawn.fault.fields) : refuse(c, drawn.fault);
  });
  room.get('/:roundId/minutes/:sha256', async (c) => {
    const file = await perform(app, await actorOf(c), ballot.minutesFile, c.req.param());
    return file.ok ? attachment(c, toSave(file.value)) : refuse(c, file.fault);
  });
  room.get('/:roundId/bundle', async (c) => {
    const input = { roundId: c.req.param('roundId'), part: c.req.query('part') ?? 'published' };
    const file = await perform(app, await actorOf(c), ballot.publicBundle, input);
    return file.ok ? attachment(c, toSave(file.value)) : refuse(c, file.fault);
  });

  async function showDraw(c: WebContext, typed: Typed = {}, errors: Messages = {}) {
    const round = await roundOf(app, c);
    if (!round.ok) return refuse(c, round.fault);
    const page = <DrawMinutesPage round={round.value} typed={{ ...knownOf(round.value), ...typed }} errors={errors} />;
    return html(c, page, statusOf({ errors }));
  }
  for (const pages of [afterPages, commentPages, paperPages]) room.route('/', pages(app));
  return room;
}

const PUBLIC: readonly RoundView['state'][] = ['released', 'archived', 'destroyed'];

/** What the round itself knows of its count; the people in the room correct it. */
const knownOf = ({ castClosesAt, leaders }: RoundView): Typed => ({
  startedAt: inHaNoi(castClosesAt),
  'chair.name': leaders[0]?.name ?? '',
});

/** What is public of a round beside its exact result; before the release what would be. */
async function shownOf(app: App, actor: Actor, { roundId, state }: RoundView) {
  const compared = await perform(app, actor, ballot.comparison, { roundId });
  const comparison = compared.ok ? compared.value : undefined;
  if (PUBLIC.includes(state)) {
    const published = await perform(app, actor, ballot.publication, { roundId });
    return { comparison, shown: published.ok ? published.value : undefined, preview: undefined };
  }
  const asked = await perform(app, actor, ballot.publicationPreview, { roundId });
  const preview = asked.ok ? asked.value : undefined;
  return { comparison, shown: preview, preview };
}

/** The deeds after the count that ask once. */
function afterPages(app: App) {
  const room = newRoom();
  room.get('/:roundId/after/:step', (c) => showAfter(c));
  room.post('/:roundId/after/:step', async (c) => {
    const { roundId, step } = c.req.param();
    if (!isAfter(step)) return refuse(c, { code: 'not_found', what: 'page' });
    const form = await formOf(c);
    const done = await perform(
      app,
      await actorOf(c),
      AFTER[step] as typeof ballot.release,
      { ...form.input, roundId },
      postedOnce(form),
    );
    const next = step === 'release' ? `/results/${roundId}` : `/rounds/${roundId}/result`;
    if (done.ok) return seeOther(c, next, RESULT_TEXT[lookOf(c).lang].after[step]);
    return done.fault.code === 'invalid' ? showAfter(c, form.typed, done.fault.fields) : refuse(c, done.fault);
  });

  async function showAfter(c: WebContext, typed: Typed = {}, errors: Messages = {}) {
    const step = c.req.param('step') ?? '';
    const round = await roundOf(app, c);
    if (!round.ok) return refuse(c, round.fault);
    if (!isAfter(step)) return refuse(c, { code: 'not_found', what: 'page' });
    const drawn = await perform(app, await actorOf(c), ballot.minutes, { roundId: round.value.roundId });
    const pdfSha256 = drawn.ok ? drawn.value.pdfSha256 : '';
    const page = <AfterStepPage {...{ step, pdfSha256, typed, errors }} round={round.value} />;
    return html(c, page, statusOf({ errors }));
  }
  return room;
}

/** Reading and judging comments. */
function commentPages(app: App) {
  const room = newRoom();
  async function show(c: WebContext, typed: Typed = {}, errors: Messages = {}) {
    const round = await roundOf(app, c);
    if (!round.ok) return refuse(c, round.fault);
    const desk = await perform(app, await actorOf(c), ballot.commentDesk, { roundId: round.value.roundId });
    if (!desk.ok) return refuse(c, desk.fault);
    const page = <CommentsPage {...{ typed, errors }} desk={desk.value} title={round.value.title} />;
    return html(c, page, statusOf({ errors }));
  }
  room.get('/:roundId/comments', (c) => show(c));
  room.post('/:roundId/comments', async (c) => {
    const form = await formOf(c);
    const roundId = c.req.param('roundId');
    const judged = await perform(
      app,
      await actorOf(c),
      ballot.judgeComment,
      judgementIn(form, roundId),
      postedOnce(form),
    );
    if (judged.ok) return seeOther(c, `/rounds/${roundId}/comments`, RESULT_TEXT[lookOf(c).lang].judged);
    if (judged.fault.code !== 'invalid') return refuse(c, judged.fault);
    const errors = Object.entries(judged.fault.fields).map(([name, said]) => [fieldIn(form, name), said]);
    return show(c, form.typed, Object.fromEntries(errors) as Messages);
  });
  return room;
}

/** Each comment has fields of its own on the page; their names end in its place. */
const fieldIn = ({ typed }: Posted, name: string): string =>
  `${name.split('.')[0] ?? name}-${typed['subjectNo'] ?? ''}-${typed['commentNo'] ?? ''}`;

function judgementIn(form: Posted, roundId: string) {
  const { subjectNo, commentNo, verdict } = form.typed;
  const reason = form.typed[fieldIn(form, 'reason')] ?? '';
  const covers = (form.typed[fieldIn(form, 'covers')] ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  return {
    roundId,
    subjectNo: Number(subjectNo),
    commentNo: Number(commentNo),
    verdict,
    covers,
    ...(reason && { reason }),
  };
}

const roundOf = async (app: App, c: WebContext) =>
  perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });

/** A file of a round as the door sends it: bytes to save, whatever they are. */
export const toSave = ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => ({
  fileName: name,
  mediaType: 'application/octet-stream',
  bytes: new Uint8Array(bytes),
});

/** The next deeds that this reader may do, in the order in which they follow. */
function stepsOf(c: WebContext, round: RoundView) {
  const t = RESULT_TEXT[lookOf(c).lang];
  const base = `/rounds/${round.roundId}`;
  const isPublic = PUBLIC.includes(round.state);
  const all = [
    { may: 'ballot.confirmMinutes', href: `${base}/after/confirm`, label: t.confirm },
    { may: 'ballot.release', href: `${base}/after/release`, label: t.release },
    {
      may: 'ballot.drawMinutes',
      href: `${base}/minutes/new`,
      label: round.state === 'minuted' ? t.drawAgain : t.drawMinutes,
    },
    { may: 'ballot.judgeComment', href: `${base}/comments`, label: t.comments },
    { may: undefined, href: `${base}/papers`, label: PAPERS_TEXT[lookOf(c).lang].papers },
    { may: 'ballot.archive', href: `${base}/after/archive`, label: t.archive },
    { may: 'ballot.destroy', href: `${base}/after/destroy`, label: t.destroy },
  ] as const;
  const steps = all.filter(({ may }) => may === undefined || round.can.includes(may));
  return isPublic ? [{ href: `/results/${round.roundId}`, label: t.publicPage }, ...steps] : steps;
}
