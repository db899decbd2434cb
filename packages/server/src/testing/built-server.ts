import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where `npm run build` puts it; GUONG_TEST_SERVER names another build, for long runs beside somebody's work. */
const MAIN =
  process.env['GUONG_TEST_SERVER'] ?? fileURLToPath(new URL('../../../../dist/server/main.js', import.meta.url));

/** The command line of the same build. */
export const BUILT_CLI: string = fileURLToPath(new URL('cli.js', pathToFileURL(MAIN)));

/** The server as `npm run build` made it, in a process of its own. */
export interface BuiltServer {
  readonly child: ChildProcess;
  readonly castOrigin: string;
  /** Whatever it printed, both streams. */
  readonly said: () => string;
  readonly ended: Promise<void>;
}

/** A port of the loopback interface that nobody uses just now. */
export async function freePort(): Promise<number> {
  return new Promise((done, broke) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
    probe.once('error', broke);
  });
}

/**
 * Starts the built server with these variables and waits until both doors are open.
 * @throws when it ends before, with what it said
 */
export async function startBuiltServer(
  variables: Readonly<Record<string, string>>,
  { mainPort, castPort }: { readonly mainPort: number; readonly castPort: number },
): Promise<BuiltServer> {
  const ports = { GUONG_PORT: String(mainPort), GUONG_CAST_PORT: String(castPort) };
  const env = { PATH: process.env['PATH'] ?? '', ...variables, ...ports };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += String(chunk);
        if (text.includes('Bỏ phiếu / casting:')) resolve();
      });
    }
  });
  await Promise.race([ready, ended]);
  if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the built server ended: ${text}`);
  return { child, castOrigin: `http://127.0.0.1:${String(castPort)}`, said: () => text, ended };
}
