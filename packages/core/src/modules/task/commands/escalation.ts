import { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { command, view } from '../../../usecase/index.ts';
import { escalationRule, keepEscalationRule } from '../escalation.sql.ts';
import { mayReadTasks, maySetEscalation } from '../task.policy.ts';
import { forbidden } from '../task.refusals.ts';
import { Reason } from '../task.schema.ts';

const Step = z.strictObject({
  daysAfter: z.coerce
    .number('Nhập số ngày')
    .int('Nhập số ngày')
    .min(1, 'Ít nhất 1 ngày')
    .max(365, 'Nhiều nhất 365 ngày'),
  broughtTo: z.enum(['unit_head', 'parent_head'], 'Chọn báo cáo ai'),
});

/** After how many days overdue a task is brought before whom. */
export const escalation = view({
  name: 'task.escalation',
  http: 'GET /tasks/escalation',
  summary: 'Quy tắc báo cáo nhiệm vụ quá hạn lên người đứng đầu',
  input: z.strictObject({}),
  output: z.object({ steps: z.array(Step) }),
  async run(ctx) {
    const permit = mayReadTasks(ctx.actor, 'task.escalation');
    if (!permit) return forbidden('task.escalation');
    return ok({ permit, value: { steps: [...(await escalationRule(ctx))] } });
  },
});

/** Sets the rule anew; it is data, and it changes with a reason. */
export const setEscalation = command({
  name: 'task.setEscalation',
  http: 'PUT /tasks/escalation',
  summary: 'Đặt quy tắc báo cáo nhiệm vụ quá hạn, có lý do',
  input: z.strictObject({
    steps: z.array(Step).min(1, 'Cần ít nhất một bước').max(5, 'Nhiều nhất 5 bước'),
    reason: Reason,
  }),
  output: z.object({ steps: z.int() }),
  async run(ctx, { steps, reason }) {
    const permit = maySetEscalation(ctx.actor);
    if (!permit) return forbidden('task.setEscalation');
    const falling = steps.findIndex(({ daysAfter }, n) => n > 0 && daysAfter <= (steps[n - 1]?.daysAfter ?? 0));
    if (falling > 0) return invalid(`steps.${String(falling)}.daysAfter`, 'Bước sau phải nhiều ngày hơn bước trước');
    await keepEscalationRule(ctx, steps);
    const event = { type: 'task.escalation_set', subject: ctx.tenantId, data: { steps, reason } };
    return ok({ permit, value: { steps: steps.length }, event });
  },
});
