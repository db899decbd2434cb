import { z } from 'zod';
import { expect, test } from 'vitest';
import { buildServer } from '../app.ts';
import type { AnyUseCase } from '@guong/core/usecase';
import { bareApp, doormanFor } from '../testing/index.ts';

/** Never run here: the door refuses before it, or these tests look at the contract only. */
const never = () => Promise.reject(new Error('no house stands behind this test'));
const rename: AnyUseCase = {
  kind: 'command',
  name: 'sample.rename',
  http: 'PUT /samples/{sampleId}',
  summary: 'Đổi tên một mẫu',
  input: z.strictObject({ sampleId: z.uuid(), title: z.string().min(1, 'Nhập tên') }),
  output: z.strictObject({ sampleId: z.uuid(), changedAt: z.date() }),
  run: never,
};
const list: AnyUseCase = {
  kind: 'view',
  name: 'sample.list',
  http: 'GET /samples',
  summary: 'Các mẫu',
  input: z.strictObject({ page: z.int().min(1).optional(), tag: z.array(z.string()).optional() }),
  output: z.strictObject({ titles: z.array(z.string()) }),
  run: never,
};
const server = buildServer(bareApp(), doormanFor('office'), { rooms: [], useCases: [rename, list] });
const PLACE = '/api/v1/samples/0193553a-5c00-7b21-8f3c-19ae44d07b21';
const JSON_HEADERS = { 'content-type': 'application/json', authorization: 'Bearer some-token' };
const put = (body: BodyInit, headers: Record<string, string> = {}) =>
  server.request(PLACE, { method: 'PUT', headers: { ...JSON_HEADERS, ...headers }, body });

test.each([
  ['doubled keys', '{"title":"a","title":"b"}', {}, 400],
  ['a number out of range', '{"title":1e400}', {}, 400],
  ['a lone surrogate', '{"title":"\\ud800"}', {}, 400],
  ['__proto__', '{"__proto__":{}}', {}, 400],
  ['a list', '[]', {}, 400],
  ['the path parameter in the body too', '{"sampleId":"x","title":"a"}', {}, 400],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400],
  ['a key for doing it once that is too short', '{"title":"a"}', { 'idempotency-key': 'abc' }, 400],
  ['a form', 'title=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text', '{"title":"a"}', { 'content-type': 'text/plain' }, 415],
  ['packed bytes', '{"title":"a"}', { 'content-encoding': 'gzip' }, 415],
  ['an empty title', '{"title":""}', {}, 422],
  ['an unknown field', '{"title":"a","isAdmin":true}', {}, 422],
  ['nothing', '', {}, 422],
])('%s is refused as a problem', async (_what, body, headers, status) => {
  const answer = await put(body, headers);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ status, title: expect.any(String), requestId: expect.any(String) });
});

test('a body over two megabytes is refused', async () => {
  const body = JSON.stringify({ title: 'a'.repeat(2_100_000) });
  expect((await put(body, { 'content-length': `${body.length}` })).status).toBe(413);
});

test('a refused field is named, with its sentence', async () => {
  expect(await (await put('{"title":""}')).json()).toMatchObject({ code: 'invalid', fields: { title: 'Nhập tên' } });
});

test('a known place with another method says which methods it has; an unknown place is not found', async () => {
  const wrong = await server.request(PLACE, { method: 'DELETE', headers: JSON_HEADERS });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'PUT']);
  const nowhere = await server.request('/api/v1/nowhere', { headers: JSON_HEADERS });
  expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { code: 'no_operation' }]);
});

test('a cookie alone cannot change anything from another site; a token needs no proof of origin', async () => {
  const init = { method: 'PUT', body: '{"title":""}' };
  const byCookie = { 'content-type': 'application/json', cookie: 'guong_session=x' };
  const crossSite = { ...byCookie, 'sec-fetch-site': 'cross-site' };
  expect((await server.request(PLACE, { ...init, headers: crossSite })).status).toBe(403);
  expect((await server.request(PLACE, { ...init, headers: byCookie })).status).toBe(403);
  expect((await put('{"title":""}')).status).toBe(422);
});

test('the address of a view is read by its schema, and what is unknown or doubled is refused', async () => {
  const get = (query: string) => server.request(`/api/v1/samples?${query}`, { headers: JSON_HEADERS });
  expect(await (await get('page=0')).json()).toMatchObject({ code: 'invalid', fields: { page: expect.any(String) } });
  expect((await get('page=1&page=2')).status).toBe(422);
  expect((await get('order=name')).status).toBe(422);
});

test('the contract names every operation, its parameters and its refusals', async () => {
  const contract = (await (await server.request('/api/v1/openapi.json')).json()) as { openapi: string; paths: object };
  expect(contract.openapi).toBe('3.1.0');
  expect(contract.paths).toMatchObject({
    '/samples/{sampleId}': {
      put: {
        operationId: 'sample.rename',
        parameters: [
          { name: 'sampleId', in: 'path', required: true },
          { $ref: '#/components/parameters/IdempotencyKey' },
        ],
        requestBody: {
          content: { 'application/json': { schema: { required: ['title'], additionalProperties: false } } },
        },
      },
    },
    '/samples': {
      get: {
        parameters: [
          { name: 'page', in: 'query' },
          { name: 'tag', in: 'query' },
        ],
      },
    },
  });
  expect(JSON.stringify(contract)).toContain('date-time');
});
