import { execFile } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openHouse } from '../house.ts';
import { readSettings, type Settings } from '../platform/index.ts';
import { testLog } from './test-log.ts';
import { workerServer } from './worker-server.ts';

const run = promisify(execFile);

/** Settings of an embedded house whose data lies in this folder. */
export function settingsIn(dataFolder: string, variables: Record<string, string> = {}): Settings {
  const read = readSettings({ GUONG_DATA: dataFolder, ...variables }, { cwd: '/', isRoot: true });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

/** A folder that the database account may enter, removed at the end of the run. */
export async function reachableFolder(): Promise<string> {
  const folder = await mkdtemp(join(workerServer().folder, 'embedded-'));
  await chmod(folder, 0o711);
  return folder;
}

let seed: Promise<string> | undefined;

/**
 * A data folder of an embedded house that was opened once and closed: a copy, because making one anew takes seconds.
 * For tests that need a server of their own, with files that may be damaged or a process that may be killed.
 */
export async function seededFolder(): Promise<string> {
  const original = await (seed ??= makeSeed());
  const copy = join(await reachableFolder(), 'data');
  await run('cp', ['-a', original, copy]);
  return copy;
}

async function makeSeed(): Promise<string> {
  const data = join(await reachableFolder(), 'data');
  const house = await openHouse(settingsIn(data), {
    clock: () => new Date('2026-11-22T02:00:00Z'),
    as: 'serve',
    log: testLog,
  });
  await house.close();
  return data;
}
