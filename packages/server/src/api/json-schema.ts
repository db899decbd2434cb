import { z } from 'zod';

/** The parts of JSON Schema 2020-12 that we read. */
export interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly description?: string;
  readonly [more: string]: unknown;
}

/** The JSON Schema of a Zod schema as it travels: instants are strings, what JSON cannot say is anything. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  });
  const { $schema: _dialect, '~standard': _standard, ...rest } = made as Record<string, unknown>;
  return withoutFormFields(rest);
}

/** What only forms can send is no field of the REST door. */
function withoutFormFields(schema: JsonSchema): JsonSchema {
  const names = Object.entries(schema.properties ?? {}).flatMap(([name, { onlyInForms }]) =>
    onlyInForms ? [name] : [],
  );
  return names.length > 0 ? withoutProperties(schema, names) : schema;
}

/** Names of the parameters in a path: `/rounds/{roundId}` → `['roundId']`. */
export const pathParameters = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** An object schema without some of its properties: what is left for the body once the path has its own. */
export function withoutProperties(schema: JsonSchema, names: readonly string[]): JsonSchema {
  if (!schema.properties) return schema;
  const properties = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !names.includes(name)));
  const required = schema.required?.filter((name) => !names.includes(name)) ?? [];
  const { required: _all, ...rest } = schema;
  return { ...rest, properties, ...(required.length > 0 && { required }) };
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  uuid: '0193553a-5c00-7b21-8f3c-19ae44d07b21',
  date: '2026-11-22',
  'date-time': '2026-11-22T02:00:00.000Z',
  email: 'van.phong@hoa-gao.example',
  uri: 'https://hoa-gao.example/',
};
const DEPTH = 5;

/** A value that fits the schema, for people to read; fictional, always the same. */
export function sampleOf(schema: JsonSchema, depth = 0): unknown {
  const known = givenSample(schema);
  if (known !== undefined || depth > DEPTH) return known;
  const [first] = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return first ? sampleOf(first, depth) : madeSample(schema, depth);
}

const madeSample = (schema: JsonSchema, depth: number): unknown => SAMPLERS[schema.type ?? '']?.(schema, depth);

/** What the schema itself says would fit. */
const givenSample = (schema: JsonSchema): unknown =>
  [schema.const, schema.examples?.[0], schema.enum?.[0], schema.default].find(isGiven);

const isGiven = (value: unknown): boolean => value !== undefined;

const SAMPLERS: Readonly<Record<string, (schema: JsonSchema, depth: number) => unknown>> = {
  string: ({ format, minLength = 0 }) => SAMPLES[format ?? ''] ?? 'x'.repeat(Math.max(minLength, 3)),
  integer: ({ minimum = 1 }) => Math.max(minimum, 1),
  number: ({ minimum = 1 }) => Math.max(minimum, 1),
  boolean: () => true,
  array: ({ items }, depth) => (items ? [sampleOf(items, depth + 1)] : []),
  object: ({ properties = {} }, depth) =>
    Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, sampleOf(inner, depth + 1)])),
};
