import { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayKeepKinds } from '../meeting.policy.ts';
import { forbidden } from '../meeting.refusals.ts';
import { KeepKindInput } from '../meeting.schema.ts';
import { tables } from '../meeting.tables.ts';

/** Adds a kind of meeting or changes its rules; meetings already planned keep the rules they were planned with. */
export const keepKind = command({
  name: 'meeting.keepKind',
  http: 'POST /meetings/kinds',
  summary: 'Thêm hoặc sửa một loại họp: tên, tỷ lệ phải có mặt, đi muộn sau mấy phút',
  input: KeepKindInput,
  output: z.object({ code: z.string() }),
  async run(ctx, input) {
    const permit = mayKeepKinds(ctx.actor);
    if (!permit) return forbidden('meeting.keepKind');
    if (input.quorumPart > input.quorumWhole) return invalid('quorumPart', 'Phần không thể lớn hơn mẫu');
    const row = {
      name: input.name,
      is_study: input.isStudy,
      quorum_part: input.quorumPart,
      quorum_whole: input.quorumWhole,
      late_after_minutes: input.lateAfterMinutes,
      is_retired: input.isRetired,
    };
    await tables(ctx.tx)
      .insertInto('meeting.kind')
      .values({ tenant_id: ctx.tenantId, code: input.code, ...row })
      .onConflict((clash) => clash.columns(['tenant_id', 'code']).doUpdateSet(row))
      .execute();
    return ok({
      permit,
      value: { code: input.code },
      event: { type: 'meeting.kind_kept', subject: input.code, data: { ...input } },
    });
  },
});
