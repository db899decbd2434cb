import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { emptyHouse } from '@guong/core/testing';
import { ALL_USE_CASES } from '@guong/core/testing/all-use-cases';
import { columnNames } from '@guong/core/testing/witnesses/extra-fields';
import type { AnyUseCase } from '@guong/core/usecase';

// Every shape an input may have, also those the story (packages/core/src/laws) does not send through the corridor.

const NEVER = ['constructor', 'tenantId', 'tenant_id', 'prototype', 'actor', 'isAdmin', 'powers'];

let columns: string[];
beforeAll(async () => {
  columns = await columnNames(await emptyHouse());
});

/** Each shape an input may have, with what chooses it. */
function shapesOf({ input }: AnyUseCase): { readonly chosen: object; readonly fields: ReadonlySet<string> }[] {
  const options = input instanceof z.ZodDiscriminatedUnion ? (input.options as z.ZodType[]) : [input as z.ZodType];
  return options.map((option) => {
    const shape: Record<string, unknown> = option instanceof z.ZodObject ? option.shape : {};
    const literals = Object.entries(shape).flatMap(([name, type]) =>
      type instanceof z.ZodLiteral ? [[name, [...type.values][0]] as const] : [],
    );
    return { chosen: Object.fromEntries(literals), fields: new Set(Object.keys(shape)) };
  });
}

/** Whether the schema itself names the field as one it does not know. */
function isRefusedByName(useCase: AnyUseCase, input: object, field: string): boolean {
  const parsed = useCase.input.safeParse(input);
  return (
    !parsed.success &&
    parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(field))
  );
}

test('AUT-4: no input takes a field it does not declare, were it the name of any column', () => {
  const extras = [...new Set([...columns, ...NEVER])];
  const requests = ALL_USE_CASES.flatMap((useCase) =>
    shapesOf(useCase).flatMap(({ chosen, fields }) =>
      extras
        .filter((name) => !fields.has(name))
        .map((extra) => ({ useCase, extra, input: { ...chosen, [extra]: 'x' } })),
    ),
  );
  const taken = requests
    .filter(({ useCase, input, extra }) => !isRefusedByName(useCase, input, extra))
    .map(({ useCase, extra }) => `${useCase.name} ${extra}`);
  const tried = requests.length;
  expect(taken).toEqual([]);
  console.log(`AUT-4: ${String(tried)} extra fields on ${String(ALL_USE_CASES.length)} use cases, 0 taken`);
});

test('AUT-4: nobody reaches a tenant, an actor or a power by a field of the input', () => {
  const named = ALL_USE_CASES.flatMap((useCase) =>
    shapesOf(useCase).flatMap(({ fields }) =>
      [...fields]
        .filter((name) => /^(tenant|tenantId|tenant_id|actor|actorId|accountId)$/.test(name))
        .map((name) => `${useCase.name} ${name}`),
    ),
  );
  console.log(`fields that name an account: ${named.join(', ')}`);
  expect(named.filter((line) => !line.endsWith(' accountId'))).toEqual([]);
});
