import { dayOf, ok } from '../../../kernel/index.ts';
import { auditCheckpoint, command } from '../../../usecase/index.ts';
import { mayOperate } from '../operation.policy.ts';
import { forbidden } from '../operation.refusals.ts';
import { CheckpointOutput, NoInput } from '../operation.schema.ts';

/** Takes the line of the day that is printed and pinned up; asked again that day, it is the same line. */
export const takeCheckpoint = command({
  name: 'operation.takeCheckpoint',
  http: 'none',
  summary: 'Chốt nhật ký của ngày thành một dòng để in',
  input: NoInput,
  output: CheckpointOutput,
  async run(ctx) {
    const permit = mayOperate(ctx.actor, 'operation.takeCheckpoint');
    if (!permit) return forbidden('operation.takeCheckpoint');
    const day = dayOf(ctx.now);
    const value = await auditCheckpoint(ctx.tx, ctx.tenantId, day);
    const event = { type: 'operation.checkpoint_taken', subject: ctx.tenantId, data: { day, line: value.line } };
    return ok({ permit, value, event });
  },
});
