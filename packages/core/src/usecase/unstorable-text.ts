/**
 * The path of the first text that PostgreSQL cannot keep as typed (a NUL character or half of a surrogate pair), or
 * nothing. Refused here once, so that no use case ends in a database error or stores something else than was sent.
 */
export function unstorableText(raw: unknown, path = ''): string | undefined {
  if (typeof raw === 'string') return isStorable(raw) ? undefined : path;
  for (const [key, inner] of partsOf(raw)) {
    const found = isStorable(key) ? unstorableText(inner, path === '' ? key : `${path}.${key}`) : path;
    if (found !== undefined) return found;
  }
  return undefined;
}

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const partsOf = (raw: unknown): [string, unknown][] =>
  typeof raw === 'object' && raw !== null && !ArrayBuffer.isView(raw) ? Object.entries(raw) : [];
