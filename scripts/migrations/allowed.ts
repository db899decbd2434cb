/**
 * Which SQL schemas each migration file may make or alter, by the name behind its number (`0003_org.sql` → `org`).
 * One schema per module; the ballot has four, because no login may reach both the roll and the box (ruling 1, 14).
 */
export const SCHEMAS_OF: Readonly<Record<string, readonly string[]>> = {
  audit: ['audit'],
  platform: ['platform'],
  org: ['org'],
  identity: ['identity'],
  document: ['document'],
  mail: ['mail'],
  task: ['task'],
  directive: ['directive'],
  meeting: ['meeting'],
  review: ['review'],
  pledge: ['pledge'],
  ballot: ['ballot', 'issue', 'box', 'count'],
  petition: ['petition'],
  inspection: ['inspection'],
  commendation: ['commendation'],
  report: ['report'],
  portal: ['portal'],
};

/** From the ground up; a foreign key may point into its own schema or one that stands lower. */
export const FLOOR_OF_SCHEMA: Readonly<Record<string, number>> = {
  audit: -1,
  platform: -1,
  org: 0,
  identity: 1,
  document: 1,
  mail: 2,
  task: 3,
};

/** Schemas in which nothing may tell when, in what order or from where: ANO-2, ruling 13. */
export const TIMELESS_SCHEMAS: readonly string[] = ['box', 'issue'];

/** Tables without a tenant, each with the reason why no tenant owns its rows. */
export const REFERENCE_TABLES: Readonly<Record<string, string>> = {
  'platform.installation': 'one row about the database itself: whether it was made for a demonstration',
  'platform.tenant': 'the list of the tenants themselves; made by the owner only',
  'box.directory': 'the casting door knows a round only by the hash of its manifest, and learns the tenant here',
};

/** Statements that the lint cannot look into, by file and first words, each with the reason why they are needed. */
export const OPAQUE_STATEMENTS: Readonly<Record<string, string>> = {
  '0015_audit_retention.sql: create function audit':
    'the security log is append-only for every login; this is the one way to forget what is over a year old',
  '0031_audit_changes.sql: create function audit':
    'the journal of changes: its one trigger writes what no login may write by itself, and reads what no login may read',
};

/** The one function behind triggers; only `audit.watch` makes them (decision 012). */
export const JOURNAL_FILE = '0031_audit_changes.sql';

/** Append-only by revoked rights (no triggers): nobody may be granted `update`, `delete` or `truncate` on these. */
export const APPEND_ONLY: readonly string[] = [
  'audit.entry',
  'audit.change',
  'audit.checkpoint',
  'audit.security_event',
  'box.ballot',
  'box.leaf',
  'box.head',
];
