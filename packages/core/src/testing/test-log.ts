import { openLog, type Log } from '../platform/index.ts';

let errors: string[] = [];

/** A log that keeps its error lines: a test that leaves one behind fails (see `setup.ts`). */
export const testLog: Log = openLog('error', { write: (line) => void errors.push(line) });

/** The error lines since the last call, for tests that expect one. */
export function takeLoggedErrors(): string[] {
  const taken = errors;
  errors = [];
  return taken;
}
