import { timedId } from '../../../kernel/index.ts';
import { tables } from '../org.tables.ts';
import { endsAfter, onDay } from '../period.sql.ts';
import { nameColumns } from '../unit.sql.ts';
import { unitTreeAsOf } from '../unit.views.ts';
import type { Carrying, CarriedRow } from './carrying.ts';
import { inParts } from './import.sql.ts';
import { missingUnits, unitFinder, type Place } from './missing-places.ts';
import { freeUnitCode, guessedKind, looseKey, unitKey } from './place-name.ts';

/** Finds the unit of a name; every name an import asks for has one by now. */
type UnitOf = (name: string) => Place;

/** Units that are missing, posts, who holds them, and who belongs to which cell. Answers how many units were created. */
export async function writePlaces(carrying: Carrying, rows: readonly CarriedRow[]): Promise<number> {
  const { unitOf, created } = await unitsFor(carrying, rows);
  await writeHoldings(carrying, rows, unitOf);
  await writeMemberships(carrying, rows, unitOf);
  return created;
}

async function unitsFor(carrying: Carrying, rows: readonly CarriedRow[]): Promise<{ unitOf: UnitOf; created: number }> {
  const { ctx, day } = carrying;
  const tree = await unitTreeAsOf(ctx.tx, ctx.tenantId, day);
  const [root] = tree;
  if (!root) throw new Error('a founded committee has a root');
  const find = unitFinder(tree);
  const names = missingUnits(rows, find);
  const units = await createUnits(carrying, names, root.unitId);
  const created = new Map<string, Place>(units.map((unit) => [unitKey(unit.name), unit]));
  const unitOf: UnitOf = (name) => find(name) ?? created.get(unitKey(name)) ?? root;
  return { unitOf, created: names.length };
}

async function createUnits({ ctx, day }: Carrying, names: readonly string[], parentId: string) {
  if (names.length === 0) return [];
  const db = tables(ctx.tx);
  const kinds = await db
    .selectFrom('org.unit_kind')
    .select(['code', 'takes_members'])
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('precedence', 'desc')
    .execute();
  const taken = await db.selectFrom('org.unit').select('code').where('tenant_id', '=', ctx.tenantId).execute();
  const codes = new Set(taken.map(({ code }) => code));
  const units = names.map((name) => {
    const kind = guessedKind(
      name,
      kinds.map(({ code }) => code),
    );
    const takesMembers = kinds.some((one) => one.code === kind && one.takes_members);
    return { unitId: timedId(ctx.now), name, kind, takesMembers, code: freeUnitCode(name, codes) };
  });
  const dated = { tenant_id: ctx.tenantId, from_on: day, to_on: null };
  const traits = { precedence: 100, issuer_code: null, is_suspended: false, revision: 1 };
  await inParts(units, (part) => {
    const values = part.map(({ unitId, code, kind }) => ({ ...dated, ...traits, unit_id: unitId, code, kind }));
    return db.insertInto('org.unit').values(values).execute();
  });
  await inParts(units, (part) => {
    const values = part.map(({ unitId, name }) => ({ ...dated, unit_id: unitId, ...nameColumns(name) }));
    return db.insertInto('org.unit_name').values(values).execute();
  });
  await inParts(units, (part) => {
    const values = part.map(({ unitId }) => ({ ...dated, unit_id: unitId, parent_id: parentId }));
    return db.insertInto('org.unit_parent').values(values).execute();
  });
  return units;
}

const postKey = (unitId: string, title: string): string => `${unitId} ${looseKey(title)}`;

/** Posts of an import carry no power: a title that already has one gets a second post beside it, without. */
async function writeHoldings(carrying: Carrying, rows: readonly CarriedRow[], unitOf: UnitOf): Promise<void> {
  const { ctx, day } = carrying;
  const held = await heldOn(carrying);
  const wanted = new Map<string, { key: string; unitId: string; title: string; personId: string }>();
  for (const { fields, personId } of rows) {
    if (fields.post === '') continue;
    const { unitId } = unitOf(fields.unit);
    const key = postKey(unitId, fields.post);
    const one = `${personId} ${key}`;
    if (!held.has(one)) wanted.set(one, { key, unitId, title: fields.post, personId });
  }
  const posts = await postsFor(carrying, [...wanted.values()]);
  const holdings = [...wanted.values()].map(({ key, personId }) => ({
    tenant_id: ctx.tenantId,
    holding_id: timedId(ctx.now),
    person_id: personId,
    post_id: posts.get(key) ?? '',
    mode: 'main' as const,
    from_on: day,
    to_on: null,
    revision: 1,
  }));
  await inParts(holdings, (part) => tables(ctx.tx).insertInto('org.holding').values(part).execute());
}

async function heldOn({ ctx, day }: Carrying): Promise<Set<string>> {
  const held = await tables(ctx.tx)
    .selectFrom('org.holding as h')
    .innerJoin('org.post as p', (join) =>
      join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.post_id', '=', 'h.post_id'),
    )
    .select(['h.person_id', 'p.unit_id', 'p.title'])
    .where('h.tenant_id', '=', ctx.tenantId)
    .where(endsAfter('h', day))
    .execute();
  return new Set(held.map((row) => `${row.person_id} ${postKey(row.unit_id, row.title)}`));
}

async function postsFor(
  { ctx, day }: Carrying,
  wanted: readonly { readonly key: string; readonly unitId: string; readonly title: string }[],
): Promise<Map<string, string>> {
  const db = tables(ctx.tx);
  const there = await db
    .selectFrom('org.post')
    .select(['post_id', 'unit_id', 'title', 'powers', 'is_head'])
    .where('tenant_id', '=', ctx.tenantId)
    .where(onDay('', day))
    .where('to_on', 'is', null)
    .execute();
  const plain = there.filter((post) => post.powers.length === 0 && !post.is_head);
  const posts = new Map(plain.map((post) => [postKey(post.unit_id, post.title), post.post_id]));
  const missing = new Map(wanted.filter(({ key }) => !posts.has(key)).map((post) => [post.key, post]));
  const created = [...missing.values()].map(({ key, unitId, title }, index) => ({
    key,
    row: {
      tenant_id: ctx.tenantId,
      post_id: timedId(ctx.now),
      unit_id: unitId,
      title,
      group_code: 'other',
      is_head: false,
      is_leader: false,
      precedence: Math.min(100 + index, 100_000),
      powers: [],
      from_on: day,
      to_on: null,
      revision: 1,
    },
  }));
  await inParts(created, (part) =>
    db
      .insertInto('org.post')
      .values(part.map(({ row }) => row))
      .execute(),
  );
  for (const { key, row } of created) posts.set(key, row.post_id);
  return posts;
}

/** Members enter their cell; who already belongs to one stays there: moving is a decision of its own. */
async function writeMemberships(
  { ctx, kind, day }: Carrying,
  rows: readonly CarriedRow[],
  unitOf: UnitOf,
): Promise<void> {
  if (kind !== 'members') return;
  const db = tables(ctx.tx);
  const open = await db
    .selectFrom('org.membership')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where(endsAfter('', day))
    .execute();
  const placed = new Set(open.map((row) => row.person_id));
  const members = rows.flatMap(({ fields, personId }) => {
    const cell = unitOf(fields.cell === '' ? fields.unit : fields.cell);
    if (!cell.takesMembers || placed.has(personId)) return [];
    placed.add(personId);
    const dated = { from_on: day, to_on: null, end_kind: null, revision: 1 };
    return [
      { tenant_id: ctx.tenantId, membership_id: timedId(ctx.now), person_id: personId, unit_id: cell.unitId, ...dated },
    ];
  });
  await inParts(members, (part) => db.insertInto('org.membership').values(part).execute());
}
