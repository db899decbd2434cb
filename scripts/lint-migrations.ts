import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingsIn, type Finding } from './migrations/rules.ts';
import { catalogOf, type Catalog } from './migrations/sql-catalog.ts';

const FOLDER = join(import.meta.dirname, '..', 'packages', 'core', 'migrations');

/** Reads every migration of a folder, in the order in which they run, and says what is wrong with them. */
export function lintMigrations(folder = FOLDER): { findings: Finding[]; tables: number; known: Catalog } {
  const names = readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name));
  const files = names.sort().map((file) => ({ file, sql: readFileSync(join(folder, file), 'utf8') }));
  const known = catalogOf(files);
  return { findings: findingsIn(known), tables: known.tables.size, known };
}

if (import.meta.main) {
  const { findings, tables } = lintMigrations();
  for (const { file, line, rule, message } of findings) console.error(`${file}:${String(line)} ${rule}: ${message}`);
  console.log(`${String(tables)} tables, ${String(findings.length)} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
