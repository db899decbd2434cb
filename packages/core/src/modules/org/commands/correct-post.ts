import type { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeepPost } from '../org.policy.ts';
import { forbidden, isOutdated, missing, outdated } from '../org.refusals.ts';
import { tables, type PostRow } from '../org.tables.ts';
import { CorrectPostInput } from '../post.schema.ts';
import { postWithHolders } from '../post.sql.ts';

/** Corrects a post. A post with powers, before or after, is the leadership's, and never one's own. */
export const correctPost = command({
  name: 'org.correctPost',
  http: 'PUT /org/posts/{postId}',
  summary: 'Sửa chức danh, có lý do; giá trị cũ được giữ lại',
  input: CorrectPostInput,
  output: Changed,
  async run(ctx, input) {
    const { post: before, touched } = await postWithHolders(ctx, input.postId, dayOf(ctx.now));
    const powers = touched.powers.concat(input.powers ?? []);
    const permit = mayKeepPost(ctx.actor, 'org.correctPost', { ...touched, powers });
    if (!permit) return forbidden('org.correctPost');
    if (!before) return missing('post');
    if (isOutdated(input.revision, before)) return outdated();
    await keepBefore(ctx, { kind: 'post', id: input.postId, before }, input.reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.post')
      .set({ ...changeOf(before, input), revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('post_id', '=', input.postId)
      .execute();
    return ok({
      permit,
      value: { id: input.postId, revision },
      event: { type: 'org.post_corrected', subject: input.postId, data: { ...input } },
    });
  },
});

const changeOf = (before: PostRow, input: z.output<typeof CorrectPostInput>) => ({
  title: input.title ?? before.title,
  group_code: input.groupCode ?? before.group_code,
  is_head: input.isHead ?? before.is_head,
  is_leader: input.isLeader ?? before.is_leader,
  precedence: input.precedence ?? before.precedence,
  powers: input.powers ?? before.powers,
});
