import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the numbers were measured on. */
export interface Machine {
  readonly node: string;
  readonly openssl: string;
  readonly kernel: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly commit: string;
  readonly hasLocalChanges: boolean;
}

/** Versions of this machine and the commit of this tree. */
export function machine(root: string): Machine {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  return {
    node: process.versions.node,
    openssl: `${process.versions.openssl} (Node), ${execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim()}`,
    kernel: release(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    commit: git('rev-parse', '--short', 'HEAD'),
    hasLocalChanges: git('status', '--porcelain').length > 0,
  };
}

/** Load averages over 1, 5 and 15 minutes; a machine with N cores is busy from N on. */
export const loadNow = (): string =>
  loadavg()
    .map((load) => load.toFixed(1))
    .join(' ');
