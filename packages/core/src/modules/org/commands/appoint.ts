import type { z } from 'zod';
import { conflict, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { mayKeepPost } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables, type PostRow } from '../org.tables.ts';
import { holdsOn, type Period } from '../period.ts';
import { isPresent, lockPerson } from '../person.sql.ts';
import { clashOf } from '../post-clash.ts';
import { AppointInput } from '../post.schema.ts';
import { holdingsOfPost, lockPost } from '../post.sql.ts';

/** Puts a person into a post from a day on. A post with powers: the leadership, and never oneself. */
export const appoint = command({
  name: 'org.appoint',
  http: 'POST /org/holdings',
  summary: 'Bổ nhiệm, phân công một người giữ chức danh kể từ một ngày',
  input: AppointInput,
  output: Changed,
  async run(ctx, input) {
    const post = await lockPost(ctx, input.postId);
    const touched = { powers: post?.powers ?? [], holders: [input.personId] };
    const permit = mayKeepPost(ctx.actor, 'org.appoint', touched);
    if (!permit) return forbidden('org.appoint');
    if (!post) return missing('post');
    const sound = await checked(ctx, post, input);
    if (!sound.ok) return sound;
    const holdingId = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('org.holding')
      .values({
        tenant_id: ctx.tenantId,
        holding_id: holdingId,
        person_id: input.personId,
        post_id: input.postId,
        mode: input.mode,
        from_on: input.fromOn,
        to_on: input.toOn ?? null,
        revision: 1,
      })
      .execute();
    return ok({
      permit,
      value: { id: holdingId, revision: 1 },
      event: {
        type: 'org.appointed',
        subject: holdingId,
        data: { ...input, title: post.title, powers: post.powers },
      },
    });
  },
});

type Appointment = z.output<typeof AppointInput>;

async function checked(ctx: Ctx, post: PostRow, input: Appointment): Promise<Result<undefined>> {
  const person = await lockPerson(ctx, input.personId);
  if (!person) return missing('person');
  if (!isPresent(person)) return conflict('Người này đã chuyển đi, từ trần hoặc hồ sơ đã nhập vào hồ sơ khác.');
  const period = { from_on: input.fromOn, to_on: input.toOn ?? post.to_on };
  const outside = outsideOf(post, period);
  if (outside) return outside;
  const others = await holdingsOfPost(ctx, post.post_id, input.fromOn);
  return clashOf(post, { person_id: input.personId, mode: input.mode, ...period }, others);
}

function outsideOf(post: PostRow, period: Period): Result<never> | undefined {
  if (!holdsOn(post, period.from_on)) return invalid('fromOn', 'Chức danh không có hiệu lực vào ngày này');
  if (period.to_on === null) return undefined;
  if (period.to_on <= period.from_on) return invalid('toOn', 'Ngày thôi giữ phải sau ngày bắt đầu');
  return post.to_on !== null && period.to_on > post.to_on
    ? invalid('toOn', 'Chức danh kết thúc trước ngày này')
    : undefined;
}
