import { z } from 'zod';
import { conflict, fail, ok, type Fault } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { proposeTask } from '../../task/index.ts';
import { begin } from '../begin.ts';
import { conclusionOf } from '../decision.sql.ts';
import { missing } from '../meeting.refusals.ts';
import { ConclusionInput } from '../meeting.schema.ts';
import { tables, type ConclusionRow } from '../meeting.tables.ts';
import { HELD } from '../states.ts';
import { lackingIn } from '../whole-meeting.ts';

const LACKING = 'Kết luận chưa đủ sáu rõ: ghi người làm, thời hạn, trách nhiệm, sản phẩm, thẩm quyền trước.';

/** Makes a conclusion with its six clear things a task, in the same transaction, exactly once. */
export const makeTask = command({
  name: 'meeting.makeTask',
  http: 'POST /meetings/{meetingId}/conclusions/{conclusionId}/task',
  summary: 'Chuyển một kết luận đủ sáu rõ thành nhiệm vụ, mỗi kết luận đúng một nhiệm vụ',
  input: ConclusionInput,
  output: z.object({ id: z.uuid(), taskId: z.uuid() }),
  async run(ctx, { meetingId, conclusionId }) {
    // The meeting is held still: whoever comes second finds the task of the first.
    const begun = await begin(ctx, 'meeting.makeTask', { meetingId, states: ['open', ...HELD] });
    if (!begun.ok) return begun;
    const conclusion = await conclusionOf(ctx, meetingId, conclusionId);
    if (!conclusion || conclusion.is_withdrawn) return missing('conclusion');
    if (conclusion.task_id !== null) return conflict('Kết luận này đã thành nhiệm vụ.');
    if (lackingIn(conclusion).length > 0) return conflict(LACKING);
    const proposed = await proposeTask(ctx, taskOf(conclusion));
    if (!proposed.ok) return fail(inWords(proposed.fault));
    const taskId = proposed.value.id;
    await tables(ctx.tx)
      .updateTable('meeting.conclusion')
      .set({ task_id: taskId })
      .where('tenant_id', '=', ctx.tenantId)
      .where('conclusion_id', '=', conclusionId)
      .execute();
    const event = { type: 'meeting.task_made', subject: meetingId, data: { conclusionId, taskId } };
    return ok({ permit: begun.value.permit, value: { id: conclusionId, taskId }, event });
  },
});

/** The conclusion as a task: the six clear things and where they come from. */
const taskOf = (conclusion: ConclusionRow) => ({
  what: conclusion.what,
  responsibility: conclusion.responsibility,
  product: conclusion.product,
  authority: conclusion.authority,
  ownerPostId: conclusion.owner_post_id ?? undefined,
  dueOn: conclusion.due_on ?? undefined,
  supportUnitIds: conclusion.support_unit_ids,
  sourceKind: 'conclusion' as const,
  sourceId: conclusion.conclusion_id,
});

/** What the room of tasks refuses stands in fields that this form does not have: said as one sentence. */
const inWords = (fault: Fault): Fault =>
  fault.code === 'invalid' ? { code: 'conflict', reason: Object.values(fault.fields).join(' ') } : fault;
