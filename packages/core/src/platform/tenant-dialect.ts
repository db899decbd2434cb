import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
  type TransactionSettings,
} from 'kysely';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const opening = new AsyncLocalStorage<{ readonly tenantId: string | undefined }>();

/**
 * Runs `begun`, whose transaction starts inside this tenant (none when undefined). What it opens in turn names its own.
 * Throws when the tenant is no UUID: it stands in the statement itself.
 */
export function inTenant<T>(tenantId: string | undefined, begun: () => Promise<T>): Promise<T> {
  if (tenantId !== undefined && !UUID.test(tenantId)) throw new Error('a tenant is named by a UUID');
  return opening.run({ tenantId }, begun);
}

/** PostgreSQL where a transaction and its tenant begin in one message: a page opens several, and each message costs. */
export class TenantDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new TenantDriver(this.#config);
  }
}

class TenantDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const tenantId = opening.getStore()?.tenantId;
    if (tenantId === undefined) return super.beginTransaction(connection, settings);
    const { isolationLevel, accessMode } = settings;
    const modes = [isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ');
    const start = `start transaction ${modes}; select set_config('guong.tenant', '${tenantId}', true)`;
    try {
      await connection.executeQuery(CompiledQuery.raw(start));
    } catch (error) {
      // A transaction that began without its tenant must not go back to the pool.
      await this.rollbackTransaction(connection as never).catch(() => undefined);
      throw error;
    }
  }
}
