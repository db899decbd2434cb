import { nameSortKey, searchKeys } from '@guong/vietnamese';
import { conflict, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { FoundInput, FoundOutput } from '../found.schema.ts';
import { mayFound } from '../org.policy.ts';
import { forbidden } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { STARTER_KINDS } from '../starter-kinds.ts';
import { nameColumns } from '../unit.sql.ts';

/** Brings a committee into the house: root unit, office post, first officer. Once per tenant; command line and seeder only. */
export const found = command({
  name: 'org.found',
  http: 'none',
  summary: 'Lập đảng bộ trong hệ thống: đơn vị gốc, chức danh văn phòng và cán bộ đầu tiên',
  input: FoundInput,
  output: FoundOutput,
  async run(ctx, input) {
    const permit = mayFound(ctx.actor);
    if (!permit) return forbidden('org.found');
    const db = tables(ctx.tx);
    const rootUnitId = timedId(ctx.now);
    const committee = { code: input.code, name: input.name, root_unit_id: rootUnitId, founded_on: input.foundedOn };
    const first = await db
      .insertInto('org.committee')
      .values({ tenant_id: ctx.tenantId, ...committee })
      .onConflict((clash) => clash.column('tenant_id').doNothing())
      .returning('code')
      .executeTakeFirst();
    if (!first) return conflict('Đảng bộ này đã được lập trong hệ thống.');
    await db
      .insertInto('org.unit_kind')
      .values(STARTER_KINDS.map((kind) => ({ tenant_id: ctx.tenantId, ...kind })))
      .execute();
    await addRoot(ctx, input, rootUnitId);
    const value = { rootUnitId, ...(await addOfficer(ctx, input, rootUnitId)) };
    return ok({
      permit,
      value,
      event: { type: 'org.founded', subject: rootUnitId, data: { code: input.code, ...value } },
    });
  },
});

async function addRoot(
  ctx: Ctx,
  input: { code: string; name: string; kind: string; foundedOn: string },
  unitId: string,
) {
  const db = tables(ctx.tx);
  const shared = { tenant_id: ctx.tenantId, unit_id: unitId, from_on: input.foundedOn, to_on: null };
  await db
    .insertInto('org.unit')
    .values({
      ...shared,
      code: input.code,
      kind: input.kind,
      precedence: 0,
      issuer_code: null,
      is_suspended: false,
      revision: 1,
    })
    .execute();
  await db
    .insertInto('org.unit_name')
    .values({ ...shared, ...nameColumns(input.name) })
    .execute();
}

interface Officer {
  readonly code: string;
  readonly officerName: string;
  readonly officeTitle: string;
  readonly foundedOn: string;
}
async function addOfficer(ctx: Ctx, input: Officer, unitId: string) {
  const db = tables(ctx.tx);
  const [officerId, officePostId, holdingId] = [timedId(ctx.now), timedId(ctx.now), timedId(ctx.now)];
  const dated = { tenant_id: ctx.tenantId, from_on: input.foundedOn, to_on: null, revision: 1 };
  const keys = searchKeys(input.officerName);
  await db
    .insertInto('org.person')
    .values({
      tenant_id: ctx.tenantId,
      person_id: officerId,
      code: `${input.code}-0001`,
      full_name: input.officerName,
      sort_key: nameSortKey(input.officerName),
      is_sort_key_typed: false,
      search_exact: keys.exact,
      search_canon: keys.canon,
      search_folded: keys.folded,
      birth_year: null,
      born_on: null,
      sex: null,
      member_kind: 'non_member',
      state: 'active',
      state_on: input.foundedOn,
      merged_into: null,
      revision: 1,
    })
    .execute();
  await db
    .insertInto('org.post')
    .values({
      ...dated,
      post_id: officePostId,
      unit_id: unitId,
      title: input.officeTitle,
      group_code: 'office',
      is_head: false,
      is_leader: false,
      precedence: 500,
      powers: ['office'],
    })
    .execute();
  await db
    .insertInto('org.holding')
    .values({ ...dated, holding_id: holdingId, person_id: officerId, post_id: officePostId, mode: 'main' })
    .execute();
  return { officePostId, officerId, holdingId };
}
