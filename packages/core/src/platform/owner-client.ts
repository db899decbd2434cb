import pg from 'pg';

/**
 * One connection for a piece of work. When the server goes away its queries fail, and that is how the caller learns it:
 * the same news as an event nobody listens to would end the whole process.
 */
export async function connectClient(reach: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client(reach);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
