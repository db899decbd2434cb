import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildServer } from '../app.ts';
import { bareApp, doormanFor, violationsIn } from '../testing/index.ts';
import { openApi } from './openapi.ts';
import { API_USE_CASES } from './use-cases.ts';

const COMMITTED = fileURLToPath(new URL('../../openapi.json', import.meta.url));

test('the committed contract is what the code says (else review it, then run node scripts/gen-openapi.ts)', () => {
  const contract: unknown = JSON.parse(JSON.stringify(openApi(API_USE_CASES)));
  expect(contract).toEqual(JSON.parse(readFileSync(COMMITTED, 'utf8')));
});

test('the reference shows every operation, readable without a script, without an accessibility fault', async () => {
  const server = buildServer(bareApp(), doormanFor(), { rooms: [] });
  const index = await (await server.request('/api')).text();
  expect(await violationsIn(index)).toEqual([]);
  const rooms = [...new Set(API_USE_CASES.map(({ name }) => name.split('.')[0] ?? ''))];
  const pages = await Promise.all(rooms.map(async (room) => (await server.request(`/api/${room}`)).text()));
  for (const { name } of API_USE_CASES) expect(pages.some((page) => page.includes(`id="${name}"`))).toBe(true);
  // All rooms share one page; the shortest shows its parts, and axe takes its time over the long ones.
  const shortest = pages.toSorted((a, b) => a.length - b.length)[0] ?? '';
  expect(await violationsIn(shortest)).toEqual([]);
  console.log(`${API_USE_CASES.length} operations documented`);
});
