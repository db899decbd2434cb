import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { ownHouse, type OwnHouse } from '@guong/core/testing/own-house';
import { BUILT_CLI, freePort, startBuiltServer, type BuiltServer } from '../testing/index.ts';

const run = promisify(execFile);
const IN_USE = /đang do một máy chủ Gương khác dùng.*in use by another Gương server/s;

let own: OwnHouse | undefined;
let running: BuiltServer[] = [];
afterEach(async () => {
  for (const server of running) {
    server.child.kill('SIGKILL');
    await server.ended;
  }
  running = [];
  await own?.close();
});

const ports = async () => ({ mainPort: await freePort(), castPort: await freePort() });
async function start(variables: Readonly<Record<string, string>>): Promise<BuiltServer> {
  const server = await startBuiltServer(variables, await ports());
  running.push(server);
  return server;
}
/** The sentence with which a start was refused; a start that is not refused fails the test. */
const refusal = (variables: Readonly<Record<string, string>>): Promise<string> =>
  start(variables).then(
    () => 'it started',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
const commandLine = (variables: Readonly<Record<string, string>>, ...args: string[]) =>
  run(process.execPath, [BUILT_CLI, ...args], { env: { PATH: process.env['PATH'] ?? '', ...variables } }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: unknown) => {
      const { code = 1, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string };
      return { code, said: `${stdout}${stderr}` };
    },
  );

/** Starts so many at the same moment; what was said to those that were refused. */
async function startTogether(variables: Readonly<Record<string, string>>, count: number): Promise<string[]> {
  const started = await Promise.allSettled(Array.from({ length: count }, () => start(variables)));
  return started.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
}

async function rowsOf({ house }: OwnHouse): Promise<unknown[]> {
  const { rows } = await sql`select seq, hash from audit.entry order by tenant_id, seq`.execute(house.ownerDb);
  return rows;
}
const answers = async (server: BuiltServer): Promise<boolean> => (await fetch(server.castOrigin)).status === 200;

// An external server has its own guard: what is held here is the folder of the embedded one.
const onEmbedded = test.skipIf(process.env['GUONG_TEST_DATABASE_URL'] !== undefined);

onEmbedded(
  'DUR-2: whoever comes second to a data folder is refused with a clear text, or joins; the data stays as it was',
  async () => {
    own = await ownHouse();
    const before = await rowsOf(own);
    await own.close();
    const folder = own.variables['GUONG_DATA'] ?? '';
    const backup = join(dirname(folder), 'while-it-runs.guong');
    const alias = `${folder}-alias`;
    await symlink(folder, alias);
    const first = await start(own.variables);

    const second: string[] = [];
    for (const path of [folder, alias, join(folder, '..', 'data'), `${folder}/`]) {
      second.push(await refusal({ ...own.variables, GUONG_DATA: path }));
    }
    // Three at once meet the same lock.
    second.push(...(await Promise.all([folder, alias, folder].map((path) => refusal({ GUONG_DATA: path })))));
    for (const said of second) expect(said).toMatch(IN_USE);
    // The command line joins the running server for what only reads, and may not put another house in its place.
    const saved = await commandLine(own.variables, 'backup', backup);
    expect([saved.code, saved.said]).toEqual([0, expect.stringContaining('SHA-256')]);
    const restored = await commandLine(own.variables, 'restore', backup);
    expect(restored.code).not.toBe(0);
    expect(restored.said).toMatch(IN_USE);
    expect(await answers(first)).toBe(true);

    // After a crash: of several that start at once exactly one serves, and nobody waits for ever.
    first.child.kill('SIGKILL');
    await first.ended;
    const late = await startTogether(own.variables, 3);
    expect(late).toHaveLength(2);
    for (const said of late) expect(said).toMatch(IN_USE);
    for (const server of running.splice(0)) {
      server.child.kill('SIGTERM');
      await server.ended;
    }
    await own.open();
    expect((await rowsOf(own)).slice(0, before.length)).toEqual(before);
    console.log(
      `DUR-2: ${String(second.length + 1 + late.length)} refused, 1 backup joined, 1 restart after kill -9; every row as it was`,
    );
  },
  240_000,
);
