import { conflict, fail, ok, say, type Result } from '../../../kernel/index.ts';
import { addAll } from '../add-people.ts';
import { tables } from '../org.tables.ts';
import type { Carrying, CarriedRow } from './carrying.ts';
import type { RowFields } from './import.schema.ts';
import type { ImportRowRecord } from './import.tables.ts';
import { knownPeople } from './known-people.sql.ts';
import { resolveRows, type Resolution } from './resolve-rows.ts';
import { birthsAgree, byName, nameKey } from './twins.ts';

interface Waiting {
  readonly rowNo: number;
  readonly fields: RowFields;
  readonly resolution: Resolution;
  readonly isDecided: boolean;
}

/**
 * Every row that is not left out with its person: somebody already there, or added now. Somebody who came into the
 * house between the preview and now, with the same name and birth, is taken and not added a second time.
 */
export async function peopleOfRows(
  carrying: Carrying,
  rows: readonly ImportRowRecord[],
): Promise<Result<CarriedRow[]>> {
  const resolved = resolveRows(rows);
  const waiting = rows.flatMap((row): Waiting[] => {
    const resolution = resolved.get(row.row_no);
    if (!resolution || resolution.kind === 'left_out') return [];
    const fields = JSON.parse(row.fields) as RowFields;
    return [{ rowNo: row.row_no, fields, resolution, isDecided: row.decision !== null }];
  });
  const present = await stillPresent(carrying, waiting);
  if (!present.ok) return present;
  const begun = await firstRows(carrying, waiting);
  carrying.told(1, say`Đã đối chiếu, đang ghi người mới`);
  const fresh = begun.filter((row) => row.knownId === undefined);
  const added = await addPeople(carrying, fresh);
  if (!added.ok) return added;
  const ids = new Map(
    begun.flatMap(({ rowNo, knownId }) => (knownId === undefined ? [] : [[rowNo, knownId] as const])),
  );
  fresh.forEach(({ rowNo }, index) => ids.set(rowNo, added.value[index] ?? ''));
  const freshRows = new Set(fresh.map(({ rowNo }) => rowNo));
  return ok(
    waiting.map(({ rowNo, fields, resolution }) => {
      const personId = resolution.kind === 'known' ? resolution.personId : ids.get(beginning(resolution));
      if (personId === undefined) throw new Error(`row ${String(rowNo)} has no person`);
      return { rowNo, fields, personId, isAdded: freshRows.has(rowNo) };
    }),
  );
}

const beginning = (resolution: Resolution): number => (resolution.kind === 'new' ? resolution.rowNo : 0);

async function stillPresent({ ctx }: Carrying, waiting: readonly Waiting[]): Promise<Result<undefined>> {
  const wanted = new Map(
    waiting.flatMap(({ resolution, fields }) =>
      resolution.kind === 'known' ? [[resolution.personId, fields.name] as const] : [],
    ),
  );
  if (wanted.size === 0) return ok(undefined);
  const found = await tables(ctx.tx)
    .selectFrom('org.person')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', 'in', ['active', 'retired'])
    .execute();
  for (const { person_id: personId } of found) wanted.delete(personId);
  const [gone] = wanted.values();
  if (gone === undefined) return ok(undefined);
  return conflict(`Từ lúc xem trước, hồ sơ của ${gone} đã thay đổi. Hãy đọc lại tệp rồi xác nhận lại.`);
}

/** The first rows of new people, with somebody who came in the meantime where there is one. */
async function firstRows({ ctx, day }: Carrying, waiting: readonly Waiting[]) {
  const known = byName(await knownPeople(ctx, day));
  const first = waiting.filter(({ rowNo, resolution }) => beginning(resolution) === rowNo);
  return first.map((row) => {
    const same = (known.get(nameKey(row.fields.name)) ?? []).filter(
      (person) => birthsAgree(person.birth, row.fields.birth) === 'yes',
    );
    const knownId = !row.isDecided && same.length === 1 ? same[0]?.personId : undefined;
    return { ...row, knownId };
  });
}

async function addPeople({ ctx, kind, day }: Carrying, rows: readonly Waiting[]): Promise<Result<string[]>> {
  if (rows.length === 0) return ok([]);
  const people = rows.map(({ fields }) => ({
    fullName: fields.name,
    ...(fields.birth.length === 10 && { bornOn: fields.birth }),
    ...(fields.birth.length === 4 && { birthYear: Number(fields.birth) }),
    ...(fields.sex !== '' && { sex: fields.sex }),
    memberKind:
      fields.standing === '' ? (kind === 'members' ? ('official' as const) : ('non_member' as const)) : fields.standing,
    fromOn: day,
    // Who is who has been decided by people on the preview.
    isNamesake: true,
  }));
  const added = await addAll(ctx, people, (index) => `row${String(rows[index]?.rowNo ?? 0)}.`);
  return added.ok ? ok(added.value.map(({ personId }) => personId)) : fail(added.fault);
}
