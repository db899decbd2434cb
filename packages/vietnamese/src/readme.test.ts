import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { expect, test } from 'vitest';
import * as api from './index.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const BLOCKS = [...README.matchAll(/```ts\n(?<code>[\s\S]*?)```/gu)].map((block) => block.groups?.['code'] ?? '');
const CLAIMS = BLOCKS.join('').matchAll(/^(?<expression>.+); \/\/ (?<result>.+)$/gmu);

function run(expression: string): unknown {
  const body = compileFunction(`return (${expression});`, Object.keys(api)) as (...given: unknown[]) => unknown;
  return body(...Object.values(api));
}

test.each(Array.from(CLAIMS, ({ groups }) => [groups?.['expression'] ?? '', groups?.['result'] ?? '']))(
  '%s is %s',
  (expression, result) => {
    expect(run(expression)).toEqual(run(result));
  },
);

test('every line of code in the README makes a claim, and every function of the menu is in one', () => {
  const lines = BLOCKS.join('').trim().split('\n');
  expect(lines.filter((line) => !line.includes('; // '))).toEqual([]);
  const functions = Object.entries(api).filter(([, value]) => typeof value === 'function');
  const missing = functions.map(([name]) => name).filter((name) => !lines.some((line) => line.includes(name)));
  expect(missing).toEqual([]);
});
