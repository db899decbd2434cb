import { invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { ChangePasswordInput, RotatedOutput } from '../account.schema.ts';
import { changeAccount } from '../account.sql.ts';
import { mayKeepOwn } from '../identity.policy.ts';
import { forbidden, signedOut } from '../identity.refusals.ts';
import { provenSelf } from '../oneself.ts';
import { hashPassword, passwordProblem } from '../password.ts';
import { sha256 } from '../secret-text.ts';
import { endSessions, rotateSession } from '../session.sql.ts';

/** A new password; every other sign-in ends, this one goes on under a new token. */
export const changePassword = command({
  name: 'identity.changePassword',
  http: 'none',
  summary: 'Đổi mật khẩu; các thiết bị khác bị đăng xuất',
  answersSecret: true,
  input: ChangePasswordInput,
  output: RotatedOutput,
  async run(ctx, { sessionToken, ...typed }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.changePassword');
    if (!permit) return forbidden('identity.changePassword');
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account, standing } = self.value;
    const problem = passwordProblem(typed, { login: account.login, fullName: standing.fullName });
    if (problem) return invalid(problem.field, problem.message);
    await changeAccount(ctx, account, { password_hash: await hashPassword(typed.password) });
    const rotated = await rotateSession(ctx, sessionToken, { account, standing, factors: 1 });
    if (!rotated) return signedOut();
    const ended = await endSessions(ctx, account.account_id, sha256(rotated.sessionToken));
    return ok({
      permit,
      value: rotated,
      event: { type: 'identity.password_changed', subject: account.person_id, data: { endedSessions: ended } },
    });
  },
});
