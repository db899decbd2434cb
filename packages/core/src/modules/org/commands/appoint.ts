import type { z } from 'zod';
import { conflict, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { mayKeepPost } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables, type HoldingRow, type PostRow } from '../org.tables.ts';
import { holdsOn, overlaps } from '../period.ts';
import { isPresent, lockPerson } from '../person.sql.ts';
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
  if (!holdsOn(post, input.fromOn)) return invalid('fromOn', 'Chức danh không có hiệu lực vào ngày này');
  const period = { from_on: input.fromOn, to_on: input.toOn ?? post.to_on };
  if (period.to_on !== null && period.to_on <= period.from_on)
    return invalid('toOn', 'Ngày thôi giữ phải sau ngày bắt đầu');
  if (post.to_on !== null && period.to_on !== null && period.to_on > post.to_on) {
    return invalid('toOn', 'Chức danh kết thúc trước ngày này');
  }
  const others = await holdingsOfPost(ctx, post.post_id, input.fromOn);
  return clashOf(post, { ...input, period }, others);
}

function clashOf(
  post: PostRow,
  wanted: Appointment & { readonly period: { readonly from_on: string; readonly to_on: string | null } },
  others: readonly HoldingRow[],
): Result<undefined> {
  const meeting = others.filter((holding) => overlaps(holding, wanted.period));
  if (meeting.some((holding) => holding.person_id === wanted.personId)) {
    return conflict('Người này đang giữ chức danh đó trong thời gian này.');
  }
  const hasMain = meeting.some((holding) => holding.mode === 'main');
  if (post.is_head && wanted.mode === 'main' && hasMain) {
    return conflict('Chức danh đứng đầu đang có người giữ. Hãy kết thúc giữ chức của người trước.');
  }
  return ok(undefined);
}
