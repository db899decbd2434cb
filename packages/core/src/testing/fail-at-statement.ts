import type { KyselyPlugin, UnknownRow, QueryResult, RootOperationNode } from 'kysely';
import type { Stores } from '../platform/index.ts';

/** Thrown by planted crashes, so that a law never mistakes a real bug for one. */
export class PlantedCrash extends Error {}

/** Counts the statements of a run and crashes at one of them. */
export interface StatementTrap {
  readonly stores: Stores;
  /** Statements begun so far (BEGIN, COMMIT and ROLLBACK are not counted). */
  readonly count: () => number;
}

/** The same stores, but the `n`-th statement (from 1) throws before it reaches the database; `n` = 0 only counts. */
export function failingAtStatement(stores: Stores, n: number): StatementTrap {
  let count = 0;
  const trap: KyselyPlugin = {
    transformQuery({ node }): RootOperationNode {
      count += 1;
      if (count === n) throw new PlantedCrash(`planted at statement ${String(n)}`);
      return node;
    },
    transformResult: ({ result }): Promise<QueryResult<UnknownRow>> => Promise.resolve(result),
  };
  const { app, issue, cast, count: counting, close } = stores;
  const trapped = {
    app: app.withPlugin(trap),
    issue: issue.withPlugin(trap),
    cast: cast.withPlugin(trap),
    count: counting.withPlugin(trap),
    close,
  };
  return { stores: trapped, count: () => count };
}
