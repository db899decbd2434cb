/** The text of an answer that is kept for a replay: JSON in which instants and bytes survive. */
export function remember(answer: unknown): string {
  return JSON.stringify({ answer: tagged(answer) });
}

/** The answer as it was. */
export function recall(text: string): unknown {
  return untagged((JSON.parse(text) as { answer?: unknown }).answer);
}

// A tag is an object with this one key; no answer of ours has it, because keys of schemas are plain words.
const TAG = '$kept';

function tagged(value: unknown): unknown {
  if (value instanceof Date) return { [TAG]: ['instant', value.toISOString()] };
  if (value instanceof Uint8Array) return { [TAG]: ['bytes', Buffer.from(value).toString('base64')] };
  return mapped(value, tagged);
}

function untagged(value: unknown): unknown {
  const kept = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[TAG] : undefined;
  if (!Array.isArray(kept)) return mapped(value, untagged);
  const [kind, text] = kept as [string, string];
  return kind === 'instant' ? new Date(text) : new Uint8Array(Buffer.from(text, 'base64'));
}

function mapped(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}
