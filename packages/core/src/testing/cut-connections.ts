/** Run as its own process, `node cut-connections.ts <reach as JSON> <login>`: ends every connection of one login to that database. */
import pg from 'pg';

const [reach = '{}', login = ''] = process.argv.slice(2);
const client = new pg.Client(JSON.parse(reach) as pg.ClientConfig);
await client.connect();
const ofLogin = 'datname = current_database() and usename = $1';
await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ofLogin}`, [login]);
await client.end();
