import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { ChangePersonStateInput } from '../person.schema.ts';
import { endEverythingOf, isPresent, lockPerson } from '../person.sql.ts';

/** Notes that a person retired, moved away, died or came back. Moving away or dying ends posts, cell and categories. */
export const changePersonState = command({
  name: 'org.changePersonState',
  http: 'POST /org/people/{personId}/state',
  summary: 'Ghi nhận nghỉ hưu, chuyển đi, từ trần hoặc trở lại của một người',
  input: ChangePersonStateInput,
  output: Changed,
  async run(ctx, { personId, state, onDay, reason }) {
    const permit = mayKeep(ctx.actor, 'org.changePersonState');
    if (!permit) return forbidden('org.changePersonState');
    const before = await lockPerson(ctx, personId);
    if (!before) return missing('person');
    if (before.state === 'merged') return conflict('Hồ sơ này đã nhập vào hồ sơ khác; hãy sửa ở hồ sơ được giữ lại.');
    if (before.state === state) return conflict('Người này đã ở tình trạng đó.');
    await keepBefore(ctx, { kind: 'person', id: personId, before }, reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.person')
      .set({ state, state_on: onDay, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('person_id', '=', personId)
      .execute();
    if (!isPresent({ state })) await endEverythingOf(ctx, personId, onDay);
    return ok({
      permit,
      value: { id: personId, revision },
      event: { type: 'org.person_state_changed', subject: personId, data: { before: before.state, state, onDay } },
    });
  },
});
