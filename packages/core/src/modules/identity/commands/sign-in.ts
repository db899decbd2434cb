import { ok } from '../../../kernel/index.ts';
import { issue, type Ctx } from '../../../usecase/index.ts';
import { accountByLogin, standingToday } from '../account.sql.ts';
import { countFailure, waitFor, type LimitKey } from '../attempts.sql.ts';
import { mayKnock } from '../identity.policy.ts';
import { forbidden } from '../identity.refusals.ts';
import { isPassword } from '../password.ts';
import { endSession, isKnownDevice, openSession } from '../session.sql.ts';
import { SignInInput, SignInOutput } from '../sign-in.schema.ts';

/**
 * Signs in with login and password. A wrong one, an unknown login, a locked account and a person who left get the same
 * answer after the same work. A try that fails is an answer, not a refusal, so that its count is committed;
 * `performAttempt` turns it into a Fault at the door. Full counts answer before Argon2 is started.
 */
export const signIn = issue({
  name: 'identity.signIn',
  http: 'none',
  store: 'app',
  summary: 'Đăng nhập bằng tên đăng nhập và mật khẩu',
  input: SignInInput,
  output: SignInOutput,
  async run(ctx, { login, password, device, from, deviceToken, sessionToken }) {
    const permit = mayKnock(ctx.actor, 'identity.signIn');
    if (!permit) return forbidden('identity.signIn');
    const keys = keysFor(ctx, { login, from, deviceToken });
    const wait = await waitFor(ctx, keys);
    if (wait !== undefined) return ok({ permit, value: { outcome: 'refused', retryAfterSeconds: wait } });

    const owner = await ownerOf(ctx, login, password);
    if (!owner) {
      await countFailure(ctx, keys);
      return ok({ permit, value: { outcome: 'refused', retryAfterSeconds: null } });
    }
    // Whatever the browser carried before (perhaps planted) is worth nothing from here on.
    if (sessionToken !== undefined) await endSession(ctx, sessionToken);
    return ok({ permit, value: await openSession(ctx, { ...owner, factors: 1, device }) });
  },
});

/** Whose login and password these are. The slow hash runs in every case, also when there is no such account. */
async function ownerOf(ctx: Ctx, login: string, password: string) {
  const account = await accountByLogin(ctx, login);
  const stored = account?.state === 'active' ? account.password_hash : undefined;
  const fits = await isPassword(password, stored);
  const standing = account && fits ? await standingToday(ctx, account.person_id) : undefined;
  return account && standing && { account, standing };
}

interface Try {
  readonly login: string;
  readonly from: string;
  readonly deviceToken: string | undefined;
}
function keysFor(ctx: Ctx, { login, from, deviceToken }: Try): LimitKey[] {
  if (isKnownDevice(ctx, login, deviceToken)) return [{ kind: 'knownDevice', value: `${login} ${deviceToken ?? ''}` }];
  return [
    { kind: 'loginAndPlace', value: `${login} ${from}` },
    { kind: 'place', value: from },
    { kind: 'login', value: login },
  ];
}
