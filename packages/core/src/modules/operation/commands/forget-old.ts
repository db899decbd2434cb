import { DAY_MS, dayOf, ok } from '../../../kernel/index.ts';
import { command, forgetAnswers, forgetSecurityEvents } from '../../../usecase/index.ts';
import { mayOperate } from '../operation.policy.ts';
import { forbidden } from '../operation.refusals.ts';
import { ForgottenOutput, NoInput } from '../operation.schema.ts';

/** A request is repeated within a day; the day before stays, so that midnight cuts nobody off. */
const ANSWER_DAYS = 1;
/** Two yearly rounds of inspection can look back at what was refused; the database itself keeps at least one year. */
const SECURITY_DAYS = 2 * 365;

/** Forgets answers kept for repeated requests, and lines of the security log past their time. */
export const forgetOld = command({
  name: 'operation.forgetOld',
  http: 'none',
  summary: 'Xóa câu trả lời giữ cho yêu cầu lặp lại và nhật ký an ninh quá hạn',
  input: NoInput,
  output: ForgottenOutput,
  async run(ctx) {
    const permit = mayOperate(ctx.actor, 'operation.forgetOld');
    if (!permit) return forbidden('operation.forgetOld');
    const before = (days: number): Date => new Date(ctx.now.getTime() - days * DAY_MS);
    const value = {
      answers: await forgetAnswers(ctx.tx, ctx.tenantId, dayOf(before(ANSWER_DAYS))),
      securityEvents: await forgetSecurityEvents(ctx.tx, before(SECURITY_DAYS)),
    };
    return ok({ permit, value, event: { type: 'operation.forgot', subject: ctx.tenantId, data: value } });
  },
});
