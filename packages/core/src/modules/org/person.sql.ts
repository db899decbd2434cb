import { canon, nameSortKey, searchKeys, tidy } from '@guong/vietnamese';
import type { Ctx } from '../../usecase/index.ts';
import { tables, type PersonRow } from './org.tables.ts';
import { endsAfter, noEarlierThanBegun } from './period.sql.ts';
import { unitOn } from './unit.sql.ts';

/** A person of this tenant, locked for a change. */
export const lockPerson = (ctx: Ctx, personId: string): Promise<PersonRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('org.person')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();

/** Whether the person still belongs to the organisation: the retired do, whoever moved away or died does not. */
export const isPresent = (person: Pick<PersonRow, 'state'>): boolean =>
  person.state === 'active' || person.state === 'retired';

/** The name as typed, with the keys by which it is sorted (`sortAs` overrides the rule) and found. */
export function personNameColumns(fullName: string, sortAs?: string) {
  const keys = searchKeys(fullName);
  return {
    full_name: fullName,
    sort_key: nameSortKey(sortAs ?? fullName),
    is_sort_key_typed: sortAs !== undefined,
    search_exact: keys.exact,
    search_canon: keys.canon,
    search_folded: keys.folded,
  };
}

/** Equal for two records that may be the same person: same name, whatever its spelling of tones, and same birth. */
export const twinKey = (fullName: string, birth: { birthYear?: number | null; bornOn?: string | null }): string =>
  `${canon(tidy(fullName), { lowerCase: true })}|${birth.bornOn?.slice(0, 4) ?? String(birth.birthYear ?? '')}`;

/** Twin keys of everyone already here, each with one person who has it. */
export async function twinsOf(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await tables(ctx.tx)
    .selectFrom('org.person')
    .select(['person_id', 'full_name', 'birth_year'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', '<>', 'merged')
    .execute();
  return new Map(rows.map((row) => [twinKey(row.full_name, { birthYear: row.birth_year }), row.person_id]));
}

/** Every person code of the tenant. */
export async function takenCodes(ctx: Ctx): Promise<Set<string>> {
  const rows = await tables(ctx.tx)
    .selectFrom('org.person')
    .select('code')
    .where('tenant_id', '=', ctx.tenantId)
    .execute();
  return new Set(rows.map((row) => row.code));
}

/** The membership that holds on a day, or the next one; a person has at most one open one. */
export const openMembership = (ctx: Ctx, personId: string, day: string) =>
  tables(ctx.tx)
    .selectFrom('org.membership')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where(endsAfter('', day))
    .orderBy('from_on', 'desc')
    .forUpdate()
    .executeTakeFirst();

/** Powers of the posts that a person holds on a day or later. */
export async function powersHeldBy(ctx: Ctx, personId: string, day: string) {
  const rows = await tables(ctx.tx)
    .selectFrom('org.holding as h')
    .innerJoin('org.post as p', (join) =>
      join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.post_id', '=', 'h.post_id'),
    )
    .select('p.powers')
    .where('h.tenant_id', '=', ctx.tenantId)
    .where('h.person_id', '=', personId)
    .where(endsAfter('h', day))
    .execute();
  return rows.flatMap((row) => row.powers);
}

/** Ends every post, membership and category of a person on a day; what had not begun never takes effect. */
export async function endEverythingOf(ctx: Ctx, personId: string, day: string): Promise<void> {
  const db = tables(ctx.tx);
  for (const table of ['org.holding', 'org.category_assignment'] as const) {
    await db
      .updateTable(table)
      .set((eb) => ({
        to_on: noEarlierThanBegun(day),
        revision: eb('revision', '+', 1),
      }))
      .where('tenant_id', '=', ctx.tenantId)
      .where('person_id', '=', personId)
      .where(endsAfter('', day))
      .execute();
  }
  await db
    .updateTable('org.membership')
    .set((eb) => ({
      to_on: noEarlierThanBegun(day),
      end_kind: 'ended' as const,
      revision: eb('revision', '+', 1),
    }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where(endsAfter('', day))
    .execute();
}

/** Whether the unit takes members and works on the day. */
export async function isCellOn(ctx: Ctx, cellId: string, day: string): Promise<boolean> {
  return (await unitOn(ctx, cellId, day))?.takes_members === true;
}
