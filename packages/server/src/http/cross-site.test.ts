import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildServer } from '../app.ts';
import { bareApp, doormanFor, KIT_ROOM } from '../testing/index.ts';
import { ROOMS } from '../web/rooms.ts';
import { isCrossSite } from './cross-site.ts';

const OWN = 'http://localhost';

test('reading is never refused; a change passes only with a sign that it began on our own pages or with a token', () => {
  const sender = fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'),
    fetchSite: fc.constantFrom(undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'rubbish'),
    origin: fc.constantFrom(
      undefined,
      OWN,
      'null',
      'http://localhost.evil.example',
      'http://127.0.0.1',
      'https://localhost',
    ),
    hasBearer: fc.boolean(),
  });
  const counts = { refused: 0, passed: 0 };
  fc.assert(
    fc.property(sender, (one) => {
      const refused = isCrossSite(one, OWN);
      counts[refused ? 'refused' : 'passed'] += 1;
      const isReading = one.method === 'GET' || one.method === 'HEAD';
      const isOurs = one.fetchSite === 'same-origin' || one.fetchSite === 'none';
      const isOldBrowser = one.fetchSite === undefined && one.origin === OWN;
      expect(refused).toBe(!(isReading || one.hasBearer || isOurs || isOldBrowser));
    }),
    { numRuns: 1000 },
  );
  console.log(`${counts.refused} refused, ${counts.passed} passed`);
});

const server = buildServer(bareApp(), doormanFor('office', 'approve'), { rooms: [...ROOMS, KIT_ROOM] });
const changing = [
  ...new Set(
    server.routes
      .filter(({ method }) => ['POST', 'PUT', 'DELETE', 'PATCH'].includes(method))
      .map(
        ({ method, path }) =>
          `${method} ${path.replaceAll(/:\w+(\{[^}]*\})?/g, '0193553a-5c00-7b21-8f3c-19ae44d07b21')}`,
      ),
  ),
];

test('every route that changes something refuses a request from elsewhere, in four disguises', async () => {
  const disguises: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' },
    { origin: 'null', 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ];
  for (const route of changing) {
    const [method = '', path = ''] = route.split(' ');
    for (const headers of disguises) {
      const answer = await server.request(path, {
        method,
        headers: { ...headers, cookie: 'guong_session=x' },
        body: 'a=b',
      });
      expect([route, answer.status]).toEqual([route, 403]);
    }
  }
  expect(changing.length).toBeGreaterThan(40);
  console.log(`${changing.length} routes, ${changing.length * disguises.length} requests refused`);
});
