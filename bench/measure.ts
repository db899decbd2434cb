import type { Line } from './report.ts';

/** Runs `work` once over `count` things; the line tells milliseconds of CPU of this process for each thing. */
export function cpuOfEach<T>(name: string, count: number, work: () => T): { readonly line: Line; readonly made: T } {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  return { line: { name, value: (user + system) / 1000 / count, unit: 'ms CPU', proved: `${count} of them` }, made };
}

/** Wall times in milliseconds of `count` calls, one after the other, after `warm` calls that are not counted. */
export async function oneByOne(
  { count, warm }: { readonly count: number; readonly warm: number },
  call: () => Promise<void>,
): Promise<number[]> {
  for (let at = 0; at < warm; at += 1) await call();
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const started = performance.now();
    await call();
    times.push(performance.now() - started);
  }
  return times;
}
