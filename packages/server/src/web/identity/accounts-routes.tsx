import { identity } from '@guong/core/identity';
import { perform, type App } from '@guong/core/usecase';
import { pageIn, partOf } from '../../http/address.ts';
import { actorOf } from '../../http/doorman.ts';
import { statusOf } from '../../http/filled.ts';
import { formOf, postedOnce } from '../../http/form.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { ACCOUNTS_PER_PAGE, AccountsPage, CardsPage, InvitePage } from './accounts-page.tsx';
import { peopleFound } from './people-found.ts';
import { recoveryPages } from './recovery-routes.tsx';
import { keepAccountPages } from './keep-account-routes.tsx';
import { stepUp } from './step-up.ts';

/** What the office does with accounts: lists, cards, keeping, recovery by two. */
export function accountsPages(app: App) {
  const room = newRoom();

  room.get('/', async (c) => {
    const page = pageIn(c);
    const actor = await actorOf(c);
    const list = await perform(app, actor, identity.accounts, partOf(page, ACCOUNTS_PER_PAGE));
    if (!list.ok) return refuse(c, list.fault);
    const ownPersonId = actor.kind === 'person' ? actor.personId : undefined;
    return html(c, <AccountsPage {...list.value} {...{ page, ownPersonId }} />);
  });

  const showInvite = async (c: WebContext, errors: Messages = {}) => {
    const page = <InvitePage query={c.req.query('q') ?? ''} choices={await peopleFound(app, c)} errors={errors} />;
    return html(c, page, statusOf({ errors }));
  };
  room.get('/invite', (c) => showInvite(c));
  room.post('/invite', async (c) => {
    const form = await formOf(c);
    const raw = { personIds: form.lists['personIds'] ?? [] };
    const made = await perform(app, await actorOf(c), identity.inviteMany, raw, postedOnce(form));
    if (made.ok) return html(c, <CardsPage cards={made.value.cards} origin={app.settings.mainOrigin} />);
    return made.fault.code === 'invalid' ? showInvite(c, made.fault.fields) : stepUp(c, made.fault, '/accounts/invite');
  });

  room.route('/recoveries', recoveryPages(app));
  room.route('/', keepAccountPages(app));
  return room;
}
