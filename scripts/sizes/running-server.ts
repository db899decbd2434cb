import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '@guong/core/house';
import { addTenant, readSettings } from '@guong/core/platform';
import { ROOT } from '../repository-files.ts';

/** The built product, running in a temporary folder, with one committee in it and no people. */
export interface RunningServer {
  /** Both origins, as it announced them. */
  readonly origins: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts `dist/server/main.js` on two free ports and waits until it has announced both origins. */
export async function runningServer(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'guong-sizes-'));
  chmodSync(folder, 0o755);
  const variables = {
    GUONG_PROFILE: 'demo',
    GUONG_DATA: join(folder, 'data'),
    GUONG_PORT: String(await freePort()),
    GUONG_CAST_PORT: String(await freePort()),
  };
  await foundCommittee(variables);
  const child = spawn(process.execPath, [join('dist', 'server', 'main.js')], {
    cwd: ROOT,
    env: { ...process.env, ...variables },
    stdio: 'pipe',
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('close', resolve));
    }
    rmSync(folder, { recursive: true, force: true });
  };
  let said = '';
  const origins = (): string[] => [...new Set(said.match(/http:\/\/[\w.]+:\d+/g))];
  try {
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        if (origins().length >= 2) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('close', () => reject(new Error(`the server did not start:\n${said}`)));
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { origins: origins(), stop };
}

/** A database with a committee in it is not filled with the demonstration, which would take longer than the weighing. */
async function foundCommittee(variables: Readonly<Record<string, string>>): Promise<void> {
  const settings = readSettings(variables, { cwd: ROOT, isRoot: process.getuid?.() === 0 });
  if (!settings.ok) throw new Error(JSON.stringify(settings.fault));
  const house = await openHouse(settings.value, { clock: () => new Date(), as: 'visit' });
  const tenant = { tenantId: randomUUID(), code: 'hoa-gao', name: 'Đảng bộ phường Hoa Gạo', host: null };
  await addTenant(house.reach('guong_owner'), tenant);
  await house.close();
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
