import { ok } from '../../kernel/index.ts';
import { fileSpaceOf, NEARLY_FULL } from '../../platform/index.ts';
import { view } from '../../usecase/index.ts';
import { mayReadFileSpace } from './operation.policy.ts';
import { forbidden } from './operation.refusals.ts';
import { FileSpaceOutput, NoInput } from './operation.schema.ts';

/** How much of its room for files the committee has used. */
export const fileSpace = view({
  name: 'operation.fileSpace',
  http: 'none',
  summary: 'Tệp của đảng bộ đã dùng bao nhiêu trong hạn mức',
  input: NoInput,
  output: FileSpaceOutput,
  async run(ctx) {
    const permit = mayReadFileSpace(ctx.actor);
    if (!permit) return forbidden('operation.fileSpace');
    const space = await fileSpaceOf(ctx);
    return ok({ permit, value: { ...space, isNearlyFull: space.usedBytes >= space.quotaBytes * NEARLY_FULL } });
  },
});
