import type { Result } from '../kernel/index.ts';

/** What came back, or a failed test that shows the refusal. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`);
  return result.value;
}

/** The day on which test committees were founded. */
export const FOUNDED_ON = '2025-07-01';
