import { Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import { fail, type Fault, type Result } from '../kernel/index.ts';
import type { Login, Reach } from './logins.ts';
import { isLostConnection } from './lost-connection.ts';
import { inTenant, TenantDialect } from './tenant-dialect.ts';
import { typeParsers } from './type-parsers.ts';

/** A database that shows no table until a module claims its own with `$extendTables`. */
export type Db = Kysely<unknown>;
/** One running transaction; shows no table either. */
export type Tx = Transaction<unknown>;

/** The four logins of the running product (rulings, 14). No login reaches both the roll and the box. */
export type StoreName = 'app' | 'issue' | 'cast' | 'count';
/** One pool per login. */
export type Stores = Readonly<Record<StoreName, Db>> & { readonly close: () => Promise<void> };

const LOGINS = {
  app: 'guong_app',
  issue: 'guong_issue',
  cast: 'guong_cast',
  count: 'guong_count',
} as const satisfies Record<StoreName, Login>;

interface PoolOptions {
  /** Connections at most in this pool. */
  readonly max: number;
  /** Told when an idle connection breaks (the server went away); the pool opens a new one by itself. */
  readonly onBroken: (error: Error) => void;
}

/** A pool for one login. Close it with `destroy()`. */
export function openDb(reach: Reach, login: Login, { max, onBroken }: PoolOptions): Db {
  const pool = new pg.Pool({ ...reach(login), max, types: typeParsers, application_name: login });
  pool.on('error', onBroken);
  // The pool listens to idle connections only; one that breaks in use would otherwise end the whole process.
  pool.on('connect', (client) => client.on('error', onBroken));
  return new Kysely({ dialect: new TenantDialect({ pool }) });
}

/** One pool per login of the product; `max` is the size of the largest one (`app`). */
export function openStores(reach: Reach, { max, onBroken }: PoolOptions): Stores {
  const small = Math.max(1, Math.floor(max / 2));
  const open = (name: StoreName, size: number): Db => openDb(reach, LOGINS[name], { max: size, onBroken });
  const stores = {
    app: open('app', max),
    issue: open('issue', small),
    cast: open('cast', small),
    count: open('count', 1),
  };
  return {
    ...stores,
    async close() {
      await Promise.all(Object.values(stores).map((db) => db.destroy()));
    },
  };
}

/** How a transaction runs: in which tenant (none for the ballot box), and whether it may write. */
export interface TransactionMode {
  readonly tenantId?: string;
  readonly readOnly: boolean;
}

class Rollback extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super('rollback');
    this.fault = fault;
  }
}

/** A pool hands out a connection that the server has just ended until it hears of it; the next one is new or sound. */
const BEGINNINGS = 3;

/**
 * One transaction: a refused Result rolls back exactly like a throw.
 * The tenant holds for this transaction only; row-level security shows and accepts rows of no other.
 * A connection lost before the transaction began is replaced; one lost later throws, for nobody knows what was kept.
 */
export async function transaction<T>(
  db: Db,
  { tenantId, readOnly }: TransactionMode,
  body: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  const begun = { ever: false };
  const run = async (tx: Tx): Promise<Result<T>> => {
    begun.ever = true;
    const result = await body(tx);
    if (!result.ok) throw new Rollback(result.fault);
    return result;
  };
  // A page of several queries, or the walk along the audit chain, sees one state of the house.
  const opening = () =>
    readOnly ? db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read') : db.transaction();
  const attempt = async (left: number): Promise<Result<T>> => {
    try {
      return await inTenant(tenantId, () => opening().execute(run));
    } catch (error) {
      if (error instanceof Rollback) return fail(error.fault);
      if (begun.ever || left === 0 || !isLostConnection(error)) throw error;
      return attempt(left - 1);
    }
  };
  return attempt(BEGINNINGS - 1);
}
