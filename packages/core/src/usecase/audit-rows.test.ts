import { sql, type RawBuilder } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { org } from '../modules/org/index.ts';
import { MIGRATIONS, migrate, openDb } from '../platform/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../testing/founded-house.ts';
import { blankDatabase } from '../testing/index.ts';
import { perform, verifyAudit, type AuditVerdict } from './index.ts';
import { verifyRows } from './verify-rows.ts';

// What the law of edited rows does not show: how an administrator could try to hide, and what must raise no alarm.

let house: FoundedHouse;
beforeEach(async () => {
  house = await foundedHouse();
});

/** What the check says after SQL by somebody with every right (one statement after the other); undone afterwards. */
async function after(...tampering: readonly RawBuilder<unknown>[]): Promise<AuditVerdict> {
  const tx = await house.ownerDb.startTransaction().execute();
  try {
    for (const statement of tampering) await statement.execute(tx);
    return await verifyAudit(tx, house.tenantId);
  } finally {
    await tx.rollback().execute();
  }
}
const off = sql`alter table org.unit disable trigger user`;
const on = sql`alter table org.unit enable trigger user`;
const unit = (code: string) => sql`update org.unit set code = ${code} where unit_id = ${house.cellId}`;

test('an edit that is put back again is found while the triggers were on', async () => {
  const { rows } = await sql<{ code: string }>`select code from org.unit where unit_id = ${house.cellId}`.execute(
    house.ownerDb,
  );
  const code = rows[0]?.code ?? '';
  expect(await after(unit('X'), unit(code))).toMatchObject({ problem: 'row_edited', row: { place: 'org.unit' } });
  expect(await after(off, unit('X'), unit(code), on)).toMatchObject({ holds: true });
});

test('an edit made with the triggers off is found even after a command has changed the same row', async () => {
  await off.execute(house.ownerDb);
  await unit('X').execute(house.ownerDb);
  await on.execute(house.ownerDb);
  const pause = { unitId: house.cellId, reason: 'sắp xếp lại tổ chức' };
  valueOf(await perform(house.app, house.office, org.suspendUnit, pause));
  expect(await after()).toMatchObject({
    problem: 'row_edited',
    row: { place: 'org.unit', key: `"${house.cellId}"`, last: { type: 'org.unit_created' } },
  });
});

test('a journal that was edited, cut or added to does not fit what the audit rows signed', async () => {
  const one = sql`tenant_id = ${house.tenantId} and place = 'org.unit' and row_key = ${`"${house.cellId}"`}`;
  const tampered = [
    sql`update audit.change set after = sha256('x') where ${one}`,
    sql`update audit.change set row_key = '"x"' where ${one}`,
    sql`update audit.change set change_no = 1000 where ${one}`,
    sql`delete from audit.change where ${one}`,
    sql`insert into audit.change select tenant_id, change_set, 1000, place, '"x"', null, after from audit.change where ${one}`,
    sql`truncate audit.change`,
  ];
  for (const statement of tampered) expect(await after(statement)).toMatchObject({ problem: 'changes_edited' });
  const unclaimed = sql`insert into audit.change
    select tenant_id, gen_random_uuid(), 1, place, row_key, after, sha256('x') from audit.change where ${one}`;
  expect(await after(unclaimed)).toMatchObject({ problem: 'row_edited', row: { key: `"${house.cellId}"` } });
});

test('a table whose trigger is off, dropped or replaced is named', async () => {
  const blind = [
    [off],
    [sql`drop trigger journal_update on org.unit`],
    [
      sql`drop trigger journal_update on org.unit`,
      sql`create function pg_temp.journal() returns trigger language plpgsql as $$ begin return null; end $$`,
      sql`create trigger journal_update after update on org.unit for each statement execute function pg_temp.journal()`,
    ],
  ];
  for (const statements of blind) {
    expect(await after(...statements)).toMatchObject({ problem: 'unwatched', row: { place: 'org.unit' } });
  }
});

test('the reason stands in the audit row, under the hash of the chain', async () => {
  const pause = { unitId: house.cellId, reason: 'sắp xếp lại tổ chức' };
  valueOf(await perform(house.app, house.office, org.suspendUnit, pause));
  const { rows } = await sql<{ seq: number; reason: string }>`
    select seq, reason from audit.entry where tenant_id = ${house.tenantId} order by seq desc limit 1`.execute(
    house.ownerDb,
  );
  expect(rows[0]?.reason).toBe(pause.reason);
  const edited = sql`update audit.entry set reason = 'khác' where tenant_id = ${house.tenantId} and reason <> ''`;
  expect(await after(edited)).toMatchObject({ problem: 'edited', seq: rows[0]?.seq });
});

test('another time zone, date style or bytea style, and a nullable column added later, raise no alarm', async () => {
  const styles = [
    sql`set local timezone = 'America/New_York'`,
    sql`set local datestyle = 'German'`,
    sql`set local bytea_output = 'escape'`,
    sql`set local extra_float_digits = 0`,
  ];
  // The driver reads no other date style, so only the rows are compared, inside the database.
  const tx = await house.ownerDb.startTransaction().execute();
  for (const style of styles) await style.execute(tx);
  const rows = await verifyRows(tx, house.tenantId).finally(() => tx.rollback().execute());
  expect(rows).toMatchObject({ holds: true });
  expect(await after(sql`alter table org.unit add column note text`)).toMatchObject({ holds: true });
});

test('a step of the schema that changes rows is claimed by a row of the chain; one that reshapes them takes them again', async () => {
  const steps = [
    { name: '9001_org_fill.sql', sql: 'update org.unit set revision = revision + 1' },
    {
      name: '9002_org_shape.sql',
      sql: `alter table org.unit add column rank int not null default 7; select audit.take_baseline('org.unit', '{}')`,
    },
    { name: '9003_org_nothing.sql', sql: 'create table org.nothing (x int)' },
  ];
  const blank = await blankDatabase();
  const owner = openDb(blank.reach, 'guong_owner', { max: 1, onBroken: () => undefined });
  try {
    await migrate(blank.reach('guong_owner'), MIGRATIONS);
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const tenant of [one, two]) {
      await sql`insert into org.unit_kind values (${tenant}, 'cell', 'Chi bộ', 1, true)`.execute(owner);
      await sql`insert into org.unit values (${tenant}, gen_random_uuid(), 'CB01', 'cell', 1, null, false, '2026-01-01',
        null, 1)`.execute(owner);
    }
    const verdict = (tenant: string) => owner.transaction().execute((tx) => verifyAudit(tx, tenant));
    expect(await verdict(one)).toMatchObject({ holds: false, problem: 'row_inserted' });
    // As an upgrade finds them: rows that nobody has signed yet.
    await sql`delete from audit.change`.execute(owner);
    const taken = `select audit.take_baseline('org.unit', '{}'); select audit.take_baseline('org.unit_kind', '{}')`;
    await migrate(blank.reach('guong_owner'), [...MIGRATIONS, { name: '9000_audit_taken.sql', sql: taken }]);
    for (const tenant of [one, two]) expect(await verdict(tenant)).toMatchObject({ holds: true, count: 1, rows: 2 });
    await migrate(blank.reach('guong_owner'), [...MIGRATIONS, { name: '9000_audit_taken.sql', sql: taken }, ...steps]);
    for (const tenant of [one, two]) expect(await verdict(tenant)).toMatchObject({ holds: true, count: 3, rows: 4 });
    const { rows } = await sql<{ data: string; actor: string }>`
      select data, actor from audit.entry where tenant_id = ${one} order by seq`.execute(owner);
    expect(rows.map(({ data }) => data)).toEqual(
      ['9000_audit_taken.sql', '9001_org_fill.sql', '9002_org_shape.sql'].map((step) => `{"step":"${step}"}`),
    );
  } finally {
    await owner.destroy();
    await blank.drop();
  }
});

test('no login of the product reads or writes the journal, or signs for others', async () => {
  for (const login of ['app', 'issue', 'cast', 'count'] as const) {
    for (const statement of [
      sql`select * from audit.change`,
      sql`insert into audit.change values (${house.tenantId}, gen_random_uuid(), 1, 'x', 'y', null, sha256('x'))`,
      sql`delete from audit.change`,
      sql`select audit.claim_changes('x')`,
      sql`select audit.take_baseline('org.unit', '{}')`,
      sql`select audit.watch('org.unit', '{}', true)`,
    ]) {
      await expect(statement.execute(house.stores[login])).rejects.toThrow(/permission denied/);
    }
  }
});
