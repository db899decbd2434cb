import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantedTree, ROOT } from './planted-tree.ts';

const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const room = (name: string): string => `packages/core/src/modules/${name}`;
const PACKAGES = ['ballot', 'vietnamese', 'spreadsheet', 'paper', 'core', 'server'];
const LIBRARIES = ['hono', 'kysely', 'pg', 'preact', 'vitest', 'left-pad', 'canonicalize', '@hono/node-server'];

/** A healthy small house: nothing in it breaks a rule. */
const HEALTHY: Record<string, string> = {
  'tsconfig.json': readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'),
  'package.json': JSON.stringify({ name: 'planted', private: true, devDependencies: { vitest: '1' } }),
  ...Object.fromEntries(LIBRARIES.flatMap(library)),
  ...Object.fromEntries(PACKAGES.map(manifest)),
  'packages/core/src/kernel/index.ts': `export type { Permit } from './permit.ts';`,
  'packages/core/src/kernel/permit.ts': `export interface Permit { rule: string }\nexport const permitIf = (): undefined => undefined;`,
  'packages/core/src/platform/index.ts': `import { Kysely } from 'kysely';\nexport const db = Kysely;`,
  'packages/core/src/usecase/index.ts': `import { db } from '../platform/index.ts';\nexport const perform = db;`,
  [`${room('org')}/index.ts`]: `export { unit } from './org.views.ts';`,
  [`${room('org')}/org.views.ts`]: `export const unit = 1;`,
  [`${room('task')}/index.ts`]: `import { unit } from '../org/index.ts';\nexport const task = unit;`,
  [`${room('task')}/two.ts`]: `import { one } from './one.ts';\nexport const two: number = one;`,
  [`${room('ballot')}/index.ts`]: `import { seal } from '@guong/ballot';\nexport const round = seal;`,
  [`${room('ballot')}/ballot.policy.ts`]: `import { permitIf } from '../../kernel/permit.ts';\nexport const mayOpen = permitIf;`,
  [`${room('report')}/index.ts`]: `export const figure = 1;`,
  [`${room('portal')}/index.ts`]: `export const article = 1;`,
  'packages/core/src/testing/index.ts': `export const aPerson = 1;`,
  'packages/ballot/src/index.ts': `import { c } from 'canonicalize';\nexport const seal = c;`,
  'packages/ballot/src/node/index.ts': `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`,
  'packages/vietnamese/src/index.ts': `export const key = 1;`,
  'packages/spreadsheet/src/index.ts': `export const rows = 1;`,
  'packages/paper/src/index.ts': `export const pdf = 1;`,
  'packages/server/src/app.ts': `import { round } from '@guong/core/ballot';\nimport { Hono } from 'hono';\nexport const app = [round, Hono];`,
  'packages/server/src/web/org/list-page.tsx': `export const ListPage = 1;`,
  'packages/server/src/islands/box/main.ts': `import { seal } from '@guong/ballot';\nexport const box = seal;`,
  'packages/server/src/app.test.ts': `import { test } from 'vitest';\nimport { Pool } from 'pg';\nimport { aPerson } from '@guong/core/testing';\nexport const tests = [test, Pool, aPerson];`,
};

/** For each rule, a file that breaks it (and no other rule, unless named). */
const FAULTS: Record<string, readonly (readonly [path: string, source: string])[]> = {
  'no-cycles': [[`${room('task')}/one.ts`, `import { two } from './two.ts';\nexport const one: number = two;`]],
  'not-to-nowhere': [[`${room('org')}/lost.ts`, `import { x } from './nowhere.ts';\nexport const y = x;`]],
  'ballot-stands-alone': [
    ['packages/ballot/src/fault.ts', `import { key } from '@guong/vietnamese';\nexport const k = key;`],
  ],
  'vietnamese-stands-alone': [
    ['packages/vietnamese/src/fault.ts', `import { pdf } from '@guong/paper';\nexport const p = pdf;`],
  ],
  'spreadsheet-stands-alone': [
    ['packages/spreadsheet/src/fault.ts', `import { key } from '@guong/vietnamese';\nexport const k = key;`],
  ],
  'paper-stands-alone': [
    ['packages/paper/src/fault.ts', `import { rows } from '@guong/spreadsheet';\nexport const r = rows;`],
  ],
  'ballot-uses-listed-libraries': [
    ['packages/ballot/src/unlisted.ts', `import { pad } from 'left-pad';\nexport const p = pad;`],
  ],
  'ballot-needs-no-node': [
    ['packages/ballot/src/node-fault.ts', `import { randomBytes } from 'node:crypto';\nexport const r = randomBytes;`],
  ],
  'core-knows-no-door': [
    ['packages/core/src/usecase/door.ts', `import { Hono } from 'hono';\nexport const h = Hono;`],
    ['packages/core/src/usecase/server.ts', `import { app } from '../../../server/src/app.ts';\nexport const a = app;`],
  ],
  'kernel-is-ground': [
    ['packages/core/src/kernel/fault.ts', `import { key } from '@guong/vietnamese';\nexport const k = key;`],
  ],
  'platform-below-usecase': [
    [
      'packages/core/src/platform/fault.ts',
      `import type { perform } from '../usecase/index.ts';\nexport type P = typeof perform;`,
    ],
  ],
  'usecase-below-modules': [
    ['packages/core/src/usecase/fault.ts', `import { unit } from '../modules/org/index.ts';\nexport const u = unit;`],
  ],
  'every-room-is-on-a-floor': [
    [`${room('cellar')}/index.ts`, `import type { Permit } from '../../kernel/index.ts';\nexport type P = Permit;`],
  ],
  'floor-0-looks-down-only': [
    [`${room('org')}/up.ts`, `import { task } from '../task/index.ts';\nexport const t = task;`],
  ],
  'floor-1-looks-down-only': [
    [`${room('document')}/past-the-menu.ts`, `import { unit } from '../org/org.views.ts';\nexport const u = unit;`],
  ],
  'floor-2-looks-down-only': [
    [`${room('mail')}/up.ts`, `import { task } from '../task/index.ts';\nexport const t = task;`],
  ],
  'floor-3-looks-down-only': [
    [`${room('task')}/past-the-menu.ts`, `import { unit } from '../org/org.views.ts';\nexport const u = unit;`],
  ],
  'floor-4-looks-down-only': [
    [`${room('petition')}/sideways.ts`, `import { round } from '../ballot/index.ts';\nexport const r = round;`],
  ],
  'floor-5-looks-down-only': [
    [`${room('report')}/up.ts`, `import { article } from '../portal/index.ts';\nexport const a = article;`],
  ],
  'floor-6-looks-down-only': [
    [
      `${room('portal')}/past-the-menu.ts`,
      `import { mayOpen } from '../ballot/ballot.policy.ts';\nexport const m = mayOpen;`,
    ],
  ],
  'only-policies-issue-permits': [
    [
      `${room('ballot')}/open-round.ts`,
      `import { permitIf } from '../../kernel/permit.ts';\nexport const p = permitIf;`,
    ],
  ],
  'policy-is-pure': [[`${room('task')}/task.policy.ts`, `import { Kysely } from 'kysely';\nexport const k = Kysely;`]],
  'no-sql-in-server': [
    ['packages/server/src/web/org/routes.tsx', `import { Kysely } from 'kysely';\nexport const k = Kysely;`],
  ],
  'pages-are-pure': [
    [
      'packages/server/src/web/org/unit-page.tsx',
      `import { perform } from '@guong/core/usecase';\nexport const p = perform;`,
    ],
  ],
  'islands-ship-nothing-from-core': [
    ['packages/server/src/islands/core.ts', `import { round } from '@guong/core/ballot';\nexport const r = round;`],
  ],
  'islands-need-no-node': [
    ['packages/server/src/islands/node.ts', `import { join } from 'node:path';\nexport const j = join;`],
  ],
  'only-doors-open-rooms-by-the-front': [
    [
      'packages/server/src/web/org/window.ts',
      `import { unit } from '../../../../core/src/modules/org/org.views.ts';\nexport const u = unit;`,
    ],
  ],
  'no-test-in-production': [
    ['packages/core/src/usecase/demo.ts', `import { aPerson } from '../testing/index.ts';\nexport const a = aPerson;`],
  ],
  'no-development-library-in-production': [
    ['packages/vietnamese/src/tried.ts', `import { test } from 'vitest';\nexport const t = test;`],
  ],
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}
let found: string[] = [];
let remove = (): void => undefined;

beforeAll(() => {
  const tree = plantedTree({ ...HEALTHY, ...Object.fromEntries(Object.values(FAULTS).flat()) });
  remove = tree.remove;
  for (const name of PACKAGES) tree.link(`node_modules/@guong/${name}`, join('..', '..', 'packages', name));
  found = cruise(tree.folder).map(({ from, rule }) => `${rule.name}: ${from}`);
}, 30_000);

afterAll(() => {
  remove();
});

test('every rule of the house has a planted fault', () => {
  const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
  expect(Object.keys(FAULTS).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
});

test('every planted fault fires its rule, and nothing else is found', () => {
  const planted = Object.entries(FAULTS).flatMap(([rule, files]) => files.map(([path]) => `${rule}: ${path}`));
  console.log(`${String(planted.length)} planted faults, ${String(Object.keys(FAULTS).length)} rules`);
  expect([...new Set(found)].sort()).toEqual(planted.sort());
});

function cruise(folder: string): Violation[] {
  const program = join(ROOT, 'node_modules', '.bin', 'depcruise');
  const args = ['-c', CONFIG, 'packages', '--no-progress', '--output-type', 'json'];
  const outcome = execFileSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(outcome) as { summary: { violations: Violation[] } }).summary.violations;
}

function library(name: string): [string, string][] {
  const text = JSON.stringify({ name, version: '1.0.0', type: 'module', exports: { '.': './index.js' } });
  return [
    [`node_modules/${name}/package.json`, text],
    [`node_modules/${name}/index.js`, 'export const test = 1, pad = 1, c = 1, Hono = 1, Kysely = 1, Pool = 1;'],
  ];
}

function manifest(name: string): [string, string] {
  const real = JSON.parse(readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8')) as {
    dependencies?: object;
  };
  const dependencies = { ...real.dependencies, 'left-pad': '1.0.0', hono: '1.0.0', kysely: '1.0.0' };
  return [`packages/${name}/package.json`, JSON.stringify({ ...real, dependencies })];
}
