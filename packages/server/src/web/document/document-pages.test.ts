import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, foundIn, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { chainIn, registerIn, type Register } from '@guong/core/testing/register';
import { task as tasks } from '@guong/core/task';
import { perform, type Actor } from '@guong/core/usecase';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';
import { smallPdf } from '@guong/core/testing/small-pdf';
import { violationsIn } from '../../testing/axe.ts';

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

test('an officer registers a document, links it, reads it and withdraws the link', async () => {
  const [directive, above] = await chainIn(house, register);
  const made = await post('/documents', form({ symbol: '07-HD/ĐU', issuedOn: '05/09/2023' }));
  expect([made.status, saidBy(made)]).toEqual([303, 'Đã đăng ký văn bản']);
  const at = ledTo(made);
  const search = await sound(`${at}/link?q=chi thi 24`);
  expect(search).toContain(above);
  // Only what was issued before can be carried out; the newer one is not offered, and would be refused.
  const older = await sound(`/documents/${directive}/link?q=`);
  expect([older.includes(above), older.includes(at.slice(-36))]).toEqual([false, false]);
  expect((await post(`${at}/links`, [['q', '']])).status).toBe(422);
  const linked = await post(`${at}/links`, [
    ['kind', 'guides'],
    ['toId', directive],
  ]);
  expect(ledTo(linked)).toBe(at);
  const page = await sound(at);
  expect(page).toContain('sau 29 ngày');
  expect(await sound(`/documents/${directive}`)).toContain('được hướng dẫn bằng');
  const task = { what: 'Rà soát hộ khó khăn', sourceKind: 'document', sourceId: directive };
  valueOf(await perform(house.app, house.office, tasks.propose, task));
  const carried = await sound(`/documents/${directive}`);
  expect([carried.includes('Nhiệm vụ thực hiện văn bản này'), carried.includes('NV-1 Rà soát')]).toEqual([true, true]);
  expect((await (await get(`/tasks?source=${at.slice(-36)}`)).text()).includes('Rà soát hộ')).toBe(false);
  expect(await (await get(`/tasks?source=${directive}`)).text()).toContain('Rà soát hộ');
  const withdrawal = /href="([^"]+\/links\/[^"]+\/withdraw)"/.exec(page)?.[1] ?? '';
  expect(await sound(withdrawal)).toContain('07-HD/ĐU không còn ghi là hướng dẫn 24-CT/TU.');
  expect((await post(withdrawal, [['reason', 'x']])).status).toBe(422);
  expect(saidBy(await post(withdrawal, [['reason', 'ghi nhầm văn bản']]))).toBe('Đã gỡ liên kết');
  expect(await sound(at)).toContain('Chưa ghi văn bản nào ở trên.');
});

test('the register is searched without diacritics; empty, filled and English pages are sound', async () => {
  expect(await sound('/documents')).toContain('Chưa có văn bản nào');
  await chainIn(house, register);
  expect(await sound('/documents?q=trien khai')).toContain('186-KH/QU');
  expect(await sound('/documents?q=khongco')).toContain('Không thấy văn bản nào');
  expect(await sound('/documents?year=2023', IN_ENGLISH)).toContain('in force');
  const form = await sound(`/documents/new?issuer=${register.own}&type=KH`);
  expect(form).toContain('<a href="/documents/issuers">Mở nhiệm kỳ</a>');
  expect(form).toContain('không đề xuất được số');
});

test('what is refused comes back with what was typed', async () => {
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

test('bodies and terms are added, and then the next number is proposed', async () => {
  expect(await sound('/documents/issuers')).toContain('Quận ủy Sông Hồng');
  const body = [
    ['name', 'Hội đồng nhân dân phường Hoa Gạo'],
    ['code', 'HĐND'],
    ['unitId', ''],
  ] as const;
  expect(saidBy(await post('/documents/issuers', body))).toBe('Đã thêm cơ quan ban hành');
  expect((await post('/documents/issuers', body)).status).toBe(422);
  const term = { issuerId: register.own, termName: '2020–2025', fromOn: '01/06/2020', toOn: '' };
  expect(saidBy(await post('/documents/terms', Object.entries(term)))).toBe('Đã mở nhiệm kỳ');
  expect((await post('/documents/terms', Object.entries(term))).status).toBe(422);
  expect(await sound(`/documents/new?issuer=${register.own}&type=KH`)).toContain('value="01-KH/ĐU"');
  const close = /href="(\/documents\/terms\/[^"]+\/close)"/.exec(await sound('/documents/issuers'))?.[1] ?? '';
  await sound(close);
  const ending: Fields = [
    ['toOn', '01/06/2025'],
    ['reason', 'hết nhiệm kỳ'],
  ];
  expect(saidBy(await post(close, ending))).toBe('Đã đóng nhiệm kỳ');
});

test('a document is corrected, named and given a file, each taken back with a reason', async () => {
  const [directive] = await chainIn(house, register);
  const at = `/documents/${directive}`;
  expect(await sound(`${at}/correct`)).toContain('value="24-CT/TU"');
  const line = { symbol: '24-CT/TU', issuedOn: '06/08/2023', title: 'Kỷ cương', signer: '', effectiveOn: '' };
  const corrected = await post(
    `${at}/correct`,
    Object.entries({ ...line, expiresOn: '', revision: '1', reason: 'nhập nhầm ngày' }),
  );
  expect(saidBy(corrected)).toBe('Đã sửa; giá trị cũ được giữ lại');
  expect(saidBy(await post(`${at}/aliases`, [['alias', 'Chỉ thị 24']]))).toBe('Đã thêm tên gọi');
  expect(await sound(`${at}/aliases`)).toContain('Chỉ thị 24');
  const asking = `${at}/aliases/withdraw?alias=${encodeURIComponent('Chỉ thị 24')}`;
  expect(await sound(asking)).toContain('Gỡ tên gọi');

  await sound(`${at}/attach`);
  const sent = new FormData();
  sent.set('kind', 'scan');
  sent.set('isPlain', 'true');
  sent.set('file', new Blob([smallPdf('Chi thi 24')]), 'chi-thi.pdf');
  expect(saidBy(await hand.send(house.office, `${at}/files`, sent))).toBe('Đã gắn tệp');
  sent.set('file', new Blob(['<svg/>']), 'x.svg');
  expect((await hand.send(house.office, `${at}/files`, sent)).status).toBe(422);
  const page = await sound(at);
  expect(page).toContain('Trước khi sửa: 24-CT/TU, 07/08/2023');
  expect(page).toContain('tìm được theo nội dung');
  const [, file = ''] = /href="([^"]+\/files\/[0-9a-f-]{36})"/.exec(page) ?? [];
  const taken = await get(file);
  expect(taken.headers.get('content-disposition')).toMatch(/^attachment; filename="24-ct-tu-/);
  expect(await sound(`${file}/withdraw`)).toContain('Gỡ tệp “chi-thi.pdf”?');
  expect(saidBy(await post(`${file}/withdraw`, [['reason', 'gắn nhầm tệp']]))).toBe('Đã gỡ tệp');
  expect((await get(file)).status).toBe(404);
  const list = await get('/documents/export?format=csv&q=24-ct/tu');
  expect(list.headers.get('content-disposition')).toBe('attachment; filename="so-van-ban.csv"');
  expect((await list.text()).trim().split('\r\n')).toHaveLength(2);
});

test('file and link come with the document; refused, what was typed stands and the file is to be chosen again', async () => {
  const [directive] = await chainIn(house, register);
  const whole = (more: Readonly<Record<string, string>>, file: Blob): FormData => {
    const sent = new FormData();
    for (const [name, value] of form({ symbol: '196-KH/ĐU', fileKind: 'scan', ...more })) sent.set(name, value);
    sent.set('file', file, 'ke hoach.pdf');
    return sent;
  };
  const typed = { 'link.symbol': 'chỉ thị 24', 'link.kind': 'implements' };
  const refused = await hand.send(house.office, '/documents', whole(typed, new Blob(['<svg/>'])));
  const page = await refused.text();
  expect(refused.status).toBe(422);
  expect(page).toContain('<a href="#file">');
  expect(page).toContain('hãy chọn trong các văn bản tìm thấy');
  expect(page).toContain('Hãy chọn lại tệp “ke hoach.pdf”');
  expect(page).toContain('value="chỉ thị 24"');
  expect(page).toMatch(/<option value="implements" selected/);
  expect(page).toMatch(/<option value="scan" selected/);
  expect(page).toContain(`value="${directive}"`);
  expect(await violationsIn(page)).toEqual([]);
  const sent = whole({ ...typed, 'link.toId': directive }, new Blob([smallPdf('Ke hoach')]));
  const made = await hand.send(house.office, '/documents', sent);
  expect(saidBy(made)).toBe('Đã đăng ký văn bản');
  const one = await sound(ledTo(made));
  expect([one.includes('ke hoach.pdf'), one.includes('sau 24 ngày')]).toEqual([true, true]);
  expect(await sound('/documents/new', IN_ENGLISH)).toContain('Symbol of the other document');
});
