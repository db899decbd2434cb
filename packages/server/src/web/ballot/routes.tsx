import { ballot } from '@guong/core/ballot';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { auditorPages } from './committee/auditor-routes.tsx';
import { EditRoundPage } from './setup/edit-round-page.tsx';
import { RoundListPage } from './round/list-page.tsx';
import { peoplePages } from './setup/people-routes.tsx';
import { planPages } from './setup/plan-routes.tsx';
import { rollPages } from './roll/roll-routes.tsx';
import { fingerprintOf } from './fingerprint-of.ts';
import { RoundPage } from './round/round-page.tsx';
import { stepPages } from './round/step-routes.tsx';
import { TEXT } from './text.ts';
import { templateChoices, templatePages } from './setup/template-routes.tsx';

const NUMBERS = ['epochMinimum', 'epochMinutes'] as const;
/** ballot.md 5 and 6; longer keys are the default of the protocol for rolls of this size. */
const DEFAULTS = { epochMinimum: '5', epochMinutes: '60', isEarlyEndAllowed: 'true' };
const RSA_BITS = 3072;

/** The front door of the ballot room: what officers see of rounds. */
export function ballotPages(app: App) {
  const room = newRoom();

  room.get('/', async (c) => {
    const rounds = await perform(app, await actorOf(c), ballot.rounds, {});
    return rounds.ok ? html(c, <RoundListPage {...rounds.value} />) : refuse(c, rounds.fault);
  });

  const showNew = async (c: WebContext, typed: Posted['typed'], errors: Messages = {}) => {
    const templates = await templateChoices(app, c);
    if (!templates.ok) return refuse(c, templates.fault);
    return html(
      c,
      <EditRoundPage typed={typed} errors={errors} action="/rounds" templates={templates.value} />,
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  };
  room.get('/new', (c) => showNew(c, { ...DEFAULTS, template: c.req.query('template') ?? '' }));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const actor = await actorOf(c);
    const { template, ...fields } = roundInput(form);
    const [templateCode = '', version = ''] = template.split('@');
    const unitId = actor.kind === 'person' ? actor.holdings[0]?.unitId : undefined;
    const input = { ...fields, templateCode, templateVersion: Number(version), unitId };
    const made = await perform(app, actor, ballot.createRound, input, postedOnce(form));
    if (made.ok) return seeOther(c, `/rounds/${made.value.roundId}`, TEXT[lookOf(c).lang].created);
    return made.fault.code === 'invalid' ? showNew(c, form.typed, renamed(made.fault.fields)) : refuse(c, made.fault);
  });

  room.route('/', templatePages(app));
  room.get('/:roundId', async (c) => {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    return html(c, <RoundPage round={round.value} fingerprint={fingerprintOf(round.value.protocolId)} />);
  });

  for (const pages of [auditorPages, editPages, peoplePages, planPages, rollPages, stepPages])
    room.route('/', pages(app));
  return room;
}

/** Changing a draft. */
function editPages(app: App) {
  const room = newRoom();
  room.get('/:roundId/edit', async (c) => {
    const round = await perform(app, await actorOf(c), ballot.round, { roundId: c.req.param('roundId') });
    if (!round.ok) return refuse(c, round.fault);
    const { title, purpose, planSymbol, place, superior, epochMinimum, epochMinutes, isEarlyEndAllowed } = round.value;
    const { issueOpensAt, issueClosesAt, castOpensAt, castClosesAt } = round.value;
    const instants = Object.entries({ issueOpensAt, issueClosesAt, castOpensAt, castClosesAt });
    const typed = {
      ...{ title, purpose, planSymbol, place, superior },
      epochMinimum: epochMinimum.toString(),
      epochMinutes: epochMinutes.toString(),
      isEarlyEndAllowed: isEarlyEndAllowed.toString(),
      ...Object.fromEntries(instants.map(([name, at]) => [name, inHaNoi(at)])),
    };
    return html(c, <EditRoundPage typed={typed} errors={{}} action={`/rounds/${round.value.roundId}/edit`} />);
  });
  room.post('/:roundId/edit', async (c) => {
    const form = await formOf(c);
    const roundId = c.req.param('roundId');
    const { template: _none, ...fields } = roundInput(form);
    const saved = await perform(app, await actorOf(c), ballot.editRound, { ...fields, roundId }, postedOnce(form));
    if (saved.ok) return seeOther(c, `/rounds/${roundId}`, TEXT[lookOf(c).lang].saved);
    if (saved.fault.code !== 'invalid') return refuse(c, saved.fault);
    const page = <EditRoundPage typed={form.typed} errors={saved.fault.fields} action={`/rounds/${roundId}/edit`} />;
    return html(c, page, 422);
  });

  return room;
}

/** Text of a form as the use case takes it: numbers as numbers, an absent tick as no. */
function roundInput({ input }: Posted) {
  const numbers = NUMBERS.map((name) => [name, Number(input[name])] as const);
  const { template, isEarlyEndAllowed, ...rest } = input;
  return {
    ...rest,
    ...Object.fromEntries(numbers),
    isEarlyEndAllowed: isEarlyEndAllowed === 'true',
    rsaBits: RSA_BITS,
    template: typeof template === 'string' ? template : '',
  };
}

/** The form has one field where the use case has two. */
const renamed = ({ templateCode, templateVersion, ...fields }: Messages): Messages => {
  const template = templateCode ?? templateVersion;
  return template === undefined ? fields : { ...fields, template: 'Chọn mẫu phiếu' };
};

const inHaNoi = (at: Date): string => {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(at).replace(' ', 'T');
};
