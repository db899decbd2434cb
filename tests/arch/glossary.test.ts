import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUND_STATES } from '@guong/core/ballot';
import { POWERS } from '@guong/core/usecase';
import { expect, test } from 'vitest';
import { ROOT } from './planted-tree.ts';

const rows = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (.*?) +\| `([^`]+)` +\| (.*?) +\|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, vietnamese = '', code = '', meaning = '']) => ({ vietnamese, code, meaning }));

const twice = (words: readonly string[]): string[] => words.filter((word, index) => words.indexOf(word) !== index);

test('one word, one meaning: no Vietnamese term and no code word stands in the glossary twice', () => {
  console.log(`${String(rows.length)} terms`);
  expect(rows.length).toBeGreaterThan(50);
  expect(twice(rows.map(({ vietnamese }) => vietnamese))).toEqual([]);
  expect(twice(rows.map(({ code }) => code))).toEqual([]);
  expect(rows.filter(({ meaning }) => !meaning.includes(' '))).toEqual([]);
});

test('every module, every state of a round and every power is explained', () => {
  const plan = readFileSync(join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
  const rooms = [...(/const FLOORS = \[([^;]*)\];/.exec(plan)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
    ([, room = '']) => room,
  );
  expect(rooms.length).toBeGreaterThan(10);
  const known = rows.map(({ code }) => code);
  expect([...rooms, ...ROUND_STATES, ...POWERS].filter((word) => !known.includes(word))).toEqual([]);
});
