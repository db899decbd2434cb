import { conflict, dayOf, ok, timedId } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { directingPost, leadersIn, rosterOf } from '../posts.ts';
import { BLANK, insertTask, proposeTask } from '../propose-task.ts';
import { mayPropose } from '../task.policy.ts';
import { forbidden } from '../task.refusals.ts';
import { MadeTask, NoteSecretInput, ProposeInput } from '../task.schema.ts';
import { addEvent, keysOf, nextNumber } from '../task.sql.ts';
import { tables } from '../task.tables.ts';

/** Proposes a task. What is missing of the six clear things may follow; it cannot be assigned before. */
export const propose = command({
  name: 'task.propose',
  http: 'POST /tasks',
  summary:
    'Đề xuất một nhiệm vụ; muốn giao thì phải đủ 6 rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền',
  input: ProposeInput,
  output: MadeTask,
  async run(ctx, input) {
    const roster = await rosterOf(ctx);
    const permit = mayPropose(ctx.actor, 'task.propose', leadersIn(roster));
    if (!permit) return forbidden('task.propose');
    const made = await proposeTask(ctx, input, roster);
    if (!made.ok) return made;
    const { id, number } = made.value;
    return ok({ permit, value: { id, number }, event: { type: 'task.proposed', subject: id, data: { number } } });
  },
});

/** Notes a secret task: a code and a day, no text. It is followed by the unit of whoever notes it. */
export const noteSecret = command({
  name: 'task.noteSecret',
  http: 'POST /tasks/secret',
  summary: 'Ghi một nhiệm vụ mật: chỉ mã số và hạn, không ghi nội dung',
  input: NoteSecretInput,
  output: MadeTask,
  async run(ctx, { secretCode, dueOn }) {
    const roster = await rosterOf(ctx);
    const permit = mayPropose(ctx.actor, 'task.noteSecret', leadersIn(roster));
    const post = ctx.actor.kind === 'person' ? directingPost(roster, ctx.actor.personId, null) : undefined;
    if (!permit || !post) return forbidden('task.noteSecret');
    const number = await nextNumber(ctx);
    if (await isCodeTaken(secretCode)) return conflict(`Mã số ${secretCode} đã được ghi trước đó.`);
    const task = { ...BLANK, number, secret_code: secretCode, due_on: dueOn };
    const id = timedId(ctx.now);
    const place = { assigner_post_id: post.postId, unit_id: post.unitId };
    await insertTask(ctx, {
      ...{ ...task, ...place, ...keysOf(task), tenant_id: ctx.tenantId, task_id: id },
      ...{ state: 'assigned', accepted_on: dayOf(ctx.now) },
    });
    await addEvent(ctx, { task_id: id, owner_post_id: null }, { kind: 'assigned' });
    return ok({ permit, value: { id, number }, event: { type: 'task.secret_noted', subject: id, data: { number } } });

    async function isCodeTaken(code: string): Promise<boolean> {
      const row = await tables(ctx.tx)
        .selectFrom('task.task')
        .select('task_id')
        .where('tenant_id', '=', ctx.tenantId)
        .where('secret_code', '=', code)
        .executeTakeFirst();
      return row !== undefined;
    }
  },
});
