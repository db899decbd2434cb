import { conflict, ok, timedId, type Result } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayMergePersons } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables, type PersonRow } from '../org.tables.ts';
import { endsAfter } from '../period.sql.ts';
import { MergePersonsInput } from '../person.schema.ts';
import { endEverythingOf, isPresent, lockPerson, openMembership, powersHeldBy } from '../person.sql.ts';

/** Joins two records of one person. Both ids stay: the merged one points to the kept one, which takes over what is open. */
export const mergePersons = command({
  name: 'org.mergePersons',
  http: 'POST /org/people/{keepId}/merger',
  summary: 'Nhập hồ sơ trùng vào hồ sơ được giữ lại; cả hai mã đều còn',
  input: MergePersonsInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayMergePersons(ctx.actor, input);
    if (!permit) return forbidden('org.mergePersons');
    const { keepId, mergeId, onDay, reason } = input;
    const pair = await lockPair(ctx, input);
    if (!pair.ok) return pair;
    const { keep, merged } = pair.value;
    if ((await powersHeldBy(ctx, mergeId, onDay)).length > 0) {
      return conflict('Hồ sơ trùng đang giữ chức danh có quyền. Hãy kết thúc giữ chức trước khi nhập.');
    }
    await keepBefore(ctx, { kind: 'person', id: mergeId, before: merged }, reason);
    await takeOver(ctx, input);
    await endEverythingOf(ctx, mergeId, onDay);
    await tables(ctx.tx)
      .updateTable('org.person')
      .set({ state: 'merged', state_on: onDay, merged_into: keepId, revision: merged.revision + 1 })
      .where('tenant_id', '=', ctx.tenantId)
      .where('person_id', '=', mergeId)
      .execute();
    return ok({
      permit,
      value: { id: keepId, revision: keep.revision },
      event: { type: 'org.persons_merged', subject: keepId, data: { mergeId, onDay, reason } },
    });
  },
});

interface Merge {
  readonly keepId: string;
  readonly mergeId: string;
  readonly onDay: string;
}
async function lockPair(
  ctx: Ctx,
  { keepId, mergeId }: Merge,
): Promise<Result<{ readonly keep: PersonRow; readonly merged: PersonRow }>> {
  if (keepId === mergeId) return conflict('Chọn hai hồ sơ khác nhau.');
  // Locked in one order whatever the direction, so that two opposite merges cannot wait for each other.
  const [low, high] = keepId < mergeId ? [keepId, mergeId] : [mergeId, keepId];
  const locked = [await lockPerson(ctx, low), await lockPerson(ctx, high)];
  const keep = locked.find((person) => person?.person_id === keepId);
  const merged = locked.find((person) => person?.person_id === mergeId);
  if (!keep || !merged) return missing('person');
  if (!isPresent(keep) || merged.state === 'merged') {
    return conflict('Một trong hai hồ sơ đã nhập hoặc đã chuyển đi.');
  }
  return ok({ keep, merged });
}

async function takeOver(ctx: Ctx, merge: Merge): Promise<void> {
  await takeOverPosts(ctx, merge);
  await takeOverCategories(ctx, merge);
  const db = tables(ctx.tx);
  const [own, other] = [
    await openMembership(ctx, merge.keepId, merge.onDay),
    await openMembership(ctx, merge.mergeId, merge.onDay),
  ];
  if (own || !other) return;
  await endEverythingOf(ctx, merge.mergeId, merge.onDay);
  await db
    .insertInto('org.membership')
    .values({
      tenant_id: ctx.tenantId,
      membership_id: timedId(ctx.now),
      person_id: merge.keepId,
      unit_id: other.unit_id,
      from_on: merge.onDay,
      to_on: null,
      end_kind: null,
      revision: 1,
    })
    .execute();
}

async function takeOverPosts(ctx: Ctx, { keepId, mergeId, onDay }: Merge): Promise<void> {
  const db = tables(ctx.tx);
  const open = await db
    .selectFrom('org.holding')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', 'in', [keepId, mergeId])
    .where(endsAfter('', onDay))
    .execute();
  const own = new Set(open.filter((holding) => holding.person_id === keepId).map((holding) => holding.post_id));
  for (const holding of open) {
    if (holding.person_id === keepId || own.has(holding.post_id)) continue;
    const from_on = holding.from_on > onDay ? holding.from_on : onDay;
    await db
      .insertInto('org.holding')
      .values({ ...holding, holding_id: timedId(ctx.now), person_id: keepId, from_on, revision: 1 })
      .execute();
  }
}

async function takeOverCategories(ctx: Ctx, { keepId, mergeId, onDay }: Merge): Promise<void> {
  const db = tables(ctx.tx);
  const open = await db
    .selectFrom('org.category_assignment')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', 'in', [keepId, mergeId])
    .where(endsAfter('', onDay))
    .execute();
  const own = new Set(open.filter((row) => row.person_id === keepId).map((row) => row.category_id));
  for (const row of open) {
    if (row.person_id === keepId || own.has(row.category_id)) continue;
    const from_on = row.from_on > onDay ? row.from_on : onDay;
    await db
      .insertInto('org.category_assignment')
      .values({ ...row, assignment_id: timedId(ctx.now), person_id: keepId, from_on, revision: 1 })
      .execute();
  }
}
