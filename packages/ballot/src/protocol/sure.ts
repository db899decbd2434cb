/** A value that the lines above make sure of. Throws where that is not so, which is a bug and never an input's fault. */
export function sure<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value that must be there is missing');
  return value;
}
