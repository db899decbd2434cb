import { z } from 'zod';
import { conflict, dayOf, ok, say, type Result } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { lockCommittee } from '../unit.sql.ts';
import { writeCategories } from './carry-out-categories.ts';
import { peopleOfRows } from './carry-out-people.ts';
import { writePlaces } from './carry-out-places.ts';
import { CARRY_OUT, openMatter, setImport } from './confirm-import.ts';
import { mayCarryOut } from './import.policy.ts';
import type { Carrying } from './carrying.ts';
import { ImportId, OneImportInput } from './import.schema.ts';
import { allRows, lockImport, noteRowPeople } from './import.sql.ts';
import type { ImportRowRecord } from './import.tables.ts';
import { countsOf } from './resolve-rows.ts';
import { SETTLED } from './start-import.ts';

/** Steps that progress is counted in. */
export const STEPS = 5;
const CarriedOut = z.object({
  importId: ImportId,
  rows: z.int(),
  added: z.int(),
  known: z.int(),
  units: z.int(),
  categories: z.int(),
});

/**
 * Writes a confirmed import into the organisation: people, units, posts without powers, cells, categories. One
 * transaction: a refusal or a crash leaves nothing. `told` hears about progress and must not wait for the transaction.
 */
export const carryOutTelling = (told: Carrying['told']) =>
  command({
    name: CARRY_OUT,
    http: 'none',
    summary: 'Ghi một lần nhập đã xác nhận vào tổ chức: ghi hết hoặc không ghi gì',
    input: OneImportInput,
    output: CarriedOut,
    async run(ctx, { importId }) {
      const permit = mayCarryOut(ctx.actor, CARRY_OUT);
      if (!permit) return forbidden(CARRY_OUT);
      const before = await lockImport(ctx, importId);
      if (!before) return missing('import');
      if (before.state !== 'confirming') return conflict(SETTLED);
      if (!(await lockCommittee(ctx))) return missing('committee');
      const rows = await allRows(ctx, importId);
      const open = openMatter(countsOf(rows));
      if (!open.ok) return open;
      const carrying: Carrying = { ctx, kind: before.kind, day: dayOf(ctx.now), told };
      const carried = await carryOut(carrying, importId, rows);
      if (!carried.ok) return carried;
      const { value } = carried;
      return ok({
        permit,
        value: { importId, ...value },
        event: { type: 'org.import_carried_out', subject: importId, data: { ...value } },
      });
    },
  });

/** The same without an audience, for lists of use cases. */
export const carryOutImport = carryOutTelling(() => undefined);

async function carryOut(
  carrying: Carrying,
  importId: string,
  rows: readonly ImportRowRecord[],
): Promise<Result<Omit<z.output<typeof CarriedOut>, 'importId'>>> {
  const { ctx, told } = carrying;
  const people = await peopleOfRows(carrying, rows);
  if (!people.ok) return people;
  const carried = people.value;
  told(2, say`Đã ghi người, đang ghi đơn vị và chức danh`);
  const units = await writePlaces(carrying, carried);
  told(3, say`Đã ghi đơn vị và chức danh, đang ghi thành phần`);
  const categories = await writeCategories(carrying, carried);
  told(4, say`Đang ghi kết quả từng dòng`);
  await noteRowPeople(ctx, importId, carried);
  await setImport(ctx, importId, { state: 'confirmed', confirmed_at: ctx.now, failure: '' });
  const added = carried.filter((row) => row.isAdded).length;
  const known = new Set(carried.map((row) => row.personId)).size - added;
  return ok({ rows: carried.length, added, known, units, categories });
}
