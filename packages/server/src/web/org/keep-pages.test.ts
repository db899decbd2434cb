import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import type { Actor } from '@guong/core/usecase';
import { ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

let house: FoundedHouse;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
});

const FROM: Fields[number] = ['fromOn', '01/11/2026'];
const post = (path: string, fields: Fields, actor: Actor = house.office) => hand.post(actor, path, fields);
const page = async (path: string, actor: Actor = house.office): Promise<string> => (await hand.get(actor, path)).text();
/** Adds a unit under the root by its form; answers its page. */
const addedUnit = async (name: string, code: string): Promise<string> => {
  const fields: Fields = [['name', name], ['code', code], ['kind', 'cell'], ['parentId', house.rootUnitId], FROM];
  return ledTo(await post('/org/units/new', fields));
};

test('the office sets up a cell, its head post, a member, and puts one into the other, all on the pages', async () => {
  expect(await hand.soundPage(house.office, '/org/units/new')).toContain('value="22/11/2026"');
  const unit = await addedUnit('Chi bộ Bến Sứ', 'CBBS');
  expect(await hand.soundPage(house.office, unit)).toContain('Chưa có chức danh nào');

  await hand.soundPage(house.office, `${unit}/posts/new`);
  const made = await post(`${unit}/posts/new`, [['title', 'Bí thư chi bộ'], ['isHead', 'true'], FROM]);
  const appoint = ledTo(made);
  expect(appoint).toMatch(/^\/org\/posts\/[0-9a-f-]{36}\/appoint$/);
  expect(saidBy(made)).toContain('Bây giờ phân công người giữ');

  await hand.soundPage(house.office, '/org/people/new');
  const cellId = unit.replace('/org/units/', '');
  const person: Fields = [['fullName', 'Lò Thị Bến'], ['memberKind', 'official'], ['cellId', cellId], FROM];
  const personPage = ledTo(await post('/org/people/new', person));
  expect(await hand.soundPage(house.office, personPage)).toContain('/accounts/invite?q=L%C3%B2');

  const found = await hand.soundPage(house.office, `${appoint}?q=lo%20thi`);
  const personId = personPage.replace('/org/people/', '');
  expect(found).toContain(`value="${personId}"`);
  const held = await post(`${appoint}?q=lo%20thi`, [['personId', personId], ['mode', 'main'], FROM]);
  expect([held.status, ledTo(held)]).toEqual([303, unit]);
  const filled = await hand.soundPage(house.office, unit);
  expect(filled).toContain('Lò Thị Bến');

  const end = /\/org\/holdings\/[0-9a-f-]{36}\/end/.exec(filled)?.[0] ?? '';
  await hand.soundPage(house.office, end);
  expect((await post(end, [['toOn', '22/11/2026']])).status).toBe(422);
  const ended = await post(end, [
    ['toOn', '22/11/2026'],
    ['reason', 'chuyển công tác'],
  ]);
  expect([ended.status, ledTo(ended)]).toEqual([303, unit]);
  expect(await page(unit)).toContain('chưa có ai');
});

test('what was typed stays when something is refused, and a namesake may be said to be another', async () => {
  const twice = await post('/org/units/new', [
    ['name', 'Chi bộ Bến Sứ'],
    ['code', 'CB 1'],
    ['parentId', house.rootUnitId],
  ]);
  const text = await twice.text();
  expect(twice.status).toBe(422);
  expect(text).toContain('value="Chi bộ Bến Sứ"');
  expect(text).toContain('Mã gồm chữ không dấu');

  const twin: Fields = [['fullName', 'Lò Thị Bến'], ['birthYear', '1980'], FROM];
  expect((await post('/org/people/new', twin)).status).toBe(303);
  const asked = await post('/org/people/new', twin);
  expect([asked.status, await asked.text()]).toEqual([422, expect.stringContaining('name="isNamesake"')]);
  expect((await post('/org/people/new', [...twin, ['isNamesake', 'true']])).status).toBe(303);

  const nobody = await page(`/org/posts/${await postOf('Tổ trưởng')}/appoint?q=khongai`);
  expect(nobody).toContain('Không thấy ai tên “khongai”');
  expect(nobody).toContain('href="/org/people/new"');
});

/** A plain post in the root, by its form; answers its id. */
const postOf = async (title: string): Promise<string> => {
  const made = await post(`/org/units/${house.rootUnitId}/posts/new`, [['title', title], FROM]);
  return /posts\/([0-9a-f-]{36})/.exec(ledTo(made))?.[1] ?? '';
};

test('a post that came in by a list is made the head’s; a box that is not ticked takes it back', async () => {
  const postId = await postOf('Bí thư chi bộ Hoa Lau');
  const edit = `/org/posts/${postId}/edit`;
  const headBox = /<input id="isHead"[^>]*checked/;
  expect(await hand.soundPage(house.office, edit)).not.toMatch(headBox);
  const saved = [
    ['title', 'Bí thư chi bộ'],
    ['revision', '1'],
    ['reason', 'ghi đúng chức danh'],
  ] as const;
  expect(ledTo(await post(edit, [...saved, ['isHead', 'true']]))).toBe(`/org/units/${house.rootUnitId}`);
  expect(await page(edit)).toMatch(headBox);
  const overtaken = await post(edit, [...saved, ['isHead', 'true']]);
  expect([overtaken.status, await overtaken.text()]).toEqual([409, expect.stringContaining('ghi đúng chức danh')]);
  await post(edit, [
    ['title', 'Bí thư chi bộ'],
    ['revision', '2'],
    ['reason', 'bấm nhầm ô ấy'],
  ]);
  expect(await page(edit)).not.toMatch(headBox);
});

test('a post with powers is the leadership’s: the office reads so, and the leader finds the boxes', async () => {
  const root = `/org/units/${house.rootUnitId}/posts/new`;
  expect(await page(root)).toContain('do lãnh đạo lập ở trang này');
  const powered: Fields = [['title', 'Phó Chánh Văn phòng'], ['powers[]', 'office'], FROM];
  expect((await post(root, powered)).status).toBe(403);
  expect(await hand.soundPage(house.leader, root)).toContain('name="powers[]"');
  const plain = await post(root, [['title', 'Tổ trưởng'], FROM], house.leader);
  expect([plain.status, await plain.text()]).toEqual([422, expect.stringContaining('value="Tổ trưởng"')]);
  expect((await post(root, powered, house.leader)).status).toBe(303);
  const unit = await hand.soundPage(house.leader, `/org/units/${house.rootUnitId}`);
  expect(unit).toContain('Phó Chánh Văn phòng');
  // Nobody keeps a power of his own: the leader's own post bears no deed.
  expect(unit).not.toContain('Thôi giữ: Nguyễn Văn Bí Thư');
  expect(unit).toContain('Phân công: Phó Chánh Văn phòng');
});

test('whoever keeps nothing reads how a unit is built, and finds no form', async () => {
  const reader = house.actorWith([]);
  const unit = `/org/units/${house.rootUnitId}`;
  expect(await hand.soundPage(reader, unit)).not.toContain('/posts/new');
  const postId = await postOf('Tổ trưởng');
  for (const form of ['/org/units/new', '/org/people/new', `${unit}/posts/new`, `/org/posts/${postId}/edit`])
    expect([form, (await hand.get(reader, form)).status]).toEqual([form, 403]);
  expect((await hand.get(house.office, '/org/units/not-a-unit')).status).toBe(404);
  expect((await hand.get(house.office, '/org/posts/not-a-post/appoint')).status).toBe(404);
});
