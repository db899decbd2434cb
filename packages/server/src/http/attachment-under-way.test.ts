import { get, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { identity } from '@guong/core/identity';
import { foundedHouse, valueOf } from '@guong/core/testing/founded-house';
import { perform } from '@guong/core/usecase';
import { officer } from '../testing/committee-people.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { HOST } from '../testing/web-browser.ts';
import { attachment } from './attachment.ts';
import { houseDoorman } from './house-doorman.ts';
import { newRoom } from './web-env.ts';

// More than the sockets of both sides hold by themselves.
const LENGTH = 48 * 1024 * 1024;

function largeFile() {
  const room = newRoom();
  const bytes = new Uint8Array(LENGTH);
  room.get('/', (c) => attachment(c, { fileName: 'a.bin', mediaType: 'application/octet-stream', bytes }));
  return room;
}

const asked = (url: string, headers: Record<string, string>): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { headers }, resolve).on('error', reject);
  });

test('AUT-7: over a real socket, a download whose reader is locked out is cut off and never looks whole', async () => {
  const house = await foundedHouse();
  const { browser, personId } = await officer(house, 'Người Đang Tải', ['office']);
  const rooms = [{ path: '/large' as const, pages: largeFile }];
  const atHome = houseDoorman(house.app);
  const here = (request: Request) => ({ host: HOST, cookie: request.headers.get('cookie') ?? '' });
  const doorman = (request: Request) => atHome(new Request(request.url, { headers: here(request) }));
  const server = await startTestServer(house.app, doorman, { rooms });
  const cookie = `guong_session=${browser.cookie('session') ?? ''}`;
  const answer = await asked(`${server.origin}/large`, { cookie });
  expect(answer.headers['content-length']).toBe(String(LENGTH));
  let taken = 0;
  const ended = new Promise<string>((resolve) => {
    answer.on('end', () => {
      resolve('whole');
    });
    answer.on('error', () => {
      resolve('cut off');
    });
  });
  answer.once('data', (part: Buffer) => {
    taken += part.byteLength;
    answer.pause();
  });
  await expect.poll(() => taken).toBeGreaterThan(0);
  const locked = { personId, reason: 'tạm dừng theo quyết định' };
  valueOf(await perform(house.app, house.system, identity.lockAccount, locked));
  answer.on('data', (part: Buffer) => void (taken += part.byteLength));
  answer.resume();
  expect(await ended).toBe('cut off');
  expect(taken).toBeLessThan(LENGTH);
  await server.close();
});
