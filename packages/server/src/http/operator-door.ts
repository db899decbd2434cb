import { Hono } from 'hono';
import { checkHealth } from '@guong/core/platform';
import type { App } from '@guong/core/usecase';
import { showFileSpace } from '../jobs/file-space.ts';
import { showUndelivered } from '../jobs/undelivered.ts';
import { showUpkeep } from '../jobs/upkeep.ts';

/**
 * For whoever runs the machine, reached from the machine itself only: `/healthz` (the process answers), `/readyz`
 * (database and disk do too), `/metrics` (counts without names, when upkeep was last done, what has not arrived, how full the
 * files are). Never content.
 */
export function operatorPages(app: App) {
  const room = new Hono();
  room.get('/healthz', (c) => c.json({ ok: true }));
  room.get('/readyz', async (c) => {
    const { database, disk } = await checkHealth(app.stores, app.settings.dataFolder);
    app.metrics.healthy.set(database && disk ? 1 : 0);
    const mail = app.settings.mail ? 'on' : 'off';
    return c.json({ ok: database && disk, database, disk, mail }, database && disk ? 200 : 503);
  });
  room.get('/metrics', async (c) => {
    // Counts are worth showing also while the database is away.
    for (const show of [showUpkeep, showUndelivered, showFileSpace]) {
      await show(app).catch((err: unknown) => {
        app.log.warn({ err }, 'upkeep cannot be read');
      });
    }
    c.header('content-type', app.metrics.registry.contentType);
    return c.body(await app.metrics.registry.metrics());
  });
  return room;
}

/** The paths above; all else goes to the main door. */
export const OPERATOR_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether the other end of the socket is this machine. A balancer on another machine does not count. */
export const isLoopback = (remoteAddress: string | undefined): boolean =>
  remoteAddress !== undefined && LOOPBACK.has(remoteAddress);
