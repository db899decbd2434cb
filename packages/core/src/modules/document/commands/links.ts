import { conflict, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { LinkInput, Made, WithdrawLinkInput } from '../document.schema.ts';
import { lockRegister } from '../document.sql.ts';
import { tables } from '../document.tables.ts';
import { keepLink, mayPoint, setWithdrawn } from '../keep-link.ts';

/** Says what one document does to another. Refused when it would point at a later one or close a circle of its kind. */
export const link = command({
  name: 'document.link',
  http: 'POST /documents/links',
  summary: 'Liên kết hai văn bản: triển khai, hướng dẫn, sửa đổi, thay thế, bãi bỏ, căn cứ, tổng kết',
  input: LinkInput,
  output: Made,
  async run(ctx, input) {
    const permit = mayKeepRegister(ctx.actor, 'document.link');
    if (!permit) return forbidden('document.link');
    await lockRegister(ctx);
    const sound = await mayPoint(ctx, input);
    if (!sound.ok) return sound;
    const kept = await keepLink(ctx, input);
    if (!kept.ok) return kept;
    const { fromId, toId, kind } = input;
    const event = { type: 'document.linked', subject: fromId, data: { toId, kind } };
    return ok({ permit, value: { id: kept.value }, event });
  },
});

/** Withdraws a link that was wrong; it stays in the table and in the journal with the reason. */
export const withdrawLink = command({
  name: 'document.withdrawLink',
  http: 'POST /documents/links/{linkId}/withdrawal',
  summary: 'Gỡ một liên kết ghi sai, có lý do',
  input: WithdrawLinkInput,
  output: Made,
  async run(ctx, { linkId, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.withdrawLink');
    if (!permit) return forbidden('document.withdrawLink');
    await lockRegister(ctx);
    const before = await tables(ctx.tx)
      .selectFrom('document.link')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('link_id', '=', linkId)
      .executeTakeFirst();
    if (!before) return missing('link');
    if (before.is_withdrawn) return conflict('Liên kết này đã được gỡ trước đó.');
    const id = await setWithdrawn(ctx, before, true);
    const { from_id: subject, to_id: toId, kind } = before;
    return ok({
      permit,
      value: { id },
      event: { type: 'document.link_withdrawn', subject, data: { toId, kind, reason } },
    });
  },
});
