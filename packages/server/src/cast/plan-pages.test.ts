import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { openLog } from '@guong/core/platform';
import { castingRound } from '../../../core/src/testing/casting-round.ts';
import { foundedHouse } from '../../../core/src/testing/founded-house.ts';
import { PLAN_PDF } from '../../../core/src/testing/played-round.ts';
import { buildCastServer } from '../cast-app.ts';
import { violationsIn } from '../testing/axe.ts';

const SHA256 = createHash('sha256').update(PLAN_PDF).digest('hex');
const written: string[] = [];
let server: ReturnType<typeof buildCastServer>;
let base: string;

beforeAll(async () => {
  const house = await foundedHouse();
  const plan = { fileName: 'Kế hoạch.pdf', mediaType: 'application/pdf', bytes: PLAN_PDF };
  const { protocolId } = await castingRound(house, { voters: 12, plan });
  const log = openLog('debug', { write: (line: string) => void written.push(line) });
  server = buildCastServer({ ...house.app, log });
  base = `/b/${protocolId}/plan`;
}, 300_000);

test('anybody reads on the casting origin against what a subject is rated, and its hash', async () => {
  for (const [lang, words] of [
    ['vi', 'Trang này không dùng cookie và không ghi ai đã đọc'],
    ['en', 'This page uses no cookie'],
  ] as const) {
    const page = await server.request(`${base}/1?lang=${lang}`);
    const text = await page.text();
    expect([page.status, await violationsIn(text)]).toEqual([200, []]);
    expect(text).toContain(words);
    expect(text).toContain(SHA256);
  }
});

test('the file is the very one that was attached: its bytes have the hash of the manifest', async () => {
  const file = await server.request(`${base}/1/file`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(SHA256);
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="ke-hoach-1-${SHA256.slice(0, 12)}.pdf"`);
});

test('who reads stays unknown: a cookie changes no byte, nothing sets one, nothing is kept or logged', async () => {
  for (const path of [`${base}/1`, `${base}/1/file`]) {
    const plain = await server.request(path);
    const signedIn = await server.request(path, {
      headers: { cookie: 'guong_session=abc; guong_look=en.large.high', authorization: 'Bearer abc' },
    });
    expect(Buffer.from(await signedIn.arrayBuffer()).equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
    for (const { headers } of [plain, signedIn]) {
      const seen = [headers.has('set-cookie'), headers.has('x-request-id'), headers.has('etag')];
      expect([...seen, headers.get('cache-control')]).toEqual([false, false, false, 'no-store']);
    }
  }
  expect(written).toEqual([]);
});

test('a subject without a plan, a number that is none and a round that is none all answer the same', async () => {
  const nowhere = `/b/${'ab'.repeat(32)}/plan/1`;
  for (const path of [`${base}/2`, `${base}/3`, `${base}/0`, `${base}/x`, nowhere]) {
    for (const end of ['', '/file']) expect([path, (await server.request(path + end)).status]).toEqual([path, 404]);
  }
});
