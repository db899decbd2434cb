import { invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { committeeOf } from '../../org/index.ts';
import { ConfirmTotpInput, EnrolTotpOutput, NoInput, RotatedOutput } from '../account.schema.ts';
import { changeAccount } from '../account.sql.ts';
import { mayKeepOwn } from '../identity.policy.ts';
import { forbidden, signedOut } from '../identity.refusals.ts';
import { provenSelf } from '../oneself.ts';
import { rotateSession } from '../session.sql.ts';
import { newTotp, totpStep } from '../totp.ts';

/** Begins to set up an authenticator app: a secret to scan, which counts for nothing until its first code came. */
export const enrolTotp = command({
  name: 'identity.enrolTotp',
  http: 'none',
  summary: 'Bắt đầu cài ứng dụng xác thực: nhận mã QR để quét',
  answersSecret: true,
  input: NoInput,
  output: EnrolTotpOutput,
  async run(ctx) {
    const permit = mayKeepOwn(ctx.actor, 'identity.enrolTotp');
    if (!permit) return forbidden('identity.enrolTotp');
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account, actor } = self.value;
    // Whoever has only the password must not replace the app of whoever has both.
    if (account.is_totp_confirmed && actor.factors < 2) return forbidden('identity.enrolTotp');
    const issuer = (await committeeOf(ctx.tx, ctx.tenantId))?.name ?? 'Gương';
    const fresh = newTotp(ctx.secrets, account.account_id, { issuer, login: account.login });
    await changeAccount(ctx, account, { totp_sealed: fresh.sealed, is_totp_confirmed: false, totp_last_step: 0 });
    return ok({
      permit,
      value: { uri: fresh.uri, typed: fresh.typed },
      event: { type: 'identity.totp_enrolled', subject: account.person_id, data: {} },
    });
  },
});

/** The app's first code: from now on it is a second factor, and this sign-in rests on two. */
export const confirmTotp = command({
  name: 'identity.confirmTotp',
  http: 'none',
  summary: 'Xác nhận ứng dụng xác thực bằng mã đầu tiên',
  answersSecret: true,
  input: ConfirmTotpInput,
  output: RotatedOutput,
  async run(ctx, { code, sessionToken }) {
    const permit = mayKeepOwn(ctx.actor, 'identity.confirmTotp');
    if (!permit) return forbidden('identity.confirmTotp');
    const self = await provenSelf(ctx);
    if (!self.ok) return self;
    const { account, standing } = self.value;
    const step = totpStep(ctx.secrets, account, { code, now: ctx.now });
    if (step === undefined || account.is_totp_confirmed) {
      return invalid('code', 'Mã chưa đúng. Kiểm tra giờ của điện thoại rồi nhập mã mới.');
    }
    await changeAccount(ctx, account, { is_totp_confirmed: true, totp_last_step: step });
    const rotated = await rotateSession(ctx, sessionToken, { account, standing, factors: 2 });
    if (!rotated) return signedOut();
    return ok({
      permit,
      value: rotated,
      event: { type: 'identity.totp_confirmed', subject: account.person_id, data: {} },
    });
  },
});
