import { sql } from 'kysely';
import { perform } from '../../usecase/index.ts';
import type { EmptyHouse } from '../empty-house.ts';
import type { Step } from '../story/telling.ts';
import type { Findings } from './findings.ts';
import type { Probe } from './probing.ts';

const ALONE = ['__proto__', 'constructor', 'prototype', 'tenant_id', 'tenantId', 'actor'];
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Every column of every table of the house, as the database and as our code write it. */
export async function columnNames({ ownerDb }: EmptyHouse): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct column_name as name from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'job_queue') order by 1`.execute(ownerDb);
  return [...new Set(rows.flatMap(({ name }) => [name, camel(name)]))];
}

/** AUT-4: valid input with one more field, or with every column of the database beside it, is refused by name. */
export function extraFields({ app }: EmptyHouse, columns: readonly string[], findings: Findings): Probe {
  const refusedFields = async ({ actor, useCase }: Step, raw: unknown): Promise<readonly string[]> => {
    const answer = await perform(app, actor, useCase, raw);
    return !answer.ok && answer.fault.code === 'invalid' ? Object.keys(answer.fault.fields) : [];
  };
  return async (step) => {
    const own = Object.keys(step.raw as object);
    const all = columns.filter((name) => !own.includes(name) && !isDeclared(step, name));
    const requests = [...ALONE.map((name) => [name]), all].filter(
      (names) => names.length > 0 && names.every((name) => !own.includes(name)),
    );
    for (const names of requests) {
      findings.tried += names.length;
      const refused = await refusedFields(step, withFields(step.raw as object, names));
      const taken = names.filter((name) => !refused.includes(name));
      if (taken.length > 0) findings.broken.push(`${step.useCase.name} takes ${taken.join()}`);
    }
    for (const raw of deepened(step.raw as object)) {
      findings.tried += 1;
      if ((await refusedFields(step, raw)).length === 0)
        findings.broken.push(`${step.useCase.name} takes a deep field`);
    }
  };
}

/** Whether the name belongs to the input after all, though this step left it out. */
function isDeclared({ useCase, raw }: Step, name: string): boolean {
  const parsed = useCase.input.safeParse({ ...(raw as object), [name]: 'x' });
  if (parsed.success) return true;
  return !parsed.error.issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(name));
}

/** Own fields, also those that assignment would turn into a prototype. */
function withFields(raw: object, names: readonly string[]): object {
  const extras = names.map((name) => [name, { value: { powers: ['office'] }, enumerable: true }] as const);
  return Object.defineProperties<object>({ ...raw }, Object.fromEntries(extras));
}

/** The input with a foreign field in one of the objects it holds; answers of passkeys may say more than we read. */
function deepened(raw: object): object[] {
  return Object.entries(raw).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'response') return [];
    if (Array.isArray(value)) return deepenedList(value).map((list) => ({ ...raw, [name]: list }));
    return isPlain(value) ? [{ ...raw, [name]: withFields(value, ['tenant_id']) }] : [];
  });
}
const deepenedList = ([first, ...rest]: readonly unknown[]): unknown[][] =>
  isPlain(first) ? [[withFields(first, ['tenant_id']), ...rest]] : [];
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
