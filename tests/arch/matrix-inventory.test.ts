import { expect, test } from 'vitest';
import { buildCastServer } from '../../packages/server/src/cast-app.ts';
import { buildServer } from '../../packages/server/src/app.ts';
import { API_BASE, openApi } from '../../packages/server/src/api/openapi.ts';
import { API_USE_CASES } from '../../packages/server/src/api/use-cases.ts';
import { bareApp, doormanFor } from '../../packages/server/src/testing/index.ts';
import { addressesOf, READING, WRITING } from './matrix-stage.ts';

interface Mounted {
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}
/** Method and path of everything that answers, without what only passes a request on. */
const routesOf = (origin: string, { routes }: Mounted): string[] =>
  [...new Set(routes.map(({ method, path }) => `${origin} ${method} ${path}`))]
    .filter((line) => !/ ALL (\/\*|\*)$/.test(line))
    .sort();

test('AUT-6: what is mounted is what the inventory says; a new address is written down by `npx vitest run tests/arch/matrix-inventory.test.ts -u`', async () => {
  const main = routesOf('main', buildServer(bareApp(), doormanFor('office')));
  const cast = routesOf('cast', buildCastServer(bareApp()));
  console.log(`AUT-6: ${String(main.length)} routes of the main origin, ${String(cast.length)} of the casting origin`);
  await expect(`${[...main, ...cast].join('\n')}\n`).toMatchFileSnapshot('../../packages/server/route-inventory.txt');
});

test('AUT-6: the REST door mounts what its contract documents, and documents what it mounts', () => {
  const mounted = routesOf('main', buildServer(bareApp(), doormanFor('office')))
    .map((line) => line.slice('main '.length))
    .filter((line) => line.includes(` ${API_BASE}/`) && !line.startsWith('ALL ') && !line.endsWith('/openapi.json'));
  const contract = openApi(API_USE_CASES) as { readonly paths: Readonly<Record<string, object>> };
  const documented = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${API_BASE}${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(documented.sort()).toEqual(mounted.sort());
  expect(documented.length).toBe(API_USE_CASES.length);
  console.log(`AUT-6: ${String(documented.length)} operations documented and mounted, difference 0`);
});

test('AUT-6: every address of both origins, pages included, is a row of the matrices that read and write it', () => {
  const servers = { main: buildServer(bareApp(), doormanFor('office')), cast: buildCastServer(bareApp()) };
  const rows = Object.entries(servers).flatMap(([origin, server]) =>
    addressesOf(server, [...READING, ...WRITING]).map((line) => `${origin} ${line}`),
  );
  const mounted = Object.entries(servers).flatMap(([origin, server]) => routesOf(origin, server));
  expect(mounted.filter((line) => !line.includes(' ALL ')).sort()).toEqual(rows.sort());
  console.log(`AUT-6: ${String(rows.length)} addresses, ${String(rows.length)} rows, difference 0`);
});

test('AUT-6: the casting origin mounts one address that takes something, and it takes ballots', () => {
  const writing = routesOf('cast', buildCastServer(bareApp())).filter((line) => !/ (GET|ALL) /.test(line));
  expect(writing).toEqual(['cast POST /cast/:roundId']);
});
