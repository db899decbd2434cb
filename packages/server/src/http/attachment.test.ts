import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Actor, PersonActor, Power } from '@guong/core/usecase';
import { doormanFor } from '../testing/visitors.ts';
import { attachment, PART_BYTES } from './attachment.ts';
import type { WebEnv } from './web-env.ts';

const LENGTH = 4 * PART_BYTES + 7;
const bytes = new Uint8Array(LENGTH).map((_, at) => at % 251);

async function personWith(...powers: readonly Power[]): Promise<PersonActor> {
  const { actor } = await doormanFor(...powers)(new Request('http://localhost/'));
  if (actor.kind !== 'person') throw new Error('the doorman lets in a person');
  return actor;
}

/** A download; `who` says who comes at each look, the first being that of the request itself. */
async function download(who: (look: number) => Actor, file = bytes): Promise<Response> {
  let looks = 0;
  const visitAnew = () => Promise.resolve({ actor: who((looks += 1)) });
  const first = { actor: who(0) };
  const server = new Hono<WebEnv>();
  server.use(async (c, next) => {
    c.set('visit', () => Promise.resolve(first));
    c.set('visitAnew', visitAnew);
    await next();
  });
  server.get('/', (c) => attachment(c, { fileName: 'a.bin', mediaType: 'application/octet-stream', bytes: file }));
  return server.request('http://localhost/');
}

test('a file goes out whole to whoever stays who he was, or is given more meanwhile', async () => {
  const [office, more] = [await personWith('office'), await personWith('office', 'approve')];
  const answer = await download((look) => (look > 2 ? more : office));
  expect(answer.headers.get('content-length')).toBe(String(LENGTH));
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  const nobody: Actor = { kind: 'anonymous', tenantId: office.tenantId };
  expect((await (await download(() => nobody)).arrayBuffer()).byteLength).toBe(LENGTH);
});

test('AUT-7: a download under way stops at the next part once its reader is gone, somebody else, or without the power', async () => {
  const office = await personWith('office');
  const after: readonly Actor[] = [
    { kind: 'anonymous', tenantId: office.tenantId },
    { ...office, personId: '00000000-0000-4000-8000-0000000000b1' },
    { ...office, holdings: [] },
    await personWith(),
  ];
  const plain = await personWith();
  const tries = after.map((later) => [office, later] as const);
  for (const [before, later] of [...tries, [plain, { ...plain, holdings: [] }] as const]) {
    const answer = await download((look) => (look > 2 ? later : before));
    const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
    const taken = [await reader.read(), await reader.read()].map(({ value }) => value?.byteLength);
    expect(taken).toEqual([PART_BYTES, PART_BYTES]);
    await expect(reader.read()).rejects.toThrow('lost a right');
  }
});

test('a small file is handed over at once', async () => {
  const office = await personWith('office');
  const answer = await download(() => office, bytes.subarray(0, PART_BYTES));
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, PART_BYTES]);
});
