import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { budgetOf, weigh } from '../../../scripts/build/budgets.ts';
import type { BuiltFile } from '../../../scripts/build/built-file.ts';
import { buildPublicFiles } from '../../../scripts/build/public-files.ts';
import { buildServerBundle } from '../../../scripts/build/server-bundle.ts';
import { buildServer } from './app.ts';
import { builtShelf } from './http/shelf.ts';
import { bareApp, doormanFor, KIT_ROOM } from './testing/index.ts';

const ROOT = join(import.meta.dirname, '../../..');
let folder = '';
let files: readonly BuiltFile[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-build-'));
  await buildServerBundle(ROOT, join(folder, 'server'));
  files = await buildPublicFiles(ROOT, join(folder, 'public'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the bundle holds no page, route or library of the tests', async () => {
  const names = (await readdir(join(folder, 'server'))).filter((name) => name.endsWith('.js'));
  for (const name of names) {
    const text = await readFile(join(folder, 'server', name), 'utf8');
    expect(text).not.toMatch(
      /src\/testing\/|KIT_ROOM|from ?["'](vitest|fast-check|jsdom|axe-core|playwright-core|esbuild)["']/,
    );
  }
  expect(names).toEqual(expect.arrayContaining(['main.js', 'cli.js']));
});

test('the same sources give the same bytes', async () => {
  const again = await buildPublicFiles(ROOT, join(folder, 'again'));
  expect(again).toEqual(files);
});

test('every counted file is within its budget', () => {
  const { lines, fits } = weigh(files);
  console.log(lines.join('\n'));
  expect(fits).toBe(true);
  expect(weigh([{ name: 'menu.js', hashedName: 'menu.js', wireBytes: 20_001 }]).fits).toBe(false);
  expect([budgetOf('ballot.js'), budgetOf('site.css'), budgetOf('print.css')]).toEqual([46_000, 7_000, undefined]);
});

test('a public and a voter page weigh at most 14 KB with their styles, fonts not counted', async () => {
  const shelf = builtShelf(join(folder, 'public'));
  const server = buildServer(bareApp(), doormanFor(), { rooms: [KIT_ROOM], shelf });
  const styles = files.find(({ name }) => name === 'site.css')?.wireBytes ?? Number.NaN;
  for (const page of ['public', 'voter']) {
    const html = gzipSync(await (await server.request(`/kit/${page}`)).text()).length;
    console.log(`${page}: ${html} bytes of HTML + ${styles} of styles`);
    expect(html + styles).toBeLessThanOrEqual(14_000);
  }
});

test('built files are kept for ever, packed as the browser likes, and nothing else is found', async () => {
  const shelf = builtShelf(join(folder, 'public'));
  const server = buildServer(bareApp(), doormanFor(), { rooms: [], shelf });
  const get = (path: string, accept: string) => server.request(path, { headers: { 'accept-encoding': accept } });
  const css = await get(shelf.urlOf('site.css'), 'gzip, br');
  expect(Object.fromEntries(css.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'text/css; charset=utf-8',
  });
  expect((await get(shelf.urlOf('site.css'), 'identity')).headers.has('content-encoding')).toBe(false);
  for (const path of [
    '/assets/manifest.json',
    '/assets/../server/main.js',
    '/assets/%2e%2e/server/main.js',
    '/assets/',
  ]) {
    expect((await get(path, 'gzip')).status).toBe(404);
  }
});
