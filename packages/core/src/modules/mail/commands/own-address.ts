import { DAY_MS, fail, ok, opaqueId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { accountMark, oneself, provenSelf } from '../../identity/index.ts';
import { CONFIRM_MS, confirmCode, isSame } from '../keys.ts';
import { addressOf, changeAddress, dropWaiting, lockAddress, orderLetter, takeAddressAway } from '../letter.sql.ts';
import { mayKeepOwnMail } from '../mail.policy.ts';
import { deadLink, forbidden, mailIsOff, missing } from '../mail.refusals.ts';
import { ChooseInput, ConfirmInput, SetAddressInput, StateOutput, WISHES } from '../mail.schema.ts';
import { tables, type AddressRow } from '../mail.tables.ts';

/** So many confirmations a day: nobody's mailbox can be flooded from here. */
const CONFIRMATIONS_A_DAY = 3;

/** Says where one wants to be written to; nothing goes there before the link in a first letter was confirmed. Empty takes it away. */
export const setAddress = command({
  name: 'mail.setAddress',
  http: 'none',
  summary: 'Đặt địa chỉ thư điện tử của mình; chờ xác nhận qua liên kết trong thư',
  input: SetAddressInput,
  output: StateOutput,
  async run(ctx, { address, lang }) {
    const permit = mayKeepOwnMail(ctx.actor, 'mail.setAddress');
    if (!permit) return forbidden('mail.setAddress');
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account_id: accountId, person_id: personId } = self.value.account;
    const state = address === '' ? ('none' as const) : ('pending' as const);
    const asked = await mayAsk(ctx, accountId, state);
    if (!asked.ok) return asked;
    await dropWaiting(ctx, accountId, 'the address was changed');
    if (state === 'none') await takeAddressAway(ctx, accountId);
    else await askAnew(ctx, { accountId, personId, address, lang });
    return ok({ permit, value: { state }, event: { type: 'mail.address_set', subject: accountId, data: { state } } });
  },
});

async function mayAsk(ctx: Ctx, accountId: string, state: 'none' | 'pending'): Promise<Result<null>> {
  if (state === 'none') return (await addressOf(ctx, accountId)) ? ok(null) : missing('address');
  if (!ctx.settings.mail) return mailIsOff();
  const { asked } = await tables(ctx.tx)
    .selectFrom('mail.letter')
    .select((eb) => eb.fn.countAll<number>().as('asked'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'confirm')
    .where('made_at', '>', new Date(ctx.now.getTime() - DAY_MS))
    .executeTakeFirstOrThrow();
  return asked < CONFIRMATIONS_A_DAY ? ok(null) : fail({ code: 'too_many', retryAfterSeconds: DAY_MS / 1000 });
}

interface Asked {
  readonly accountId: string;
  readonly personId: string;
  readonly address: string;
  readonly lang: 'vi' | 'en';
}
async function askAnew(ctx: Ctx, { accountId, personId, address, lang }: Asked): Promise<void> {
  const nonce = opaqueId();
  const asked = { address, lang, state: 'pending' as const, nonce, asked_at: ctx.now };
  const owner = { tenant_id: ctx.tenantId, account_id: accountId, person_id: personId };
  await tables(ctx.tx)
    .insertInto('mail.address')
    .values({ ...owner, ...asked, wishes: [...WISHES], is_digest: false })
    .onConflict((clash) => clash.columns(['tenant_id', 'account_id']).doUpdateSet(asked))
    .execute();
  await orderLetter(ctx, { accountId, kind: 'confirm', subjectId: nonce });
}

/** Uses the link of a confirmation up. Only its owner can, signed in; opening the link alone does nothing. */
export const confirmAddress = command({
  name: 'mail.confirmAddress',
  http: 'none',
  summary: 'Xác nhận địa chỉ thư điện tử bằng liên kết đã nhận',
  input: ConfirmInput,
  output: StateOutput,
  async run(ctx, { code }) {
    const permit = mayKeepOwnMail(ctx.actor, 'mail.confirmAddress');
    if (!permit) return forbidden('mail.confirmAddress');
    const self = await oneself(ctx);
    if (!self.ok) return self;
    const accountId = self.value.account.account_id;
    if (!(await isAskedWith(ctx, accountId, code))) return deadLink();
    await changeAddress(ctx, accountId, { state: 'confirmed', nonce: opaqueId() });
    const event = { type: 'mail.address_confirmed', subject: accountId, data: {} };
    return ok({ permit, value: { state: 'confirmed' as const }, event });
  },
});

/** Whether this is the code of the confirmation that is open: the last one asked for, in its time. */
async function isAskedWith(ctx: Ctx, accountId: string, code: string): Promise<boolean> {
  const row = await lockAddress(ctx, accountId);
  const account = await accountMark(ctx, accountId);
  if (!row || !account || row.state !== 'pending') return false;
  const age = ctx.now.getTime() - row.asked_at.getTime();
  return age >= 0 && age <= CONFIRM_MS && isSame(code, confirmCode(ctx, row, account.mark));
}

/** Chooses what one is written about; choosing nothing stops all, choosing again begins anew at a confirmed address. */
export const choose = command({
  name: 'mail.choose',
  http: 'none',
  summary: 'Chọn thư muốn nhận: từng việc, gộp mỗi ngày một thư, hay không nhận',
  input: ChooseInput,
  output: StateOutput,
  async run(ctx, { wishes, isDigest = false, lang }) {
    const permit = mayKeepOwnMail(ctx.actor, 'mail.choose');
    if (!permit) return forbidden('mail.choose');
    const self = await oneself(ctx);
    if (!self.ok) return self;
    const accountId = self.value.account.account_id;
    const row = await lockAddress(ctx, accountId);
    if (!row) return missing('address');
    const state = stateAfter(row, wishes.length === 0 && !isDigest);
    await changeAddress(ctx, accountId, { wishes: [...new Set(wishes)], is_digest: isDigest, lang, state });
    if (state === 'stopped') await dropWaiting(ctx, accountId, 'no mail is wished for');
    const event = { type: 'mail.chosen', subject: accountId, data: { wishes, isDigest, state } };
    return ok({ permit, value: { state }, event });
  },
});

/** Choosing confirms nothing; choosing nothing stops, choosing again begins anew. */
function stateAfter({ state }: AddressRow, isNone: boolean): AddressRow['state'] {
  if (state === 'pending') return state;
  return isNone ? 'stopped' : 'confirmed';
}
