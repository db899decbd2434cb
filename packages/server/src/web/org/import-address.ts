/** An address of an import that remembers for which round the list is; none for an empty `round`. */
export function withRound(path: string, round: string, more: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams({ ...more, ...(round !== '' && { round }) }).toString();
  return asked === '' ? path : `${path}?${asked}`;
}
