import { conflict, invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeepPost } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { AbolishPostInput } from '../post.schema.ts';
import { postWithHolders } from '../post.sql.ts';

/** Abolishes a post from a day on, once nobody holds it. */
export const abolishPost = command({
  name: 'org.abolishPost',
  http: 'POST /org/posts/{postId}/end',
  summary: 'Bỏ một chức danh kể từ một ngày, khi không còn ai giữ',
  input: AbolishPostInput,
  output: Changed,
  async run(ctx, { postId, toOn, reason }) {
    const { post: before, holdings, touched } = await postWithHolders(ctx, postId, toOn);
    const permit = mayKeepPost(ctx.actor, 'org.abolishPost', touched);
    if (!permit) return forbidden('org.abolishPost');
    if (!before) return missing('post');
    if (before.to_on !== null) return conflict('Chức danh này đã bỏ.');
    if (toOn < before.from_on) return invalid('toOn', 'Ngày bỏ trước ngày lập chức danh');
    if (holdings.length > 0)
      return conflict(`Còn ${holdings.length} người giữ chức danh này. Hãy kết thúc giữ chức trước.`);
    await keepBefore(ctx, { kind: 'post', id: postId, before }, reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.post')
      .set({ to_on: toOn, revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('post_id', '=', postId)
      .execute();
    return ok({
      permit,
      value: { id: postId, revision },
      event: { type: 'org.post_abolished', subject: postId, data: { toOn, reason } },
    });
  },
});
