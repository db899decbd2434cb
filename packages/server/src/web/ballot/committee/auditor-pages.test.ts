import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { violationsIn } from '../../../testing/axe.ts';
import { IN_ENGLISH, ledTo, pageHand, ROUND_FORM, saidBy, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let hand: PageHand;
let path: string;
beforeEach(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
  path = ledTo(await hand.post(house.office, '/rounds', ROUND_FORM));
});

const KEY = 'ab'.repeat(32);
const name = (x25519: string) =>
  hand.post(house.office, `${path}/auditor`, [
    ['name', 'Ủy ban Kiểm tra Thành ủy'],
    ['x25519', x25519],
  ]);

test('an officer names an auditor by form; the round shows the name and the key', async () => {
  await hand.soundPage(house.office, `${path}/auditor`);
  expect(await hand.soundPage(house.office, `${path}/auditor`, IN_ENGLISH)).toContain('Name the auditor');
  const named = await name(KEY);
  expect([named.status, ledTo(named), saidBy(named)]).toEqual([303, path, 'Đã ghi người giám sát']);
  const page = await hand.soundPage(house.office, path);
  expect(page).toContain('Ủy ban Kiểm tra Thành ủy');
  expect(page).toContain('abababab abababab');
});

test('a key that is none comes back with what was typed; a leader cannot name one', async () => {
  const wrong = await name('khóa');
  const text = await wrong.text();
  expect([wrong.status, await violationsIn(text)]).toEqual([422, []]);
  expect(text).toContain('Khóa công khai gồm 64 ký tự');
  expect(text).toContain('Ủy ban Kiểm tra Thành ủy');
  const refused = await hand.post(house.leader, `${path}/auditor`, [
    ['name', 'Ai đó'],
    ['x25519', KEY],
  ]);
  expect(refused.status).toBe(403);
});
