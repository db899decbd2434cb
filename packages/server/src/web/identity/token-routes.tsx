import { identity } from '@guong/core/identity';
import { dayOf } from '@guong/core/kernel';
import { perform, type App } from '@guong/core/usecase';
import { API_USE_CASES } from '../../api/use-cases.ts';
import { actorOf } from '../../http/doorman.ts';
import { seeOther } from '../../http/flash.ts';
import { formOf, postedOnce, type Posted } from '../../http/form.ts';
import { lookOf } from '../../http/look.ts';
import { newRoom, type WebContext } from '../../http/web-env.ts';
import { html, refuse } from '../html.tsx';
import type { Messages } from '../ui/index.ts';
import { stepUp } from './step-up.ts';
import { NewTokenPage, scopeField, TokensPage, type RoomScopes } from './token-page.tsx';
import { TEXT } from './token-text.ts';

const HERE = '/account/tokens';

/** What a token may be made for: everything behind the REST door but the accounts themselves; readings first. */
const OPEN = API_USE_CASES.filter(({ name }) => !name.startsWith('identity.') || name === 'identity.me').toSorted(
  (a, b) => Number(b.kind === 'view') - Number(a.kind === 'view'),
);
const roomOf = ({ name }: { readonly name: string }): string => name.split('.')[0] ?? '';
const ROOMS = [...new Set(API_USE_CASES.map(roomOf))];
const CHOICES: readonly RoomScopes[] = ROOMS.map((room) => ({
  room,
  works: OPEN.filter((useCase) => roomOf(useCase) === room),
}));

const scopesIn = ({ lists }: Posted): string[] => ROOMS.flatMap((room) => lists[scopeField(room)] ?? []);

/** Tokens of one's own: made for named use cases and a time, shown once, revoked at once. */
export function tokenPages(app: App) {
  const room = newRoom();

  async function show(c: WebContext, form?: Posted, errors: Messages = {}) {
    const mine = await perform(app, await actorOf(c), identity.myTokens, {});
    if (!mine.ok) return refuse(c, mine.fault);
    const shown = { typed: form?.typed ?? {}, chosen: form ? scopesIn(form) : [], errors, choices: CHOICES };
    const page = <TokensPage tokens={mine.value.tokens} today={dayOf(app.clock())} {...shown} />;
    return html(c, page, form ? 422 : 200);
  }
  room.get('/', (c) => show(c));
  room.post('/', async (c) => {
    const form = await formOf(c);
    const { name, validDays } = form.typed;
    const raw = { name, validDays, scopes: scopesIn(form) };
    const made = await perform(app, await actorOf(c), identity.createToken, raw, postedOnce(form));
    if (made.ok) return html(c, <NewTokenPage {...made.value} />, 201);
    return made.fault.code === 'invalid' ? show(c, form, made.fault.fields) : stepUp(c, made.fault, HERE);
  });
  room.post('/revocation', async (c) => {
    const form = await formOf(c);
    const raw = { tokenId: form.typed['tokenId'] };
    const revoked = await perform(app, await actorOf(c), identity.revokeToken, raw, postedOnce(form));
    return revoked.ok ? seeOther(c, HERE, TEXT[lookOf(c).lang].revoked) : stepUp(c, revoked.fault, HERE);
  });
  return room;
}
