import { beforeEach, expect, test } from 'vitest';
import { formDocx, para, table } from '@guong/core/testing/form-docx';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import type { Actor } from '@guong/core/usecase';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

const HERE = '/documents/templates';

let house: FoundedHouse;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
});
const get = (path: string, actor: Actor = house.office) => hand.get(actor, path);
const post = (path: string, fields: Fields) => hand.post(house.office, path, fields);
const sound = (path: string, headers = {}) => hand.soundPage(house.office, path, headers);
const send = (body: string, more: Readonly<Record<string, string>> = {}) => {
  const sent = new FormData();
  const fields = { code: 'Mẫu KH-01', type: 'KH', family: 'party', unitId: house.rootUnitId, isPlain: 'true', ...more };
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  sent.set('file', new Blob([new Uint8Array(formDocx(body))]), 'mau-ke-hoach.docx');
  return hand.send(house.office, HERE, sent);
};
const FORM = para('{{co_quan_hoa}}') + para('Căn cứ {{can_cu}};') + table(['{{viec.ten}}', '{{viec.han}}']);
const DAYS: Fields = [
  ['fromOn', '22/11/2026'],
  ['toOn', ''],
  ['reason', 'theo hướng dẫn mới'],
];

test('an officer uploads a template, sees what becomes of it, publishes it, and ends it', async () => {
  expect(await sound(HERE)).toContain('Chưa có mẫu nào');
  const form = await sound(`${HERE}/new`);
  for (const words of ['{{trich_yeu}}', 'Lặp lại cả đoạn', 'mỗi việc một dòng', 'Mẫu thể thức Nhà nước']) {
    expect(form).toContain(words);
  }
  const made = await send(FORM);
  expect([made.status, saidBy(made)]).toEqual([303, 'Đã nhận mẫu; hãy xem bản điền thử rồi công bố']);
  const at = ledTo(made);
  const page = await sound(at);
  for (const words of [
    'ĐẢNG ỦY PHƯỜNG HOA GẠO',
    'Hội nghị học tập, quán triệt',
    'chưa công bố',
    'Chỗ điền khác dùng được',
  ]) {
    expect(page).toContain(words);
  }
  for (const path of [`${at}/file`, `${at}/example`, `${HERE}/starter?family=state`]) {
    expect((await get(path)).headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.docx"$/);
  }
  expect(await sound(`${at}/publish`)).toContain('value="22/11/2026"');
  expect((await post(`${at}/publish`, [['fromOn', '01/01/2020'], ...DAYS.slice(1)])).status).toBe(422);
  expect(saidBy(await post(`${at}/publish`, DAYS))).toBe('Đã công bố mẫu');
  const listed = await sound(HERE);
  for (const words of ['Mẫu KH-01, bản 1', 'đang dùng', 'từ 22/11/2026']) expect(listed).toContain(words);
  await sound(`${at}/supersede`);
  expect(saidBy(await post(`${at}/supersede`, [['toOn', '22/11/2026'], ...DAYS.slice(2)]))).toBe(
    'Đã ghi thôi dùng mẫu',
  );
  expect(await sound(HERE, IN_ENGLISH)).toContain('superseded');
  expect(await sound(at, IN_ENGLISH)).toContain('Filled example');
});

test('a file with an unknown placeholder is shown with what is wrong and withdrawn; a broken one comes back with what was typed', async () => {
  const at = ledTo(await send(para('{{ten_co_quan}}')));
  const page = await sound(at);
  expect([page.includes('Máy không biết chỗ điền: {{ten_co_quan}}'), page.includes('/publish"')]).toEqual([
    true,
    false,
  ]);
  await sound(`${at}/withdraw`);
  expect(saidBy(await post(`${at}/withdraw`, DAYS.slice(2)))).toBe('Đã gỡ mẫu');
  const broken = await send(para('{{so'), { code: 'Mẫu hỏng' });
  const text = await broken.text();
  expect([broken.status, text.includes('không thành cặp'), text.includes('value="Mẫu hỏng"')]).toEqual([
    422,
    true,
    true,
  ]);
});

test('whoever holds a post reads templates and does not keep them; nobody else sees them', async () => {
  const at = ledTo(await send(FORM));
  const holder = house.actorWith([]);
  expect([(await get(at, holder)).status, (await get(`${at}/file`, holder)).status]).toEqual([200, 200]);
  expect((await (await get(at, holder)).text()).includes(`${at}/publish`)).toBe(false);
  for (const path of [`${HERE}/new`, `${at}/publish`]) expect((await get(path, holder)).status).toBe(403);
  expect((await hand.post(holder, `${at}/publish`, DAYS)).status).toBe(403);
  expect((await get(HERE, { ...holder, holdings: [] })).status).toBe(403);
  expect((await get(`${HERE}/no-id`)).status).toBe(404);
});
