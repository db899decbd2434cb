import { ok } from '../../../kernel/index.ts';
import { issue } from '../../../usecase/index.ts';
import { mayKeepOwn } from '../identity.policy.ts';
import { signedOut } from '../identity.refusals.ts';
import { tables } from '../identity.tables.ts';
import { sha256 } from '../secret-text.ts';
import { endSession, endSessions } from '../session.sql.ts';
import { SignedOut, SignOutDeviceInput, SignOutEverywhereInput, SignOutInput } from '../sign-in.schema.ts';

// All three are `issue`: when somebody leaves is as little the chain's business as when he comes (ruling 1).

/** Ends this sign-in. */
export const signOut = issue({
  name: 'identity.signOut',
  http: 'none',
  store: 'app',
  summary: 'Đăng xuất khỏi thiết bị này',
  input: SignOutInput,
  output: SignedOut,
  async run(ctx, { sessionToken }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.signOut');
    if (!permit) return signedOut();
    return ok({ permit, value: { ended: await endSession(ctx, sessionToken) } });
  },
});

/** Ends every sign-in of one's own, or all but this one. */
export const signOutEverywhere = issue({
  name: 'identity.signOutEverywhere',
  http: 'none',
  store: 'app',
  summary: 'Đăng xuất khỏi mọi thiết bị',
  input: SignOutEverywhereInput,
  output: SignedOut,
  async run(ctx, { keepSessionToken }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.signOutEverywhere');
    if (!permit || ctx.actor.kind !== 'person') return signedOut();
    const keepHash = keepSessionToken === undefined ? undefined : sha256(keepSessionToken);
    return ok({ permit, value: { ended: await endSessions(ctx, ctx.actor.accountId, keepHash) } });
  },
});

/** Ends one sign-in out of the list of one's own devices. */
export const signOutDevice = issue({
  name: 'identity.signOutDevice',
  http: 'none',
  store: 'app',
  summary: 'Đăng xuất khỏi một thiết bị trong danh sách',
  input: SignOutDeviceInput,
  output: SignedOut,
  async run(ctx, { sessionId }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.signOutDevice');
    if (!permit || ctx.actor.kind !== 'person') return signedOut();
    const gone = await tables(ctx.tx)
      .deleteFrom('identity.session')
      .where('tenant_id', '=', ctx.tenantId)
      .where('account_id', '=', ctx.actor.accountId)
      .where('session_id', '=', sessionId)
      .executeTakeFirst();
    return ok({ permit, value: { ended: Number(gone.numDeletedRows) } });
  },
});
