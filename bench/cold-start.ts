import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from './memory.ts';
import type { Section } from './report.ts';

interface Place {
  readonly main: string;
  readonly folder: string;
  readonly ports: readonly [number, number];
}
const TRIES = 1_200;

/** Starts the built server on a house that already has its data: time to the first page, memory some seconds later. */
export async function coldStart({ main, folder, ports: [port, castPort] }: Place): Promise<Section> {
  const env = {
    ...process.env,
    GUONG_DATA: folder,
    GUONG_PORT: String(port),
    GUONG_CAST_PORT: String(castPort),
    GUONG_LOG_LEVEL: 'error',
  };
  const started = performance.now();
  const server = spawn(process.execPath, ['--enable-source-maps', main], { env, stdio: 'ignore' });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  try {
    await firstPage(`http://localhost:${port}/sign-in`);
    const seconds = (performance.now() - started) / 1000;
    await sleep(5_000);
    const { node, database, databaseProcesses } = await memoryOf(server.pid ?? 0);
    return {
      title: 'The built server on a house with data',
      lines: [
        { name: 'start to the first 200', value: seconds, unit: 's', proved: 'database start included' },
        { name: 'Node at rest, resident set', value: node, unit: 'MB', proved: 'five seconds after the first page' },
        {
          name: 'PostgreSQL at rest, proportional',
          value: database,
          unit: 'MB',
          proved: `${databaseProcesses} processes`,
        },
      ],
    };
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

async function firstPage(address: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const status = await fetch(address, { redirect: 'manual' }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(25);
  }
  throw new Error(`${address} never came`);
}
