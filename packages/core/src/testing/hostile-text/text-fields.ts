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
interface Def {
  readonly type: string;
  readonly shape?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: unknown;
  readonly in?: unknown;
  readonly out?: unknown;
  readonly innerType?: unknown;
}
const defOf = (schema: z.ZodType): Def => schema.def;

interface Part {
  readonly step: string;
  readonly inner: z.ZodType;
}
const only = (inner: unknown, step = ''): Part[] => (inner instanceof z.ZodType ? [{ step, inner }] : []);

/** What lies inside each kind of schema that holds others, with what it adds to the path. */
const INSIDE: Readonly<Record<string, (def: Def) => Part[]>> = {
  object: ({ shape }) => Object.entries(shape as object).flatMap(([name, inner]) => only(inner, `.${name}`)),
  array: ({ element }) => only(element, '[]'),
  record: ({ valueType }) => only(valueType, '{}'),
  union: ({ options }) => (options as unknown[]).flatMap((inner) => only(inner)),
  pipe: ({ in: before, out }) => only(defOf(before as z.ZodType).type === 'transform' ? out : before),
};

const partsOf = (schema: z.ZodType): Part[] => {
  const def = defOf(schema);
  return INSIDE[def.type]?.(def) ?? only(def.innerType);
};

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
