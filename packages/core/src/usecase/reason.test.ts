import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ALL_USE_CASES } from '../testing/all-use-cases.ts';
import { reasonIn } from './reason.ts';

interface Field {
  readonly path: string;
  readonly name: string;
}
/** Every field that an input may hold, however deep. */
function fieldsOf(schema: z.ZodType, path = ''): Field[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, inner]) => [
      { path, name },
      ...fieldsOf(inner, `${path}${name}.`),
    ]);
  }
  return innerOf(schema).flatMap((inner) => fieldsOf(inner, path));
}
function innerOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) return schema.options as z.ZodType[];
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodPipe) return [schema.in as z.ZodType];
  const { innerType } = schema.def as { readonly innerType?: z.ZodType };
  return innerType ? [innerType] : [];
}

const LIKE_A_REASON = /^(reason|because|why|justification|ground|grounds|motive)$/i;
/** What another committee was given as a reason, told in a message: the reason of that command, not of this one. */
const TOLD = [
  'document.receive withdrawal.because',
  'document.receive asks.withdrawal.because',
  'document.hear answer.withdrawal.because',
];
const commands = ALL_USE_CASES.filter(({ kind }) => kind === 'command');

test('whatever a command calls its reason, it is the field `reason` at the top, which goes into the audit row', () => {
  const asked = commands.flatMap(({ name, input }) =>
    fieldsOf(input)
      .filter((field) => LIKE_A_REASON.test(field.name))
      .map((field) => ({ command: name, field: `${field.path}${field.name}` })),
  );
  const elsewhere = asked.filter(({ field }) => field !== 'reason').map(({ command, field }) => `${command} ${field}`);
  expect(elsewhere.filter((one) => !TOLD.includes(one))).toEqual([]);
  console.log(`${String(asked.length)} of ${String(commands.length)} commands ask for a reason`);
  expect(asked.length).toBeGreaterThan(20);
});

test('only a reason that speaks of what a voter wrote stays out of the chain', () => {
  const out = commands.filter((useCase) => useCase.kind === 'command' && useCase.reasonStaysOut === true);
  expect(out.map(({ name }) => name)).toEqual(['ballot.judgeComment']);
});

test('a reason is taken as it was given, and nothing else is', () => {
  fc.assert(
    fc.property(fc.string(), fc.object(), (reason, rest) => {
      expect(reasonIn({ ...rest, reason })).toBe(reason);
      expect(reasonIn({ ...rest, reason: { reason } })).toBe('');
    }),
  );
  expect([undefined, null, 'reason', 3, {}].map(reasonIn)).toEqual(['', '', '', '', '']);
});
