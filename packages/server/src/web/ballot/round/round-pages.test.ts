import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { violationsIn } from '../../../testing/axe.ts';
import { ledTo, pageHand, ROUND_FORM, type Fields, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let get: PageHand['get'];
let post: PageHand['post'];
beforeEach(async () => {
  house = await foundedHouse();
  ({ get, post } = pageHand(house.app));
});

/** A ballot of one question: its pages are looked through quickly. */
const SHORT_FORM: Fields = [...ROUND_FORM.filter(([name]) => name !== 'template'), ['template', 'tin-nhiem-3@1']];

async function drafted(): Promise<string> {
  const made = await post(house.office, '/rounds', SHORT_FORM);
  expect(made.status).toBe(303);
  return ledTo(made);
}

test('an officer prepares a round by forms: draft, subjects, committee, roll, approval asked once', async () => {
  const path = await drafted();
  const leaderId = house.leader.personId;
  const subjects = [['personIds[]', leaderId]] as const;
  expect((await post(house.office, `${path}/subjects`, subjects)).status).toBe(303);
  const others = await Promise.all(['Vũ Thị An', 'Vũ Thị Bình', 'Vũ Thị Cúc'].map((name) => house.add(name)));
  const members = [...others.map((id) => ['personIds[]', id] as const), ['threshold', '2'] as const];
  expect((await post(house.office, `${path}/members`, members)).status).toBe(303);
  const found = await (await get(house.office, `${path}/members?q=vu thi`)).text();
  expect(found).toContain('Vũ Thị Bình');
  const page = await (await get(house.office, path)).text();
  expect(page).toContain('Vũ Thị Cúc');
  expect(page).toContain('Mở hòm phiếu cần 2 trong 3 người');
  expect(await violationsIn(page)).toEqual([]);
});

test('a committee is put together by several searches: whoever is ticked stays, also when saving is refused', async () => {
  const path = await drafted();
  const ids = await Promise.all(['Lê Thị Mai', 'Phan Văn Nam', 'Cao Thị Nga'].map((name) => house.add(name)));
  const ticked = (count: number) => ids.slice(0, count).map((id) => ['personIds[]', id] as const);
  const search = async (count: number, name: string) => {
    const answer = await post(house.office, `${path}/members`, [...ticked(count), ['q', name], ['then', 'search']]);
    const text = await answer.text();
    expect([answer.status, await violationsIn(text)]).toEqual([200, []]);
    return text;
  };
  expect(await search(0, 'thi mai')).toContain('Lê Thị Mai');
  const second = await search(1, 'van nam');
  for (const name of ['Lê Thị Mai', 'Phan Văn Nam']) expect(second).toContain(name);
  const few = await post(house.office, `${path}/members`, [...ticked(2), ['threshold', '2']]);
  const refused = await few.text();
  expect(few.status).toBe(422);
  for (const name of ['Lê Thị Mai', 'Phan Văn Nam', 'ít nhất 3 người']) expect(refused).toContain(name);
  expect(await search(2, 'thi nga')).toContain('Cao Thị Nga');
  const saved = await post(house.office, `${path}/members`, [...ticked(3), ['threshold', '2']]);
  expect(saved.status).toBe(303);
});

test('a form with phases in the wrong order comes back with what was typed and the field to change', async () => {
  const wrong = ROUND_FORM.map(([name, value]) => [name, name === 'castOpensAt.time' ? '09:00' : value] as const);
  const page = await post(house.office, '/rounds', wrong);
  const text = await page.text();
  expect(page.status).toBe(422);
  expect(text).toContain('Chỉ mở hòm phiếu sau khi kết thúc phát phiếu');
  expect(text).toContain('Hội trường phường Hoa Gạo');
  expect(await violationsIn(text)).toEqual([]);
});

test('every page of a draft is free of accessibility faults', async () => {
  const path = await drafted();
  for (const page of ['/rounds', '/rounds/new', path, `${path}/edit`, `${path}/subjects`, `${path}/members?q=an`]) {
    const answer = await get(house.office, page);
    expect([page, answer.status]).toEqual([page, 200]);
    expect([page, await violationsIn(await answer.text())]).toEqual([page, []]);
  }
  for (const page of [`${path}/voters`, `${path}/roll`, `${path}/step/annul`, `${path}/step/close`]) {
    const answer = await get(house.office, page);
    expect([page, answer.status, await violationsIn(await answer.text())]).toEqual([page, 200, []]);
  }
});

test('whoever has no part in a round cannot learn that it exists; nobody signed in is led to the door', async () => {
  const path = await drafted();
  expect((await get(house.actorWith([]), path)).status).toBe(404);
  const led = await get({ kind: 'anonymous', tenantId: house.tenantId }, '/rounds');
  expect([led.status, led.headers.get('location')]).toEqual([303, '/sign-in?back=%2Frounds']);
});

test('before a step its page shows whom, when and how many; a time that has run out is said before it is too late', async () => {
  const path = await drafted();
  const page = await (await get(house.leader, `${path}/step/seal`)).text();
  expect(page).toContain('mở hòm cần');
  expect(page).toContain('Phát phiếu');
  house.clock.set('2027-03-01T00:00:00Z');
  const late = await (await get(house.leader, `${path}/step/seal`)).text();
  expect(late).toContain('không ai nhận được phiếu');
  expect(await violationsIn(late)).toEqual([]);
});

test('a leader approves; an officer who tries is refused and the round stays a draft', async () => {
  const path = await drafted();
  expect((await post(house.office, `${path}/step/approve`)).status).toBe(403);
  expect((await post(house.leader, `${path}/step/approve`)).status).toBe(409);
});
