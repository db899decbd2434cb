import type pg from 'pg';
import type { Settings } from './settings.ts';
import { connectClient } from './owner-client.ts';

/** Thrown when a house may not start as it is; the message is for the person at the keyboard. */
export class StartRefused extends Error {}

/**
 * Notes at the first start what the database is for, and afterwards refuses to mix: demo people and demo secrets
 * never become a production house (rulings, 12).
 * @throws StartRefused
 */
export async function settleInstallation(asOwner: pg.PoolConfig, profile: Settings['profile']): Promise<void> {
  const client = await connectClient(asOwner);
  try {
    const isDemo = profile === 'demo';
    await client.query('insert into platform.installation (is_demo) values ($1) on conflict do nothing', [isDemo]);
    const { rows } = await client.query<{ is_demo: boolean }>('select is_demo from platform.installation');
    if (rows[0]?.is_demo === isDemo) return;
    throw new StartRefused(
      isDemo
        ? 'Cơ sở dữ liệu này là của bản chính thức; bản trình diễn không mở nó. / This is a production database; the demo does not open it.'
        : 'Cơ sở dữ liệu này chứa dữ liệu trình diễn; hãy dùng cơ sở dữ liệu mới. / This database holds demo data; use a new one.',
    );
  } finally {
    await client.end();
  }
}
