import { expect, test } from 'vitest';
import { buildCastServer } from '../../packages/server/src/cast-app.ts';
import { buildServer } from '../../packages/server/src/app.ts';
import { API_BASE } from '../../packages/server/src/api/openapi.ts';
import { API_USE_CASES } from '../../packages/server/src/api/use-cases.ts';
import { bareApp, doormanFor } from '../../packages/server/src/testing/index.ts';

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

test('AUT-6: every use case with an address is mounted, under the REST door and nowhere else', () => {
  const mounted = new Set(routesOf('main', buildServer(bareApp(), doormanFor('office'))));
  const missing = API_USE_CASES.map(({ http }) => {
    const [method = '', path = ''] = http.split(' ');
    return `main ${method} ${API_BASE}${path.replace(/\{(\w+)\}/g, ':$1')}`;
  }).filter((line) => !mounted.has(line));
  expect(missing).toEqual([]);
});

test('AUT-6: the casting origin mounts one address that takes something, and it takes ballots', () => {
  const writing = routesOf('cast', buildCastServer(bareApp())).filter((line) => !/ (GET|ALL) /.test(line));
  expect(writing).toEqual(['cast POST /cast/:roundId']);
});
