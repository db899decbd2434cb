import type { Result } from '../protocol/result.ts';

/** The accepted value; throws with the refusal otherwise. For tests and fixtures only. */
export function mustAccept<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code}: ${result.detail}`);
  return result.value;
}
