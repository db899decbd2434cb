import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import * as play from '@guong/ballot/devices';
import { ballot } from '@guong/core/ballot';
import { openLog } from '@guong/core/platform';
import { perform } from '@guong/core/usecase';
import { castingRound, type CastingRound } from '../../../core/src/testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../core/src/testing/founded-house.ts';
import { buildCastServer } from '../cast-app.ts';

let house: FoundedHouse;
let stage: CastingRound;
let server: ReturnType<typeof buildCastServer>;
const written: string[] = [];
const taken: Uint8Array[] = [];
const answers: { readonly what: string; readonly status: number; readonly body: string; readonly headers: Headers }[] =
  [];

beforeAll(async () => {
  house = await foundedHouse();
  stage = await castingRound(house, { voters: 12 });
  const log = openLog('debug', { write: (line: string) => void written.push(line) });
  server = buildCastServer({ ...house.app, log });
}, 300_000);

interface Post {
  readonly round?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}
async function post(what: string, bytes: Uint8Array, { round = stage.protocolId, type, headers }: Post = {}) {
  const response = await server.request(`/cast/${round}`, {
    method: 'POST',
    headers: { 'content-type': type ?? 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  });
  const answer = { what, status: response.status, body: await response.text(), headers: response.headers };
  answers.push(answer);
  return answer;
}
const ballotOf = (at: number, mark: number): Uint8Array => {
  const credential = stage.credentials[at];
  if (!credential) throw new Error('each voter has a credential');
  return play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, mark));
};
const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from box.spool`.execute(house.ownerDb);
  return rows[0]?.n ?? -1;
};

test('a ballot is taken once, its repeat gets the same bytes, another under its credential is refused', async () => {
  const first = ballotOf(0, 1);
  const kept = await post('accepted', first, {
    headers: { cookie: 'session=abc; proof=def', authorization: 'Bearer abc' },
  });
  expect(kept.status).toBe(200);
  taken.push(first);
  expect((await post('repeat', first)).body).toBe(kept.body);
  expect((await post('other ballot', ballotOf(0, 2))).status).toBe(409);
  expect(await waiting()).toBe(1);
});

test('what is no ballot of this round is refused and kept nowhere', async () => {
  const good = ballotOf(1, 1);
  const garbage = crypto.getRandomValues(new Uint8Array(good.length));
  expect((await post('garbage', garbage)).status).toBe(422);
  expect((await post('empty', new Uint8Array())).status).toBe(422);
  expect((await post('one byte more', new Uint8Array([...good, 0]))).status).toBe(422);
  expect((await post('unknown round', good, { round: 'ab'.repeat(32) })).status).toBe(404);
  expect((await post('no round name', good, { round: '..%2f..%2fetc' })).status).toBe(404);
  for (const type of [
    'text/plain',
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ]) {
    expect((await post('type', good, { type })).status).toBe(415);
  }
  expect(await waiting()).toBe(1);
});

test('a ballot with one byte changed is never taken, whichever byte it is', async () => {
  const good = ballotOf(1, 1);
  let tried = 0;
  for (let at = 0; at < good.length; at += 7) {
    const changed = good.slice();
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    expect((await post('flipped', changed)).status, `byte ${String(at)}`).toBe(422);
    tried += 1;
  }
  expect(await waiting()).toBe(1);
  expect((await post('whole', good)).status).toBe(200);
  taken.push(good);
  console.log(`${String(tried)} ballots with one changed byte, of ${String(good.length)} bytes: 0 taken`);
});

test('a body over the limit is refused', async () => {
  const response = await server.request(`/cast/${stage.protocolId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(300 * 1024) },
    body: new Uint8Array(300 * 1024),
  });
  expect(response.status).toBe(413);
});

test('after closing a kept ballot still gets its receipt, a new one is refused', async () => {
  await stage.round.step(house.office, ballot.close);
  expect((await post('late', ballotOf(2, 1))).status).toBe(409);
  const kept = answers.find(({ what }) => what === 'whole');
  const again = await post('repeat after close', taken[1] ?? new Uint8Array());
  expect([again.status, again.body]).toEqual([200, kept?.body]);
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  const { leaves } = valueOf(await perform(house.app, anyone, ballot.leaves, { protocolId: stage.protocolId }));
  expect(play.splitLeaves(leaves)).toHaveLength(6);
});

test('every answer to a ballot has one size, sets no cookie and may be kept by nobody', () => {
  const sizes = new Set(answers.map(({ body }) => Buffer.byteLength(body)));
  expect([...sizes]).toEqual([256]);
  for (const { headers } of answers) {
    expect(headers.has('set-cookie')).toBe(false);
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.has('x-request-id')).toBe(false);
    expect(headers.get('cache-control')).toBe('no-store');
  }
  const statuses = [...new Set(answers.map(({ status }) => status))].sort();
  console.log(`${String(answers.length)} answers (${statuses.join(', ')}), all of 256 bytes, no cookie`);
});

test('a sign-in cookie changes nothing: with and without it the page of a voter is the same bytes', async () => {
  for (const path of [
    '/',
    `/b/${stage.protocolId}`,
    `/b/${stage.protocolId}/receipt`,
    `/log/${stage.protocolId}/phase`,
  ]) {
    const [plain, withCookie] = await Promise.all([
      server.request(path),
      server.request(path, { headers: { cookie: 'session=abc; proof=def; look=en' } }),
    ]);
    expect(await withCookie.text()).toBe(await plain.text());
    expect(withCookie.headers.has('set-cookie')).toBe(false);
  }
});

test('nothing of all this stands in the log, at debug level', () => {
  expect(written).toEqual([]);
});
