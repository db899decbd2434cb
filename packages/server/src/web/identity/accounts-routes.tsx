import { identity } from '@guong/core/identity';
import { org } from '@guong/core/org';
import { perform, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Choice, Messages } from '../ui/index.ts';
import { AccountsPage, CardsPage, InvitePage, RecoveriesPage } from './accounts-page.tsx';
import { stepUp } from './step-up.ts';
import { TEXT } from './accounts-text.ts';

/** What the office does with accounts: cards, lists, recovery by two. */
export function accountsPages(app: App) {
  const room = newRoom();

  async function found(c: WebContext): Promise<Choice[]> {
    const query = c.req.query('q')?.trim() ?? '';
    if (query === '') return [];
    const people = await perform(app, await actorOf(c), org.searchPeople, { query, limit: 50 });
    if (!people.ok) return [];
    return people.value.people.map(({ personId, fullName, postTitles, cellName }) => ({
      value: personId,
      label: fullName,
      hint: postTitles.join('; ') || (cellName ?? ''),
    }));
  }

  room.get('/', async (c) => {
    const offset = Number(c.req.query('offset') ?? 0) || 0;
    const list = await perform(app, await actorOf(c), identity.accounts, { limit: 100, offset });
    return list.ok ? html(c, <AccountsPage {...list.value} offset={offset} />) : refuse(c, list.fault);
  });

  const showInvite = async (c: WebContext, errors: Messages = {}) => {
    const page = <InvitePage query={c.req.query('q') ?? ''} choices={await found(c)} errors={errors} />;
    return html(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  };
  room.get('/invite', (c) => showInvite(c));
  room.post('/invite', async (c) => {
    const form = await formOf(c);
    const raw = { personIds: form.lists['personIds'] ?? [] };
    const made = await perform(app, await actorOf(c), identity.inviteMany, raw, postedOnce(form));
    if (made.ok) return html(c, <CardsPage cards={made.value.cards} origin={app.settings.mainOrigin} />);
    return made.fault.code === 'invalid' ? showInvite(c, made.fault.fields) : stepUp(c, made.fault, '/accounts/invite');
  });

  async function showRecoveries(c: WebContext, typed: Readonly<Record<string, string>> = {}, errors: Messages = {}) {
    const waiting = await perform(app, await actorOf(c), identity.recoveries, {});
    if (!waiting.ok) return refuse(c, waiting.fault);
    const shown = { typed, errors, query: c.req.query('q') ?? '', choices: await found(c) };
    const page = <RecoveriesPage recoveries={waiting.value.recoveries} {...shown} />;
    return html(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }
  room.get('/recoveries', (c) => showRecoveries(c));
  room.post('/recoveries', async (c) => {
    const form = await formOf(c);
    const raw = { personId: form.typed['personId'], reason: form.typed['reason'] };
    const asked = await perform(app, await actorOf(c), identity.requestRecovery, raw, postedOnce(form));
    if (asked.ok) return seeOther(c, '/accounts/recoveries', TEXT[lookOf(c).lang].requested);
    if (asked.fault.code === 'invalid') return showRecoveries(c, form.typed, asked.fault.fields);
    return stepUp(c, asked.fault, '/accounts/recoveries');
  });
  room.post('/recoveries/:recoveryId/approval', async (c) => {
    const form = await formOf(c);
    const raw = { recoveryId: c.req.param('recoveryId') };
    const agreed = await perform(app, await actorOf(c), identity.approveRecovery, raw, postedOnce(form));
    if (!agreed.ok) return stepUp(c, agreed.fault, '/accounts/recoveries');
    const { card } = agreed.value;
    if (card) return html(c, <CardsPage cards={[card]} origin={app.settings.mainOrigin} />);
    return seeOther(c, '/accounts/recoveries', TEXT[lookOf(c).lang].approved);
  });
  return room;
}
