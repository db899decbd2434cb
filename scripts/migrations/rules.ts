import {
  APPEND_ONLY,
  FLOOR_OF_SCHEMA,
  JOURNAL_FILE,
  OPAQUE_STATEMENTS,
  REFERENCE_TABLES,
  SCHEMAS_OF,
  TIMELESS_SCHEMAS,
} from './allowed.ts';
import { WATCHED } from '@guong/core/usecase';
import type { Catalog, Place, Table } from './sql-catalog.ts';

/** A broken rule: where, which, and what to do. */
export interface Finding extends Place {
  readonly rule: MigrationRule;
  readonly message: string;
}

/** The names of the rules; each is made to fire by a planted fault in tests/arch. */
export const MIGRATION_RULES = [
  'tenant-first-in-key',
  'tenant-first-in-foreign-key',
  'tenant-column',
  'row-security',
  'policy-asks-once',
  'timeless-schema',
  'no-default-clock-in-box',
  'box-points-nowhere',
  'one-schema-per-module',
  'foreign-key-looks-down',
  'no-trigger',
  'no-exclusion',
  'no-deferrable',
  'no-hidden-statement',
  'reshaped-row-is-taken-again',
  'roll-and-box-unwatched',
  'view-obeys-row-security',
  'roll-and-box-apart',
  'append-only',
] as const;
/** One of {@link MIGRATION_RULES}. */
export type MigrationRule = (typeof MIGRATION_RULES)[number];

/** Every broken rule in the catalog, in the order of the files. */
export function findingsIn(catalog: Catalog): Finding[] {
  const tables = [...catalog.tables.values()];
  return [
    ...tables.flatMap(tenantFindings),
    ...tables.flatMap(timelessFindings),
    ...tables.flatMap(clauseFindings),
    ...tables.flatMap(referenceFindings),
    ...catalog.statements.flatMap(statementFindings),
    ...journalFindings(catalog),
    ...schemaFindings(catalog),
    ...grantFindings(catalog),
  ];
}

const finding = (place: Place, rule: MigrationRule, message: string): Finding => ({
  file: place.file,
  line: place.line,
  rule,
  message,
});

/** Architecture, section 8: what makes one schema run on plain PostgreSQL and on Citus, and isolates tenants. */
function tenantFindings(table: Table): Finding[] {
  if (table.name in REFERENCE_TABLES) return [];
  const tenant = table.columns.find((column) => column.name === 'tenant_id');
  const isPlain = tenant !== undefined && /^uuid (not null|primary key)/.test(tenant.definition);
  const hasPrimaryKey = table.keys.some((key) => key.kind === 'primary key');
  return [
    ...(isPlain ? [] : [finding(table, 'tenant-column', `${table.name} needs tenant_id uuid not null`)]),
    ...(hasPrimaryKey ? [] : [finding(table, 'tenant-first-in-key', `${table.name} has no primary key`)]),
    ...table.keys
      .filter((key) => key.columns[0] !== 'tenant_id')
      .map((key) => finding(key, 'tenant-first-in-key', `${table.name}: ${key.kind} must begin with tenant_id`)),
    ...table.foreignKeys
      .filter((key) => key.columns[0] !== 'tenant_id' && !(key.target in REFERENCE_TABLES))
      .map((key) =>
        finding(
          key,
          'tenant-first-in-foreign-key',
          `${table.name}: the key to ${key.target} must begin with tenant_id`,
        ),
      ),
    ...securityFindings(table),
  ];
}

function securityFindings(table: Table): Finding[] {
  const hasPolicy = table.policies.some((policy) => / using \( tenant_id = /.test(policy));
  const isOpen = table.policies.some((policy) => /\( true \)/.test(policy));
  const isSecured = table.isSecured && table.isForced && hasPolicy && !isOpen;
  return [
    ...(isSecured
      ? []
      : [
          finding(
            table,
            'row-security',
            `${table.name} needs row level security: enabled, forced, a policy on tenant_id`,
          ),
        ]),
    ...table.policies
      .filter((policy) => ASKS_EACH_ROW.test(policy))
      .map(() => finding(table, 'policy-asks-once', `${table.name}: the setting belongs into (select …)`)),
  ];
}
/** A setting that does not stand behind a `select` is asked for once per row, not once per statement. */
const ASKS_EACH_ROW = /(?<!\( select nullif \( |\( select )\bcurrent_setting\b/;

const TELLTALE =
  /^(timestamp|timestamptz|date|time|timetz|interval|serial|bigserial|smallserial|inet|cidr|macaddr8?|xid8?|pg_lsn)\b/;
const IDENTITY = /\bgenerated (always|by default) as identity\b|\bnextval\b|\buuidv7\b|\buuid_generate_v[16]/;
const CLOCK =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday) \(|\bcurrent_(timestamp|date|time)\b|\blocaltime/;

/** ANO-2; ballot tests 26 and 30: nothing in roll and box may tell when, in what order or from where. */
function timelessFindings(table: Table): Finding[] {
  if (!TIMELESS_SCHEMAS.includes(table.schema)) return [];
  const telltales = table.columns
    .filter(({ definition }) => TELLTALE.test(definition) || IDENTITY.test(definition))
    .map((column) => finding(column, 'timeless-schema', `${table.name}.${column.name} tells time, order or place`));
  const retyped = table.clauses
    .filter(
      ({ text }) =>
        TELLTALE.test(/^alter (?:column )?\S+ (?:set data )?type (.*)/.exec(text)?.[1] ?? '') ||
        (/^alter /.test(text) && IDENTITY.test(text)),
    )
    .map((clause) => finding(clause, 'timeless-schema', `${table.name}: ${clause.text}`));
  const clocks = table.clauses
    .filter(({ text }) => CLOCK.test(text))
    .map((clause) => finding(clause, 'no-default-clock-in-box', `${table.name} reads the clock: ${clause.text}`));
  return [...telltales, ...retyped, ...clocks];
}

function clauseFindings(table: Table): Finding[] {
  return table.clauses.flatMap((clause) => [
    ...(/^exclude /.test(clause.text)
      ? [finding(clause, 'no-exclusion', `${table.name}: an exclusion constraint does not distribute`)]
      : []),
    ...(/(?<!not )\b(deferrable|initially deferred)\b/.test(clause.text)
      ? [finding(clause, 'no-deferrable', `${table.name}: a deferrable constraint does not distribute`)]
      : []),
  ]);
}

function referenceFindings(table: Table): Finding[] {
  return table.foreignKeys.flatMap((key) => {
    const target = key.target.split('.')[0] ?? '';
    if (target === table.schema) return [];
    if (table.schema === 'box') return [finding(key, 'box-points-nowhere', `${table.name} points to ${key.target}`)];
    const isBelow = floorOf(target) < floorOf(table.schema);
    return isBelow ? [] : [finding(key, 'foreign-key-looks-down', `${table.name} points to ${key.target}`)];
  });
}

const floorOf = (schema: string): number => FLOOR_OF_SCHEMA[schema] ?? 3;

const KNOWN_STATEMENT =
  /^(create (schema|table|unlogged table|index|unique index|policy|view|extension|function|role|type|domain)|alter (table|policy|default privileges|schema|function|view|role)|grant|revoke|comment|insert|update|drop (table|index|column|view|policy|function))\b/;

/** The two calls by which a table comes under the journal; {@link journalFindings} looks into them. */
const JOURNAL_CALL = /^select audit \. (watch|take_baseline) \( '/;
const isKnown = (text: string): boolean =>
  JOURNAL_CALL.test(text) ||
  (KNOWN_STATEMENT.test(text.replace(/^create or replace/, 'create')) &&
    !/^create (unlogged )?table [^(]* as /.test(text));
const MAKES_TRIGGER =
  /^create (or replace )?(constraint )?(event )?trigger\b|\breturns trigger\b|^create (or replace )?rule\b/;

function statementFindings(statement: Catalog['statements'][number]): Finding[] {
  const { text } = statement;
  if (MAKES_TRIGGER.test(text) && statement.file !== JOURNAL_FILE) {
    return [finding(statement, 'no-trigger', 'triggers do not distribute, and hide what a command does')];
  }
  if (/^create (or replace )?(materialized )?view\b/.test(text) && !/\bsecurity_invoker\b/.test(text)) {
    return [finding(statement, 'view-obeys-row-security', 'a view needs with (security_invoker = true)')];
  }
  const isOpaque = !isKnown(text) || /\bsecurity definer\b/.test(text);
  const excuse = OPAQUE_STATEMENTS[`${statement.file}: ${text.split(' ').slice(0, 3).join(' ')}`];
  if (!isOpaque || excuse) return [];
  return [finding(statement, 'no-hidden-statement', `the lint cannot look into: ${text.slice(0, 60)}`)];
}

const RESHAPES =
  /^(drop (column )?\w|alter (column )?\S+ (set data )?type\b|rename (column )?|add (column )?.*\bnot null\b)/;
const isConstraint = (text: string): boolean => /^(drop|rename|add) constraint\b/.test(text);

const isLeftOut = (table: string, text: string): boolean => {
  const [, column = ''] = /^(?:add|drop|alter) (?:column )?(?:if (?:not )?exists )?(\w+)/.exec(text) ?? [];
  return WATCHED[table]?.leftOut.includes(column) === true;
};

/** Decision 012: what gives watched rows another shape must take them again; roll and box are never watched. */
function journalFindings(catalog: Catalog): Finding[] {
  const calls = catalog.statements.flatMap((statement) => {
    const [, verb, place = ''] = /^select audit \. (watch|take_baseline) \( '([^']+)'/.exec(statement.text) ?? [];
    return verb === undefined ? [] : [{ ...statement, verb, place }];
  });
  const isTaken = (file: string, place: string): boolean =>
    calls.some((call) => call.verb === 'take_baseline' && call.file === file && call.place === place);
  const reshaped = [...catalog.tables.values()]
    .filter(({ name }) => name in WATCHED)
    .flatMap(({ name, file, clauses }) =>
      clauses
        .filter((clause) => clause.file > JOURNAL_FILE && clause.file !== file && !isTaken(clause.file, name))
        .filter(({ text }) => RESHAPES.test(text) && !isConstraint(text) && !isLeftOut(name, text))
        .map((clause) =>
          finding(clause, 'reshaped-row-is-taken-again', `${name}: ${clause.text}; audit.take_baseline`),
        ),
    );
  const secret = calls.filter(({ place }) => TIMELESS_SCHEMAS.includes(schemaOf(place)));
  return [
    ...reshaped,
    ...secret.map((call) => finding(call, 'roll-and-box-unwatched', `${call.place} would tell who came when`)),
  ];
}

function schemaFindings(catalog: Catalog): Finding[] {
  const made = [...catalog.schemas.map((schema) => ({ ...schema, schema: schema.name })), ...catalog.tables.values()];
  return made
    .filter(({ file, schema }) => !(SCHEMAS_OF[moduleOf(file)] ?? []).includes(schema))
    .map((place) =>
      finding(place, 'one-schema-per-module', `${moduleOf(place.file)} may not make anything in ${place.schema}`),
    );
}

/** `0012_ballot_reminders.sql` belongs to `ballot`. */
const moduleOf = (file: string): string => /^\d{4}_([a-z]+)/.exec(file)?.[1] ?? '';

function grantFindings({ grants }: Catalog): Finding[] {
  const reach = (login: string, schema: string): boolean =>
    grants.some(({ object, logins }) => schemaOf(object) === schema && logins.includes(login));
  return grants.flatMap((grant) => [
    ...grant.logins
      .filter((login) => schemaOf(grant.object) === 'box' && reach(login, 'issue'))
      .map((login) => finding(grant, 'roll-and-box-apart', `${login} would reach the roll and ${grant.object}`)),
    ...(isAppendOnly(grant.object) && grant.rights.some((right) => /^(update|delete|truncate|all)/.test(right))
      ? [finding(grant, 'append-only', `${grant.object} is append-only: ${grant.rights.join(', ')}`)]
      : []),
  ]);
}

const schemaOf = (object: string): string => object.split('.')[0] ?? '';

/** A table of the list, or a schema that holds one: `grant update on all tables in schema box`. */
const isAppendOnly = (object: string): boolean =>
  APPEND_ONLY.includes(object) || APPEND_ONLY.some((table) => schemaOf(table) === object);
