import { readFile, readdir } from 'node:fs/promises';

/** Memory in MB: of the Node process its resident set, of the database the proportional sets of all its processes. */
export interface Memory {
  readonly node: number;
  readonly database: number;
  readonly databaseProcesses: number;
}

/** Reads `/proc`: the server's process and the database server that is its child. */
export async function memoryOf(pid: number): Promise<Memory> {
  const parents = await parentOfEach();
  const below = (ancestor: number): number[] => {
    const own = [...parents].filter(([, parent]) => parent === ancestor).map(([child]) => child);
    return own.concat(own.flatMap(below));
  };
  const database = below(pid);
  const shares = await Promise.all(database.map((one) => kilobytes(one, 'smaps_rollup', 'Pss')));
  return {
    node: (await kilobytes(pid, 'status', 'VmRSS')) / 1024,
    database: shares.reduce((sum, share) => sum + share, 0) / 1024,
    databaseProcesses: database.length,
  };
}

async function parentOfEach(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => [pid, await numberIn(pid, 'status', 'PPid')] as const));
  return new Map(found);
}

const kilobytes = (pid: number, file: string, field: string): Promise<number> => numberIn(pid, file, field);

/** A number of a process; 0 when the process has ended meanwhile or may not be read. */
async function numberIn(pid: number, file: string, field: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}
