import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ballotUseCases } from '@guong/core/ballot';
import { documentUseCases } from '@guong/core/document';
import { identityUseCases } from '@guong/core/identity';
import { mailUseCases } from '@guong/core/mail';
import { meetingUseCases } from '@guong/core/meeting';
import { operationUseCases } from '@guong/core/operation';
import { orgUseCases } from '@guong/core/org';
import { taskUseCases } from '@guong/core/task';
import type { AnyUseCase } from '@guong/core/usecase';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { API_USE_CASES } from '../../packages/server/src/api/use-cases.ts';
import { ROOT } from './planted-tree.ts';

const ALL: readonly AnyUseCase[] = [
  ...orgUseCases,
  ...operationUseCases,
  ...identityUseCases,
  ...documentUseCases,
  ...mailUseCases,
  ...taskUseCases,
  ...meetingUseCases,
  ...ballotUseCases,
];
const namesOf = (useCases: readonly AnyUseCase[]): string[] => useCases.map(({ name }) => name);

// That every use case is performed, with every law laid over it, is asked by packages/core/src/laws.

test('every use case is called module.verb, once, by a module of the plan', () => {
  const plan = readFileSync(join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
  expect(new Set(namesOf(ALL)).size).toBe(ALL.length);
  const strangers = namesOf(ALL).filter(
    (name) => !/^[a-z]+\.[a-z][a-zA-Z]+$/.test(name) || !plan.includes(`'${name.split('.')[0] ?? ''}'`),
  );
  expect(strangers).toEqual([]);
  console.log(`${String(ALL.length)} use cases`);
});

test('every use case with an address is behind the REST door, under an address of its own; views read, the others do not', () => {
  const open = ALL.filter(({ http }) => http !== 'none');
  expect(namesOf(API_USE_CASES).sort()).toEqual(namesOf(open).sort());
  expect(new Set(open.map(({ http }) => http.replaceAll(/\{\w+\}/g, '{}'))).size).toBe(open.length);
  expect(namesOf(open.filter(({ kind, http }) => (kind === 'view') !== http.startsWith('GET ')))).toEqual([]);
});

test('what stands in braces in an address is a field of the input', () => {
  const missing = ALL.flatMap((useCase) => {
    const fields = z.toJSONSchema(useCase.input, { io: 'input', unrepresentable: 'any' });
    const text = JSON.stringify(fields);
    return [...useCase.http.matchAll(/\{(\w+)\}/g)]
      .map(([, field = '']) => field)
      .filter((field) => !text.includes(`"${field}":`))
      .map((field) => `${useCase.name} ${field}`);
  });
  expect(missing).toEqual([]);
});

test('every use case says in one Vietnamese sentence what it does', () => {
  const mute = ALL.filter(({ summary }) => summary.trim().split(' ').length < 2 || summary.includes('\n'));
  expect(namesOf(mute)).toEqual([]);
});
