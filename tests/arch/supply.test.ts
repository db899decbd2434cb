import { afterAll, expect, test } from 'vitest';
import { deadLinks } from '../../scripts/docs-links.ts';
import { KINDS, suspicions } from '../../scripts/secrets-scan.ts';
import { manifestFindings, readReport } from '../../scripts/supply.ts';
import { advisoryFindings, advisoryQuery, isWithin } from '../../scripts/supply/advisories.ts';
import { isLicenceAllowed } from '../../scripts/supply/licences.ts';
import { lockFindings, type LockedPackage } from '../../scripts/supply/lock.ts';
import { plantedTree } from './planted-tree.ts';

const trees: { remove: () => void }[] = [];
afterAll(() => {
  for (const tree of trees) tree.remove();
});
function treeOf(files: Record<string, string>): string {
  const tree = plantedTree(files);
  trees.push(tree);
  return tree.folder;
}

const HEALTHY: LockedPackage = { version: '1.2.3', integrity: 'sha512-x', license: 'MIT' };
const findingsFor = (entry: LockedPackage, place = 'node_modules/pad'): string[] =>
  lockFindings({ lockfileVersion: 3, packages: { '': {}, [place]: entry } }, isLicenceAllowed);

test('a locked package of the registry with an allowed licence is accepted', () => {
  expect(findingsFor(HEALTHY)).toEqual([]);
});

test.each([
  ['no version', { ...HEALTHY, version: 'latest' }, 'has no exact version'],
  ['another registry', { ...HEALTHY, resolved: 'https://packages.example/pad.tgz' }, 'does not come from the registry'],
  ['a repository', { ...HEALTHY, resolved: 'git+ssh://git@example.org/pad.git' }, 'does not come from the registry'],
  ['a weak hash', { ...HEALTHY, integrity: 'sha1-x' }, 'has no SHA-512'],
  ['an install script', { ...HEALTHY, hasInstallScript: true }, 'wants to run a script'],
  ['a strange licence', { ...HEALTHY, license: 'SSPL-1.0' }, 'licence SSPL-1.0'],
  ['no licence', { version: '1.2.3', integrity: 'sha512-x' }, 'licence unknown'],
  ['a licence for tools in the product', { ...HEALTHY, license: 'MPL-2.0' }, 'licence MPL-2.0'],
])('a locked package with %s is found', (_, entry, message) => {
  expect(findingsFor(entry)).toEqual([expect.stringContaining(message)]);
});

test('a package that bears our name but comes from outside is found', () => {
  expect(findingsFor(HEALTHY, 'node_modules/@guong/ballot')).toEqual([
    '@guong/ballot does not come from this workspace',
  ]);
});

test('of two licences one must be allowed with or, both with and', () => {
  expect(isLicenceAllowed('(BSD-2-Clause OR GPL-2.0-only)', false)).toBe(true);
  expect(isLicenceAllowed('(MIT AND GPL-2.0-only)', false)).toBe(false);
  expect(isLicenceAllowed('MPL-2.0', true)).toBe(true);
});

test('a version range and a package that could be published are found', () => {
  expect(
    manifestFindings([{ name: 'a', private: true, dependencies: { hono: '4.13.19', '@guong/core': '*' } }]),
  ).toEqual([]);
  expect(
    manifestFindings([{ name: 'a', dependencies: { hono: '^4.13.19', zod: 'latest', '@guong/core': '1.0.0' } }]),
  ).toEqual([
    'a is not private: it could be published by mistake',
    'a: hono ^4.13.19 is not an exact version',
    'a: zod latest is not an exact version',
    'a: @guong/core 1.0.0 is not an exact version',
  ]);
});

test('each kind of secret is found where it is planted, and published test vectors are left in peace', () => {
  const key = '-----BEGIN EC PRIVATE KEY-----';
  const planted: Record<keyof typeof KINDS, string> = {
    'private key': key,
    'cloud key': 'id = AKIAABCDEFGHIJKLMNOP',
    'service token': `ghp_${'a1'.repeat(18)}`,
    'signed token': `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`,
    'password in an address': 'postgres://guong:hoa-gao-2026@db.example/guong',
    'password in code': `const password = 'hoa-gao-song-hong';`,
    'path of a machine': `import '/home/lan/guong/x.ts'`,
  };
  const files = Object.fromEntries(
    Object.entries(planted).map(([kind, text]) => [`src/${kind.replaceAll(' ', '-')}.ts`, text]),
  );
  const healthy = {
    'src/vectors/rsa.json': key,
    'src/form.ts': `const password = 'x'; const url = \`postgres://\${user}:\${password}@host/db\`; // postgres://host/db`,
  };
  const found = suspicions(treeOf({ ...files, ...healthy })).map(({ file, kind }) => `${file} ${kind}`);
  expect(found.sort()).toEqual(
    Object.keys(planted)
      .map((kind) => `src/${kind.replaceAll(' ', '-')}.ts ${kind}`)
      .sort(),
  );
  expect(Object.keys(planted).sort()).toEqual(Object.keys(KINDS).sort());
});

test('dead links, dead anchors and dead paths in documents are found; living ones and examples are not', () => {
  const folder = treeOf({
    'README.md': [
      '# Gương: mirror, and example',
      '[a](docs/a.md) [b](#gương-mirror-and-example) [c](https://example.org/x) [d](docs/a.md#second-part)',
      '[gone](docs/gone.md) [lost](docs/a.md#third-part)',
      '`docs/a.md` `docs/nowhere.ts` `packages/<name>/src`',
      '```',
      '[example](nothing.md)',
      '```',
    ].join('\n'),
    'docs/a.md': '# A\n\n## Second part\n\n[up](../README.md)',
  });
  const dead = deadLinks(folder).map(({ line, target }) => `${String(line)} ${target}`);
  expect(dead).toEqual(['3 docs/gone.md', '3 docs/a.md#third-part', '4 docs/nowhere.ts']);
});

test('a link to a file that exists here but is not kept in the repository is found dead', () => {
  const folder = treeOf({ 'README.md': '`bench/results/runs.jsonl`', 'bench/results/runs.jsonl': '{}' });
  expect(deadLinks(folder)).toEqual([]);
  expect(deadLinks(folder, ['README.md'])).toEqual([
    { file: 'README.md', line: 1, target: 'bench/results/runs.jsonl' },
  ]);
});

test('a grave vulnerability of what is shipped is found in a list from elsewhere; a healed, mild or unshipped one is not', () => {
  const lock = {
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/pad': { version: '1.2.3' },
      'node_modules/a/node_modules/pad': { version: '2.0.0' },
      'node_modules/tool': { version: '1.0.0', dev: true },
      'node_modules/@guong/core': { link: true },
    },
  };
  expect(advisoryQuery(lock)).toEqual({ pad: ['1.2.3', '2.0.0'] });
  const known = (severity: string, vulnerable_versions: string) => ({ title: 'x', severity, vulnerable_versions });
  const list = {
    pad: [known('critical', '>=1.0.0 <1.3.0'), known('high', '<1.2.3 || >2.0.0'), known('moderate', '>=0.0.0')],
    tool: [known('critical', '>=0.0.0')],
  };
  expect(advisoryFindings(lock, list)).toEqual(['pad 1.2.3: critical: x']);
});

test('versions are compared as npm does: releases, what comes before them, several ranges, one that cannot be read', () => {
  const cases: readonly [string, string, boolean][] = [
    ['1.10.0', '<1.9.0', false],
    ['1.0.0-beta.2', '<1.0.0', true],
    ['1.0.0', '<=1.0.0-beta.9', false],
    ['1.0.0-beta.10', '>1.0.0-beta.9', true],
    ['3.0.0', '<1.0.0 || =3.0.0', true],
    ['3.0.1', '<1.0.0 || =3.0.0', false],
    ['3.0.1', '*', true],
  ];
  expect(cases.map(([version, range]) => isWithin(version, range))).toEqual(cases.map(([, , expected]) => expected));
});

test('a registry without an answer is told apart from one that knows nothing grave', () => {
  expect(readReport('{"metadata":{"vulnerabilities":{"high":0,"critical":2}}}')).toEqual({ high: 0, critical: 2 });
  expect(readReport('{"message":"405 Method Not Allowed"}')).toBe('405 Method Not Allowed');
  expect(readReport('npm error network')).toBe('the registry gave no answer that can be read');
});
