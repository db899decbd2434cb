import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantedTree, ROOT } from './planted-tree.ts';

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
const RESULT = `type Result = { ok: true; value: 1 } | { ok: false; fault: { code: string } };
const assign = async (): Promise<Result> => ({ ok: false, fault: { code: 'forbidden' } });
const check = (): Result => ({ ok: true, value: 1 });
export { assign, check };
`;

/** Files that break one rule each; the folder matters, because some rules hold only in some places. */
const FAULTS: readonly (readonly [rule: string, path: string, source: string])[] = [
  ['house/no-unused-result', 'core/src/dropped.ts', `${RESULT}check();`],
  ['house/no-unused-result', 'core/src/dropped-awaited.ts', `${RESULT}await assign();`],
  ['house/no-unused-result', 'core/src/dropped-void.ts', `${RESULT}void assign();`],
  ['house/docstring', 'core/src/undocumented.ts', 'export const threshold = 3;'],
  [
    'house/docstring',
    'core/src/undocumented-function.ts',
    '// Not a docstring.\nexport function open(): void {\n  return;\n}',
  ],
  ['house/trade-names', 'core/src/utils.ts', '/** A number. */\nexport const threshold = 3;'],
  ['house/trade-names', 'core/src/RoundTotals.ts', '/** A number. */\nexport const threshold = 3;'],
  [
    'house/trade-names',
    'core/src/rounds.ts',
    '/** Does something. */\nexport function handleRound(): void {\n  return;\n}',
  ],
  ['no-restricted-syntax', 'core/src/clock.ts', '/** Now of it. */\nexport const at = new Date();'],
  ['no-restricted-syntax', 'core/src/clock-now.ts', '/** Now of it. */\nexport const at = Date.now();'],
  ['no-restricted-syntax', 'core/src/chance.ts', '/** Chance of it. */\nexport const dice = Math.random();'],
  ['no-restricted-syntax', 'core/src/mirror.ts', "export * from './healthy.ts';"],
  [
    '@typescript-eslint/no-restricted-imports',
    'core/src/modules/org/commands/found-unit.ts',
    "import { sql } from 'kysely';\n/** Raw of it. */\nexport const raw = sql`select 1`;",
  ],
  [
    '@typescript-eslint/no-floating-promises',
    'core/src/floating.ts',
    'const wait = async (): Promise<number> => 1;\nwait();',
  ],
  [
    '@typescript-eslint/no-misused-promises',
    'core/src/misused.ts',
    'const wait = async (): Promise<void> => undefined;\n[1].forEach(wait);',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'core/src/switch.ts',
    "/** Says it. */\nexport function say(state: 'open' | 'closed'): void {\n  switch (state) {\n    case 'open':\n      return;\n  }\n}",
  ],
  ['@typescript-eslint/no-explicit-any', 'core/src/anything.ts', '/** Anything of it. */\nexport type Anything = any;'],
  [
    '@typescript-eslint/no-non-null-assertion',
    'core/src/surely.ts',
    '/** First of it. */\nexport const first = (all: string[]): string => all[0]!;',
  ],
  [
    '@typescript-eslint/ban-ts-comment',
    'core/src/ignored.ts',
    '// @ts-ignore because\n/** Wrong of it. */\nexport const wrong: number = 1;',
  ],
  ['max-lines', 'core/src/long.ts', lines(301, '// A line.')],
  [
    'max-lines-per-function',
    'core/src/long-function.ts',
    `/** Long of it. */\nexport function long(list: number[]): void {\n${lines(60, '  list.push(1);')}}`,
  ],
  [
    'complexity',
    'core/src/complex.ts',
    `/** Complex of it. */\nexport function weigh(n: number): number {\n${lines(8, '  if (n > 1) return n;')}  return 0;\n}`,
  ],
  [
    '@typescript-eslint/max-params',
    'core/src/many.ts',
    '/** Many of it. */\nexport const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
  ],
  [
    'max-depth',
    'core/src/deep.ts',
    '/** Deep of it. */\nexport function deep(a: boolean, list: number[]): void {\n  if (a) {\n    for (const n of list) {\n      if (n > 1) list.push(n);\n    }\n  }\n}',
  ],
  ['no-console', 'core/src/loud.ts', "console.log('hello');"],
  [
    'eqeqeq',
    'core/src/equal.ts',
    '/** Same of it. */\nexport const isSame = (a: unknown, b: unknown): boolean => a == b;',
  ],
  [
    'jsx-a11y/alt-text',
    'server/src/web/picture-page.tsx',
    '/** A picture. */\nexport const PicturePage = () => <img src="/a.png" />;',
  ],
  [
    'jsx-a11y/label-has-associated-control',
    'server/src/web/label-page.tsx',
    '/** A label. */\nexport const LabelPage = () => <label>Tên</label>;',
  ],
];

/** What must stay allowed: the exceptions of the rules above. */
const ALLOWED: Record<string, string> = {
  'core/src/healthy.ts': `${RESULT}/** Whether it was allowed. */\nexport const isAllowed = async (): Promise<boolean> => check().ok && (await assign()).ok;`,
  'core/src/twins.ts':
    '/** A round, and the type of the same name. */\nexport const Round = { state: 1 };\nexport type Round = typeof Round;',
  'core/src/modules/org/org.views.ts':
    "import { sql } from 'kysely';\n/** Raw of it. */\nexport const raw = sql`select 1`;",
  'server/src/main.ts': 'console.log(new Date(0) < new Date());',
  'core/src/clock.test.ts': 'export const at = new Date();',
  'core/src/testing/builders.ts': 'export const at = Date.now();',
};

let findings: Record<string, string[]> = {};
let remove = (): void => undefined;

beforeAll(async () => {
  const sources = [...FAULTS.map(([, path, source]) => [path, source] as const), ...Object.entries(ALLOWED)];
  const tree = plantedTree({
    'tsconfig.json': readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'),
    'package.json': '{ "type": "module" }',
    ...Object.fromEntries(sources.map(([path, source]) => [`packages/${path}`, source])),
  });
  remove = tree.remove;
  tree.link('node_modules', join(ROOT, 'node_modules'));
  const eslint = new ESLint({ cwd: tree.folder, overrideConfigFile: join(ROOT, 'eslint.config.js') });
  const results = await eslint.lintFiles(['packages']);
  findings = Object.fromEntries(
    results.map(({ filePath, messages }) => [
      filePath.slice(tree.folder.length + '/packages/'.length),
      [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))],
    ]),
  );
}, 60_000);

afterAll(() => remove());

test('every planted fault of style is found, and nothing else', () => {
  const expected = Object.fromEntries(FAULTS.map(([rule, path]) => [path, [rule]]));
  const allowed = Object.fromEntries(Object.keys(ALLOWED).map((path) => [path, []]));
  console.log(`${String(FAULTS.length)} planted faults, ${String(Object.keys(ALLOWED).length)} allowed exceptions`);
  expect(findings).toEqual({ ...expected, ...allowed });
});
