import { CompiledQuery } from 'kysely';
import type { Tx } from './db.ts';

/** A statement that PostgreSQL plans once per connection and then only runs: for what happens at every request. */
export interface NamedStatement {
  /** Unique in the house; another text under the same name is an error of the driver. */
  readonly name: string;
  /** With `$1`, `$2` … for the values. */
  readonly text: string;
}

/** Runs a named statement inside a transaction. Planning a join of six tables costs more than running it. */
export async function runNamed<Row>(tx: Tx, statement: NamedStatement, values: readonly unknown[]): Promise<Row[]> {
  // Kysely hands `sql` to `pg` as it is, and `pg` takes `{ name, text }` there; Kysely's own type knows only strings.
  const query = CompiledQuery.raw(statement as unknown as string, [...values]);
  const { rows } = await tx.executeQuery<Row>(query);
  return rows;
}
