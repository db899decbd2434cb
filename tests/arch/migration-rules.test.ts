import { expect, test } from 'vitest';
import { OPAQUE_STATEMENTS, REFERENCE_TABLES } from '../../scripts/migrations/allowed.ts';
import { findingsIn, MIGRATION_RULES } from '../../scripts/migrations/rules.ts';
import { catalogOf } from '../../scripts/migrations/sql-catalog.ts';
import { splitAt, textOf, tokensOf } from '../../scripts/migrations/sql-tokens.ts';
import { lintMigrations } from '../../scripts/lint-migrations.ts';

const secured = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tenant on ${table} using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid));`;
const table = (name: string, items: string): string =>
  `create table ${name} (tenant_id uuid not null, ${items}); ${secured(name)}`;

/** A healthy start on which each fault is planted. */
const HEALTHY = {
  '0003_org.sql': `create schema org; ${table('org.unit', 'unit_id uuid not null, primary key (tenant_id, unit_id)')}`,
  '0010_ballot.sql': `create schema ballot; create schema box; create schema issue; create schema count;
    grant usage on schema box to guong_cast; grant usage on schema issue to guong_issue;
    ${table('ballot.round', "round_id uuid not null, note text default ';(', primary key (tenant_id, round_id)")}
    ${table('count.comment', 'comment_no int not null, primary key (tenant_id, comment_no)')}
    ${table('box.ballot', 'hash bytea not null, primary key (tenant_id, hash)')}
    ${table('issue.roll', 'roll_no int not null, primary key (tenant_id, roll_no)')}`,
};

/** SQL that breaks exactly one rule, in the file of the module named. */
const FAULTS: readonly (readonly [rule: string, file: string, sql: string])[] = [
  ['tenant-first-in-key', '0011_ballot_more.sql', table('ballot.x', 'a int, primary key (a, tenant_id)')],
  ['tenant-first-in-key', '0011_ballot_more.sql', table('ballot.x', 'a int, primary key (tenant_id, a), unique (a)')],
  ['tenant-first-in-key', '0011_ballot_more.sql', 'create unique index on ballot.round (round_id);'],
  ['tenant-first-in-key', '0011_ballot_more.sql', 'alter table ballot.round add constraint u unique (note);'],
  [
    'tenant-first-in-key',
    '0011_ballot_more.sql',
    'alter table ballot.round add column if not exists code text unique;',
  ],
  ['tenant-first-in-key', '0011_ballot_more.sql', table('ballot.x', 'a int')],
  [
    'tenant-first-in-foreign-key',
    '0011_ballot_more.sql',
    table('ballot.x', 'round_id uuid references ballot.round, primary key (tenant_id, round_id)'),
  ],
  [
    'tenant-column',
    '0011_ballot_more.sql',
    `create table ballot.x (tenant_id text, primary key (tenant_id)); ${secured('ballot.x')}`,
  ],
  ['row-security', '0011_ballot_more.sql', 'create table ballot.x (tenant_id uuid not null, primary key (tenant_id));'],
  ['row-security', '0011_ballot_more.sql', 'alter table ballot.round no force row level security;'],
  [
    'row-security',
    '0011_ballot_more.sql',
    'alter table "ballot".x disable row level security;'.replace('"ballot".x', 'ballot.round'),
  ],
  ['row-security', '0011_ballot_more.sql', 'create policy all_see on ballot.round using (true);'],
  [
    'policy-asks-once',
    '0011_ballot_more.sql',
    "alter policy tenant on ballot.round using (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);",
  ],
  [
    'policy-asks-once',
    '0011_ballot_more.sql',
    `alter policy tenant on ballot.round using (tenant_id = (select nullif(current_setting('guong.tenant', true), '')::uuid))
      with check (tenant_id = nullif(current_setting('guong.tenant', true), '')::uuid);`,
  ],
  ['timeless-schema', '0011_ballot_more.sql', table('box.x', 'a int, cast_at timestamptz, primary key (tenant_id, a)')],
  ['timeless-schema', '0011_ballot_more.sql', table('box.x', 'a serial, primary key (tenant_id, a)')],
  [
    'timeless-schema',
    '0011_ballot_more.sql',
    table('issue.x', 'a bigint generated always as identity, primary key (tenant_id, a)'),
  ],
  ['timeless-schema', '0011_ballot_more.sql', table('issue.x', 'a inet, primary key (tenant_id, a)')],
  ['timeless-schema', '0011_ballot_more.sql', table('box.x', 'a uuid default uuidv7(), primary key (tenant_id, a)')],
  ['timeless-schema', '0011_ballot_more.sql', 'alter table box.ballot add column cast_on date;'],
  ['timeless-schema', '0011_ballot_more.sql', 'alter table box.ballot alter column hash type timestamp;'],
  ['no-default-clock-in-box', '0011_ballot_more.sql', 'alter table box.ballot add a text default now()::text;'],
  [
    'no-default-clock-in-box',
    '0011_ballot_more.sql',
    'alter table issue.roll alter roll_no set default extract(epoch from current_timestamp);',
  ],
  [
    'box-points-nowhere',
    '0011_ballot_more.sql',
    table('box.x', 'r int, primary key (tenant_id, r), foreign key (tenant_id, r) references issue.roll'),
  ],
  ['one-schema-per-module', '0011_ballot_more.sql', 'create schema stray;'],
  ['one-schema-per-module', '0011_ballot_more.sql', table('org.x', 'a int, primary key (tenant_id, a)')],
  [
    'foreign-key-looks-down',
    '0004_org_more.sql',
    table(
      'org.x',
      'r uuid, primary key (tenant_id, r), foreign key (tenant_id, r) references ballot.round (tenant_id, round_id)',
    ),
  ],
  ['no-trigger', '0011_ballot_more.sql', 'create trigger t before insert on ballot.round execute function f();'],
  [
    'no-trigger',
    '0011_ballot_more.sql',
    'create function ballot.f() returns trigger language plpgsql as $$ begin return new; end $$;',
  ],
  [
    'no-exclusion',
    '0011_ballot_more.sql',
    table('ballot.x', 'a int, primary key (tenant_id, a), exclude using gist (a with =)'),
  ],
  [
    'no-deferrable',
    '0011_ballot_more.sql',
    table('ballot.x', 'a int, primary key (tenant_id, a) deferrable initially deferred'),
  ],
  ['no-hidden-statement', '0011_ballot_more.sql', "do $$ begin execute 'create table box.x (at timestamptz)'; end $$;"],
  ['no-hidden-statement', '0011_ballot_more.sql', 'create table ballot.x as select 1;'],
  [
    'no-hidden-statement',
    '0011_ballot_more.sql',
    'create function ballot.f() returns int language sql security definer as $$ select 1 $$;',
  ],
  ['reshaped-row-is-taken-again', '0040_org_more.sql', 'alter table org.unit add column rank int not null default 0;'],
  ['reshaped-row-is-taken-again', '0040_org_more.sql', 'alter table org.unit drop column unit_id;'],
  ['reshaped-row-is-taken-again', '0040_org_more.sql', 'alter table org.unit alter column unit_id type text;'],
  ['roll-and-box-unwatched', '0031_audit_changes.sql', "select audit.watch('box.ballot', '{}', false);"],
  ['roll-and-box-unwatched', '0031_audit_changes.sql', "select audit.watch('issue.roll', '{}', false);"],
  ['view-obeys-row-security', '0011_ballot_more.sql', 'create view ballot.v as select * from ballot.round;'],
  ['roll-and-box-apart', '0011_ballot_more.sql', 'grant select on issue.roll to guong_cast;'],
  ['append-only', '0011_ballot_more.sql', 'grant select, update on box.ballot to guong_cast;'],
  ['append-only', '0011_ballot_more.sql', 'grant select, delete on all tables in schema box to guong_cast;'],
];

/** What stands close to a fault and is none. */
const SOUND: readonly (readonly [file: string, sql: string])[] = [
  ['0040_org_more.sql', 'alter table org.unit add column note text;'],
  ['0040_org_more.sql', 'alter table org.unit drop constraint unit_check;'],
  ['0040_ballot_more.sql', "alter table count.comment add column covers text[] not null default '{}';"],
  ['0029_org_more.sql', 'alter table org.unit add column rank int not null default 0;'],
  [
    '0031_audit_changes.sql',
    "select audit.watch('org.unit', '{}', false); select audit.take_baseline('org.unit', '{}');",
  ],
];

const rulesBrokenBy = (files: Readonly<Record<string, string>>): string[] => {
  const catalog = catalogOf(Object.entries(files).map(([file, sql]) => ({ file, sql })));
  return [...new Set(findingsIn(catalog).map(({ rule }) => rule))];
};

test('a healthy schema breaks no rule', () => {
  expect(rulesBrokenBy(HEALTHY)).toEqual([]);
});

test.each(FAULTS)('%s is found (%s): %s', (rule, file, sql) => {
  expect(rulesBrokenBy({ ...HEALTHY, [file]: sql })).toEqual([rule]);
});

test.each(SOUND)('nothing is found (%s): %s', (file, sql) => {
  expect(rulesBrokenBy({ ...HEALTHY, [file]: sql })).toEqual([]);
});

test('every migration rule has a planted fault', () => {
  expect([...new Set(FAULTS.map(([rule]) => rule))].sort()).toEqual([...MIGRATION_RULES].sort());
});

test('semicolons and brackets in comments, strings and dollar quotes end no statement', () => {
  const sql = `select 1 -- ; (\n; /* ; ) */ select ';''(' ; select $tag$ ; ( $tag$, E'\\';' ; select "a;b"`;
  expect(splitAt(tokensOf(sql), ';').map(textOf)).toEqual([
    'select 1',
    "select ';''('",
    "select $tag$ ; ( $tag$ , E'\\';'",
    'select "a;b"',
  ]);
});

test('the migrations of this repository break no rule, and no exception is left over', () => {
  const { findings, tables, known } = lintMigrations();
  console.log(
    `${String(tables)} tables, ${String(MIGRATION_RULES.length)} rules, ${String(FAULTS.length)} planted faults`,
  );
  expect(findings).toEqual([]);
  expect(tables).toBeGreaterThan(0);
  expect(Object.keys(REFERENCE_TABLES).filter((name) => !known.tables.has(name))).toEqual([]);
  const openings = known.statements.map(({ file, text }) => `${file}: ${text.split(' ').slice(0, 3).join(' ')}`);
  expect(Object.keys(OPAQUE_STATEMENTS).filter((name) => !openings.includes(name))).toEqual([]);
});
