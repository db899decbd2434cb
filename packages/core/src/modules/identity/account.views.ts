import { dayOf, ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { personCards } from '../org/index.ts';
import {
  AccountsInput,
  AccountsOutput,
  MeOutput,
  MyDevicesInput,
  MyDevicesOutput,
  NoInput,
  RecoveriesOutput,
} from './account.schema.ts';
import { carriesPower, passkeysOf, standingToday } from './account.sql.ts';
import { mayApproveRecovery, mayKeepOwn, mayKnock, mayReadAccounts, mayReadOwn } from './identity.policy.ts';
import { deadCard, forbidden, signedOut } from './identity.refusals.ts';
import { tables } from './identity.tables.ts';
import { cardBehind, readyCard } from './invitation.sql.ts';
import { sha256 } from './secret-text.ts';
import { ReadInvitationInput, ReadInvitationOutput } from './sign-in.schema.ts';
import { MyTokensOutput } from './token.schema.ts';

/** What the page of a card shows: whose it is. Reading uses nothing up, so a mail scanner or a second look does no harm. */
export const readInvitation = view({
  name: 'identity.readInvitation',
  http: 'none',
  summary: 'Xem thẻ mời trước khi dùng',
  input: ReadInvitationInput,
  output: ReadInvitationOutput,
  async run(ctx, { token }) {
    const permit = mayKnock(ctx.actor, 'identity.readInvitation');
    if (!permit) return forbidden('identity.readInvitation');
    const card = await cardBehind(ctx, token);
    const ready = card && (await readyCard(ctx, card));
    if (!ready) return deadCard();
    const { purpose, expires_on: expiresOn } = ready.card;
    const { fullName } = ready.standing;
    return ok({ permit, value: { fullName, login: ready.account.login, purpose, expiresOn } });
  },
});

/** One's own account: factors, passkeys, and whether the powers of one's posts count in this sign-in. */
export const me = view({
  name: 'identity.me',
  http: 'GET /identity/me',
  summary: 'Tài khoản của tôi',
  input: NoInput,
  output: MeOutput,
  async run(ctx) {
    const { actor } = ctx;
    const permit = mayReadOwn(actor);
    if (!permit || actor.kind !== 'person') return signedOut();
    const account = await tables(ctx.tx)
      .selectFrom('identity.account')
      .select(['login', 'password_hash', 'is_totp_confirmed'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('account_id', '=', actor.accountId)
      .executeTakeFirst();
    const standing = await standingToday(ctx, actor.personId);
    if (!account || !standing) return signedOut();
    const passkeys = await passkeysOf(ctx, actor.accountId);
    const hasPowersHere = actor.holdings.some((holding) => holding.powers.length > 0);
    const value = {
      personId: actor.personId,
      login: account.login,
      fullName: standing.fullName,
      posts: standing.holdings.map((holding) => holding.postTitle),
      factors: actor.factors,
      hasPassword: account.password_hash !== null,
      hasTotp: account.is_totp_confirmed,
      passkeys: passkeys.map((key) => ({ credentialId: key.credential_id, label: key.label, addedOn: key.added_on })),
      arePowersWithheld: carriesPower(standing) && !hasPowersHere,
    };
    return ok({ permit, value });
  },
});

/** One's own sign-ins, by day. */
export const myDevices = view({
  name: 'identity.myDevices',
  http: 'none',
  summary: 'Các thiết bị đang đăng nhập của tôi',
  input: MyDevicesInput,
  output: MyDevicesOutput,
  async run(ctx, { sessionToken }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.myDevices');
    if (!permit || ctx.actor.kind !== 'person') return signedOut();
    const rows = await tables(ctx.tx)
      .selectFrom('identity.session')
      .select(['session_id', 'device', 'created_on', 'last_seen_on', 'token_hash'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('account_id', '=', ctx.actor.accountId)
      .where('expires_at', '>', ctx.now)
      .orderBy('last_seen_on', 'desc')
      .orderBy('session_id')
      .execute();
    const hash = sessionToken === undefined ? '' : sha256(sessionToken);
    const devices = rows.map((row) => ({
      sessionId: row.session_id,
      device: row.device,
      createdOn: row.created_on,
      lastSeenOn: row.last_seen_on,
      isThisOne: row.token_hash === hash,
    }));
    return ok({ permit, value: { devices } });
  },
});

/** One's own API tokens: never the secret, which is shown once. */
export const myTokens = view({
  name: 'identity.myTokens',
  http: 'none',
  summary: 'Các mã truy cập của tôi',
  input: NoInput,
  output: MyTokensOutput,
  async run(ctx) {
    const permit = mayKeepOwn(ctx.actor, 'identity.myTokens');
    if (!permit || ctx.actor.kind !== 'person') return signedOut();
    const tokens = await tables(ctx.tx)
      .selectFrom('identity.api_token')
      .select(['token_id as tokenId', 'name', 'scopes', 'created_on as createdOn', 'expires_on as expiresOn'])
      .select(['revoked_on as revokedOn', 'last_used_on as lastUsedOn'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('account_id', '=', ctx.actor.accountId)
      .orderBy('created_on', 'desc')
      .orderBy('token_id')
      .execute();
    return ok({ permit, value: { tokens } });
  },
});

/** The accounts of the committee, for the office: state and cards. When somebody was last here is nobody's business. */
export const accounts = view({
  name: 'identity.accounts',
  http: 'GET /identity/accounts',
  summary: 'Danh sách tài khoản',
  input: AccountsInput,
  output: AccountsOutput,
  async run(ctx, { limit, offset }) {
    const permit = mayReadAccounts(ctx.actor, 'identity.accounts');
    if (!permit) return forbidden('identity.accounts');
    const db = tables(ctx.tx);
    const { total } = await db
      .selectFrom('identity.account')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('tenant_id', '=', ctx.tenantId)
      .executeTakeFirstOrThrow();
    const rows = await db
      .selectFrom('identity.account as a')
      .leftJoin('identity.invitation as i', (join) =>
        join
          .onRef('i.tenant_id', '=', 'a.tenant_id')
          .onRef('i.account_id', '=', 'a.account_id')
          .on('i.state', '=', 'open'),
      )
      .select(['a.account_id', 'a.person_id', 'a.login', 'a.state', 'a.is_totp_confirmed', 'i.expires_on'])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('identity.passkey as k')
              .select('k.credential_id')
              .whereRef('k.tenant_id', '=', 'a.tenant_id')
              .whereRef('k.account_id', '=', 'a.account_id'),
          )
          .as('has_passkey'),
      )
      .where('a.tenant_id', '=', ctx.tenantId)
      .orderBy('a.login')
      .limit(limit)
      .offset(offset)
      .execute();
    const personIds = rows.map((row) => row.person_id);
    const cards = await personCards(ctx.tx, ctx.tenantId, { personIds, day: dayOf(ctx.now) });
    const names = new Map(cards.map((card) => [card.personId, card.name]));
    const listed = rows.map((row) => ({
      accountId: row.account_id,
      personId: row.person_id,
      fullName: names.get(row.person_id) ?? '',
      login: row.login,
      state: row.state,
      hasSecondFactor: row.is_totp_confirmed || row.has_passkey === true,
      cardExpiresOn: row.expires_on,
    }));
    return ok({ permit, value: { accounts: listed, total } });
  },
});

/** Recoveries that wait for an approval, and whether this person may give it. */
export const recoveries = view({
  name: 'identity.recoveries',
  http: 'GET /identity/recoveries',
  summary: 'Các đề nghị khôi phục tài khoản đang chờ duyệt',
  input: NoInput,
  output: RecoveriesOutput,
  async run(ctx) {
    const permit = mayReadAccounts(ctx.actor, 'identity.recoveries');
    if (!permit) return forbidden('identity.recoveries');
    const rows = await tables(ctx.tx)
      .selectFrom('identity.recovery as r')
      .innerJoin('identity.account as a', (join) =>
        join.onRef('a.tenant_id', '=', 'r.tenant_id').onRef('a.account_id', '=', 'r.account_id'),
      )
      .select(['r.recovery_id', 'a.person_id', 'r.reason', 'r.requested_on', 'r.state', 'r.first_approver'])
      .where('r.tenant_id', '=', ctx.tenantId)
      .where('r.state', 'in', ['asked', 'half'])
      .orderBy('r.requested_on')
      .orderBy('r.recovery_id')
      .execute();
    const personIds = rows.map((row) => row.person_id);
    const cards = await personCards(ctx.tx, ctx.tenantId, { personIds, day: dayOf(ctx.now) });
    const names = new Map(cards.map((card) => [card.personId, card.name]));
    const waiting = rows.map((row) => ({
      recoveryId: row.recovery_id,
      personId: row.person_id,
      fullName: names.get(row.person_id) ?? '',
      reason: row.reason,
      requestedOn: row.requested_on,
      approvals: row.state === 'half' ? 1 : 0,
      mayApprove:
        mayApproveRecovery(ctx.actor, { personId: row.person_id, firstApprover: row.first_approver }) !== undefined,
    }));
    return ok({ permit, value: { recoveries: waiting } });
  },
});
