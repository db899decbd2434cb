import type { JsonSchema } from './json-schema.ts';

/**
 * The input of a view out of an address: text becomes a number, a yes or a list where the schema wants one.
 * What does not fit stays text, and the use case refuses it with its own sentence. A name that comes twice is a list
 * only where a list is wanted; else it stays a list and is refused.
 */
export function inputOfQuery(query: URLSearchParams, schema: JsonSchema): Record<string, unknown> {
  const names = new Set(query.keys());
  return Object.fromEntries(
    [...names].map((name) => [name, valueOf(query.getAll(name), schema.properties?.[name] ?? {})]),
  );
}

function valueOf(texts: readonly string[], schema: JsonSchema): unknown {
  const type = schema.type ?? schema.anyOf?.find((one) => one.type !== 'null')?.type;
  if (type === 'array') return texts.map((text) => scalarOf(text, schema.items?.type));
  return texts.length === 1 ? scalarOf(texts[0] ?? '', type) : [...texts];
}

function scalarOf(text: string, type: string | undefined): unknown {
  const isNumeric = type === 'integer' || type === 'number';
  if (isNumeric && /^-?\d{1,15}(\.\d{1,9})?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
