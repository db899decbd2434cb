import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../repository-files.ts';

/** The built product, running with its demonstration in a temporary folder. */
export interface RunningDemo {
  /** Both origins, as it announced them. */
  readonly origins: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts `dist/server/main.js` on two free ports and waits until it has announced both origins. */
export async function runningDemo(): Promise<RunningDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'guong-sizes-'));
  chmodSync(folder, 0o755);
  const [port, castPort] = [await freePort(), await freePort()];
  const env = {
    ...process.env,
    GUONG_PROFILE: 'demo',
    GUONG_DATA: join(folder, 'data'),
    GUONG_PORT: String(port),
    GUONG_CAST_PORT: String(castPort),
  };
  const child = spawn(process.execPath, [join('dist', 'server', 'main.js')], { cwd: ROOT, env, stdio: 'pipe' });
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
      child.once('close', () => reject(new Error(`the demonstration did not start:\n${said}`)));
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { origins: origins(), stop };
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
