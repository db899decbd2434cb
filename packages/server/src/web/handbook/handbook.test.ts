import { expect, test } from 'vitest';
import { buildServer } from '../../app.ts';
import { bareApp, violationsIn } from '../../testing/index.ts';
import { CHAPTERS } from './chapters.gen.ts';

const nobody = { kind: 'anonymous', tenantId: '00000000-0000-4000-8000-000000000001' } as const;
const get = (path: string) => buildServer(bareApp(), () => Promise.resolve({ actor: nobody })).request(path);

test('everybody reads every chapter; each has the words of its document and no barrier', async () => {
  const front = await (await get('/handbook')).text();
  expect(await violationsIn(front)).toEqual([]);
  for (const { slug, title } of CHAPTERS) {
    expect(front).toContain(`href="/handbook/${slug}"`);
    const answer = await get(`/handbook/${slug}`);
    const text = await answer.text();
    expect([slug, answer.status, await violationsIn(text)]).toEqual([slug, 200, []]);
    expect(text).toContain(title);
  }
});

test('the whole handbook stands on one page, in the order of a book', async () => {
  const text = await (await get('/handbook/all')).text();
  const places = CHAPTERS.map(({ title }) => text.indexOf(`<h2>${title}</h2>`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(await violationsIn(text)).toEqual([]);
});

test('every picture that a chapter shows is there, and nothing else of the folder', async () => {
  const files = CHAPTERS.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : [])),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const answer = await get(`/handbook/pictures/${file}`);
    expect([file, answer.status, answer.headers.get('content-type')]).toEqual([file, 200, 'image/png']);
  }
  for (const path of ['pictures/none.png', 'pictures/..%2F01-guong-la-gi.md', 'khong-co']) {
    expect([path, (await get(`/handbook/${path}`)).status]).toEqual([path, 404]);
  }
});
