import { z } from 'zod';
import type { AnyUseCase } from '../../usecase/index.ts';
import { PAYLOADS } from './payloads.ts';

/** One place in the input of a use case into which somebody may type what he likes. */
export interface TextField {
  readonly useCase: string;
  readonly kind: AnyUseCase['kind'];
  /** `items[].levels[]`: lists are entered, and options of a choice are joined. */
  readonly path: string;
  readonly least: number;
  /** Characters; no limit of its own where it is infinite. */
  readonly most: number;
}

interface Leaf {
  readonly path: string;
  readonly schema: z.ZodString;
}
type Def = Readonly<Record<string, unknown>> & { readonly type: string };
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

/** What lies inside a schema, with what it adds to the path. */
function partsOf(schema: z.ZodType): { readonly step: string; readonly inner: z.ZodType }[] {
  const def = defOf(schema);
  const only = (inner: unknown, step = '') => [{ step, inner: inner as z.ZodType }];
  switch (def.type) {
    case 'object':
      return Object.entries(def['shape'] as Record<string, z.ZodType>).map(([name, inner]) => ({
        step: `.${name}`,
        inner,
      }));
    case 'array':
      return only(def['element'], '[]');
    case 'record':
      return only(def['valueType'], '{}');
    case 'union':
      return (def['options'] as z.ZodType[]).map((inner) => ({ step: '', inner }));
    case 'pipe':
      return only(defOf(def['in'] as z.ZodType).type === 'transform' ? def['out'] : def['in']);
    case 'lazy':
      return only((def['getter'] as () => z.ZodType)());
    default:
      return def['innerType'] === undefined ? [] : only(def['innerType']);
  }
}

const leavesOf = (schema: z.ZodType, path = ''): Leaf[] =>
  schema instanceof z.ZodString
    ? [{ path: path.replace(/^\./, ''), schema }]
    : partsOf(schema).flatMap(({ step, inner }) => leavesOf(inner, `${path}${step}`));

/** What a text must be cut or stretched to. */
export const limitsOf = (schema: z.ZodString): Pick<TextField, 'least' | 'most'> => ({
  least: schema.minLength ?? 0,
  most: schema.maxLength ?? Infinity,
});

/** Whether anything an attacker writes gets through: a field that takes ids, days or codes only does not. */
const takesText = (schema: z.ZodString): boolean =>
  PAYLOADS.map(({ text }) => fitted(text, limitsOf(schema)))
    .filter((text) => /[<>"'&]/.test(text))
    .some((text) => schema.safeParse(text).success);

/** The payload as long as the field lets it be: cut, or repeated where the field asks for more. */
export function fitted(text: string, { least, most }: Pick<TextField, 'least' | 'most'>): string {
  const long = text.length >= least ? text : text.repeat(Math.ceil(least / Math.max(1, text.length)));
  return long.slice(0, most).toWellFormed();
}

/** Every text field of these use cases, by name and path; those of two options under one path are one field. */
export function textFieldsOf(useCases: readonly AnyUseCase[]): TextField[] {
  const fields = useCases.flatMap(({ name, kind, input }) =>
    leavesOf(input)
      .filter(({ schema }) => takesText(schema))
      .map(({ path, schema }) => ({ useCase: name, kind, path, ...limitsOf(schema) })),
  );
  const byPlace = new Map(fields.map((field) => [`${field.useCase} ${field.path}`, field]));
  return [...byPlace.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, field]) => field);
}
