import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, foundIn, type FoundedHouse } from '@guong/core/testing/founded-house';
import { chainIn, registerIn, type Register } from '@guong/core/testing/register';
import type { Actor } from '@guong/core/usecase';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';

const PATIENT = { timeout: 120_000 };

let house: FoundedHouse;
let register: Register;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
  hand = pageHand(house.app);
});
const get = (path: string, actor: Actor = house.office) => hand.get(actor, path);
const post = (path: string, fields: Fields) => hand.post(house.office, path, fields);
const sound = (path: string, headers = {}) => hand.soundPage(house.office, path, headers);
const form = (more: Readonly<Record<string, string>> = {}): Fields =>
  Object.entries({
    issuerId: register.own,
    symbol: '195-KH/ĐU',
    issuedOn: '31/08/2023',
    title: 'Triển khai Kế hoạch 186',
    signer: '',
    effectiveOn: '',
    expiresOn: '',
    isPlain: 'true',
    ...more,
  });

test('an officer registers a document, links it, reads it and withdraws the link', PATIENT, async () => {
  const [directive, above] = await chainIn(house, register);
  const made = await post('/documents', form({ symbol: '07-HD/ĐU', issuedOn: '05/09/2023' }));
  expect([made.status, saidBy(made)]).toEqual([303, 'Đã đăng ký văn bản']);
  const at = ledTo(made);
  const search = await sound(`${at}/link?q=chi thi 24`);
  expect(search).toContain(above);
  expect((await post(`${at}/links`, [['q', '']])).status).toBe(422);
  const linked = await post(`${at}/links`, [
    ['kind', 'guides'],
    ['toId', directive],
  ]);
  expect(ledTo(linked)).toBe(at);
  const page = await sound(at);
  expect(page).toContain('sau 29 ngày');
  expect(await sound(`/documents/${directive}`)).toContain('được hướng dẫn bằng');
  const withdrawal = /href="([^"]+\/withdraw)"/.exec(page)?.[1] ?? '';
  expect(await sound(withdrawal)).toContain('07-HD/ĐU không còn ghi là hướng dẫn 24-CT/TU.');
  expect((await post(withdrawal, [['reason', 'x']])).status).toBe(422);
  expect(saidBy(await post(withdrawal, [['reason', 'ghi nhầm văn bản']]))).toBe('Đã gỡ liên kết');
  expect(await sound(at)).toContain('Chưa ghi văn bản nào ở trên.');
});

test('the register is searched without diacritics; empty, filled and English pages are sound', PATIENT, async () => {
  expect(await sound('/documents')).toContain('Chưa có văn bản nào');
  await chainIn(house, register);
  expect(await sound('/documents?q=trien khai')).toContain('186-KH/QU');
  expect(await sound('/documents?q=khongco')).toContain('Không thấy văn bản nào');
  expect(await sound('/documents?year=2023', IN_ENGLISH)).toContain('in force');
  const form = await sound(`/documents/new?issuer=${register.own}&type=KH`);
  expect(form).toContain('không đề xuất được số');
});

test('what is refused comes back with what was typed', PATIENT, async () => {
  await chainIn(house, register);
  const twin = await post('/documents', form());
  const text = await twin.text();
  expect([twin.status, text.includes('Số này đã đăng ký: 195-KH/ĐU')]).toEqual([422, true]);
  expect(text).toContain('Triển khai Kế hoạch 186');
  expect(await (await post('/documents', form({ symbol: '1-KH/ĐU', title: 'TUYỆT MẬT' }))).text()).toContain('độ mật');
});

test('who is not of the office reads but does not write; another committee does not know the documents', async () => {
  const [directive, above] = await chainIn(house, register);
  const holder = house.actorWith([]);
  expect((await get(`/documents/${above}`, holder)).status).toBe(200);
  expect((await get('/documents/new', holder)).status).toBe(403);
  expect((await hand.post(holder, '/documents', form())).status).toBe(403);
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  expect((await get(`/documents/${directive}`, other.office)).status).toBe(404);
  expect((await get('/documents/no-id')).status).toBe(404);
});
