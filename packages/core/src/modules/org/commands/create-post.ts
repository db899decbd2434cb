import { invalid, ok, timedId } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { mayKeepPost } from '../org.policy.ts';
import { forbidden } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { CreatePostInput } from '../post.schema.ts';
import { unitOn } from '../unit.sql.ts';

/** Creates a post in a unit. One that carries a power is the leadership's to create. */
export const createPost = command({
  name: 'org.createPost',
  http: 'POST /org/posts',
  summary: 'Lập một chức danh trong đơn vị; chức danh có quyền do lãnh đạo lập',
  input: CreatePostInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeepPost(ctx.actor, 'org.createPost', { powers: input.powers, holders: [] });
    if (!permit) return forbidden('org.createPost');
    if (!(await unitOn(ctx, input.unitId, input.fromOn))) {
      return invalid('unitId', 'Đơn vị không hoạt động vào ngày này');
    }
    const postId = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('org.post')
      .values({
        tenant_id: ctx.tenantId,
        post_id: postId,
        unit_id: input.unitId,
        title: input.title,
        group_code: input.groupCode,
        is_head: input.isHead,
        is_leader: input.isLeader,
        precedence: input.precedence,
        powers: input.powers,
        from_on: input.fromOn,
        to_on: null,
        revision: 1,
      })
      .execute();
    return ok({
      permit,
      value: { id: postId, revision: 1 },
      event: { type: 'org.post_created', subject: postId, data: { ...input } },
    });
  },
});
