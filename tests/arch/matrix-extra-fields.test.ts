import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ballotUseCases } from '@guong/core/ballot';
import { identityUseCases } from '@guong/core/identity';
import { orgUseCases } from '@guong/core/org';
import { changedTables, snapshot } from '@guong/core/testing';
import { perform, type AnyUseCase } from '@guong/core/usecase';
import { foundedHouse, type FoundedHouse } from '../../packages/core/src/testing/founded-house.ts';

const ALL: readonly AnyUseCase[] = [...orgUseCases, ...identityUseCases, ...ballotUseCases];
const NEVER = ['constructor', 'tenantId', 'tenant_id', 'prototype', 'actor', 'isAdmin', 'powers'];

const SMUGGLED = [
  '{"tenant_id":"x"}',
  '{"constructor":{"prototype":{"powers":["office"]}}}',
  '{"__proto__":{"powers":["office"]}}',
];

let house: FoundedHouse;
let columns: string[];
beforeAll(async () => {
  house = await foundedHouse();
  const { rows } = await sql<{ name: string }>`
    select distinct column_name as name from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'job_queue') order by 1`.execute(house.ownerDb);
  columns = rows.map(({ name }) => name);
}, 300_000);

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

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
  const extras = [...new Set([...columns, ...columns.map(camel), ...NEVER])];
  const requests = ALL.flatMap((useCase) =>
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
  console.log(`AUT-4: ${String(tried)} extra fields on ${String(ALL.length)} use cases, 0 taken`);
});

test('AUT-4: nobody reaches a tenant, an actor or a power by a field of the input', () => {
  const named = ALL.flatMap((useCase) =>
    shapesOf(useCase).flatMap(({ fields }) =>
      [...fields]
        .filter((name) => /^(tenant|tenantId|tenant_id|actor|actorId|accountId)$/.test(name))
        .map((name) => `${useCase.name} ${name}`),
    ),
  );
  console.log(`fields that name an account: ${named.join(', ')}`);
  expect(named.filter((line) => !line.endsWith(' accountId'))).toEqual([]);
});

test('AUT-4: through the corridor an extra field is refused and nothing is written, as office, leader and nobody', async () => {
  const before = await snapshot(house.ownerDb);
  const nobody = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const requests = ALL.flatMap((useCase) =>
    [house.office, house.leader, nobody].flatMap((actor) => SMUGGLED.map((raw) => ({ useCase, actor, raw }))),
  );
  for (const { useCase, actor, raw } of requests) {
    expect(await perform(house.app, actor, useCase, JSON.parse(raw)), `${useCase.name} ${raw}`).toMatchObject({
      ok: false,
      fault: { code: 'invalid' },
    });
  }
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { powers?: unknown }).powers).toBeUndefined();
  console.log(`AUT-4: ${String(requests.length)} requests with an extra field, 0 rows changed`);
}, 120_000);
