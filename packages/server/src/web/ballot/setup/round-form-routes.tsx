import { ballot } from '@guong/core/ballot';
import { ok, type Result } from '@guong/core/kernel';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { actorOf } from '../../../http/doorman.ts';
import { seeOther } from '../../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../../http/form.ts';
import { lookOf } from '../../../http/look.ts';
import { newRoom, type WebContext } from '../../../http/web-env.ts';
import { html, refuse } from '../../html.tsx';
import type { Messages } from '../../ui/index.ts';
import type { RoundView } from '../round-view.ts';
import { TEXT } from '../text.ts';
import type { PreviewedBallot } from './ballot-preview.tsx';
import { EditRoundPage } from './edit-round-page.tsx';
import type { RepeatNotesView } from './repeat-notes.tsx';
import { proposalFor, typedRound } from './round-proposal.ts';
import { afterSaving } from './setup-steps.tsx';
import type { TemplateView } from './template-form.ts';

const NUMBERS = ['epochMinimum', 'epochMinutes'] as const;
/** Longer keys are the default of the protocol for rolls of this size. */
const RSA_BITS = 3072;

interface Shown {
  readonly typed: Posted['typed'];
  readonly errors?: Messages;
  readonly round?: RoundView;
  readonly isProposedFrom?: 'round' | 'today';
  readonly repeatHref?: string;
  readonly notes?: RepeatNotesView;
}

/** The first page of preparing: making a round, changing a draft, and seeing the ballot of a template beside it. */
export function roundFormPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, shown: Shown) {
    const found = await perform(app, await actorOf(c), ballot.templates, {});
    if (!found.ok) return refuse(c, found.fault);
    const { templates } = found.value;
    const chosen = shown.typed['template'] ?? '';
    const preview = previewOf(templates, chosen, shown.round);
    const choices = templates.filter((one) => one.isNewest || nameOf(one) === chosen);
    const page = (
      <EditRoundPage
        {...{ errors: {}, ...shown, preview }}
        templates={choices.map((one) => ({ value: nameOf(one), label: one.title }))}
      />
    );
    return html(c, page, Object.keys(shown.errors ?? {}).length > 0 ? 422 : 200);
  }

  room.get('/new', async (c) => {
    const latest = await latestRound(app, await actorOf(c));
    if (!latest.ok) return refuse(c, latest.fault);
    const known = latest.value;
    const template = c.req.query('template');
    const typed = { ...proposalFor(app.clock(), known), ...(template !== undefined && { template }) };
    const repeat = known?.mayRepeat ? { repeatHref: `/rounds/${known.roundId}/repeat` } : {};
    return show(c, { typed, isProposedFrom: known ? 'round' : 'today', ...repeat });
  });

  room.post('/', async (c) => {
    const form = await formOf(c);
    if (form.typed['then'] === 'preview') return show(c, { typed: form.typed });
    const actor = await actorOf(c);
    const unitId = actor.kind === 'person' ? actor.holdings[0]?.unitId : undefined;
    const made = await perform(app, actor, ballot.createRound, { ...roundInput(form), unitId }, postedOnce(form));
    if (made.ok) return seeOther(c, afterSaving(made.value, 'edit', form.typed['then']), TEXT[lookOf(c).lang].created);
    if (made.fault.code !== 'invalid') return refuse(c, made.fault);
    return show(c, { typed: form.typed, errors: renamed(made.fault.fields) });
  });

  room.get('/:roundId/edit', async (c) => {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const notes = await perform(app, await actorOf(c), ballot.repeatNotes, { roundId: round.value.roundId });
    if (!notes.ok) return refuse(c, notes.fault);
    return show(c, { typed: typedRound(round.value), round: round.value, notes: notes.value });
  });

  room.post('/:roundId/edit', async (c) => {
    const form = await formOf(c);
    const actor = await actorOf(c);
    const round = await perform(app, actor, ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    if (form.typed['then'] === 'preview') return show(c, { typed: form.typed, round: round.value });
    const input = { ...roundInput(form), roundId: round.value.roundId };
    const saved = await perform(app, actor, ballot.editRound, input, postedOnce(form));
    if (saved.ok) return seeOther(c, afterSaving(saved.value, 'edit', form.typed['then']), TEXT[lookOf(c).lang].saved);
    if (saved.fault.code !== 'invalid') return refuse(c, saved.fault);
    return show(c, { typed: form.typed, errors: renamed(saved.fault.fields), round: round.value });
  });
  return room;
}

/** The newest round that this reader sees, whose values the next one begins with. */
async function latestRound(app: App, actor: Actor): Promise<Result<RoundView | undefined>> {
  const rounds = await perform(app, actor, ballot.rounds, {});
  if (!rounds.ok) return rounds;
  const [newest] = rounds.value.rounds;
  return newest ? perform(app, actor, ballot.round, { roundId: newest.roundId }) : ok(undefined);
}

const nameOf = ({ code, version }: Pick<TemplateView, 'code' | 'version'>): string => `${code}@${version.toString()}`;

/** The ballot of the template that is chosen in the form, about the people of the round. */
function previewOf(
  templates: readonly TemplateView[],
  chosen: string,
  round: RoundView | undefined,
): PreviewedBallot | undefined {
  const template = templates.find((one) => nameOf(one) === chosen);
  if (!template) return undefined;
  const { items, blankRule, commentBytes } = template;
  const subjects = (round?.subjects ?? []).map(({ name, post, planSha256 }) => ({
    ...{ name, post, hasPlan: planSha256 !== null },
  }));
  return { items, blankRule, commentBytes, subjects };
}

/** Text of a form as the use case takes it: numbers as numbers, an absent tick as no, a template by code and version. */
function roundInput({ input }: Posted) {
  const numbers = NUMBERS.map((name) => [name, Number(input[name])] as const);
  const { template, isEarlyEndAllowed, then: _then, ...rest } = input;
  const [templateCode = '', version = ''] = typeof template === 'string' ? template.split('@') : [];
  return {
    ...rest,
    ...Object.fromEntries(numbers),
    ...(template !== undefined && { templateCode, templateVersion: Number(version) }),
    isEarlyEndAllowed: isEarlyEndAllowed === 'true',
    rsaBits: RSA_BITS,
  };
}

/** The form has one field where the use case has two. */
const renamed = ({ templateCode, templateVersion, ...fields }: Messages): Messages => {
  const template = templateCode ?? templateVersion;
  return template === undefined ? fields : { ...fields, template: 'Chọn mẫu phiếu' };
};
