import { conflict, ok } from '../../../kernel/index.ts';
import { issue, type Ctx } from '../../../usecase/index.ts';
import { changeAccount } from '../account.sql.ts';
import { countFailure, waitFor, type LimitKey } from '../attempts.sql.ts';
import { mayKeepOwn } from '../identity.policy.ts';
import { signedOut } from '../identity.refusals.ts';
import type { AccountRow } from '../identity.tables.ts';
import { oneself } from '../oneself.ts';
import { isPassword } from '../password.ts';
import { rotateSession } from '../session.sql.ts';
import { VerifyAgainInput, VerifyAgainOutput } from '../sign-in.schema.ts';
import { totpStep } from '../totp.ts';

/**
 * Step-up: checks the password or the app's code again. The app's code makes a sign-in rest on two factors, and with
 * that the powers of the person's posts count. The session token changes.
 */
export const verifyAgain = issue({
  name: 'identity.verifyAgain',
  http: 'none',
  store: 'app',
  summary: 'Xác nhận lại bằng mật khẩu hoặc mã của ứng dụng xác thực',
  input: VerifyAgainInput,
  output: VerifyAgainOutput,
  async run(ctx, { sessionToken, password, totpCode }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.verifyAgain');
    if (!permit) return signedOut();
    const self = await oneself(ctx);
    if (!self.ok) return self;
    const { account, standing } = self.value;
    if (!password && !totpCode) return conflict('Nhập mật khẩu hoặc mã xác thực.');
    const keys: LimitKey[] = [{ kind: 'again', value: account.account_id }];
    const wait = await waitFor(ctx, keys);
    if (wait !== undefined) return ok({ permit, value: { outcome: 'refused', retryAfterSeconds: wait } });
    const factors = await checked(ctx, account, { password, totpCode });
    if (!factors) {
      await countFailure(ctx, keys);
      return ok({ permit, value: { outcome: 'refused', retryAfterSeconds: null } });
    }
    const rotated = await rotateSession(ctx, sessionToken, { account, standing, factors });
    return rotated ? ok({ permit, value: { outcome: 'verified', ...rotated } }) : signedOut();
  },
});

interface Given {
  readonly password: string | undefined;
  readonly totpCode: string | undefined;
}
/** 2 for the app's code, 1 for the password, nothing when what was typed is wrong. */
async function checked(ctx: Ctx, account: AccountRow, { password, totpCode }: Given): Promise<1 | 2 | undefined> {
  if (!totpCode) {
    return (await isPassword(password ?? '', account.password_hash)) ? 1 : undefined;
  }
  const step = account.is_totp_confirmed ? totpStep(ctx.secrets, account, { code: totpCode, now: ctx.now }) : undefined;
  if (step === undefined) return undefined;
  await changeAccount(ctx, account, { totp_last_step: step });
  return 2;
}
