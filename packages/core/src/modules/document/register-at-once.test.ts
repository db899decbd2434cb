import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { formDocx, para } from '../../testing/form-docx.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { chainIn, registerIn, type Register } from '../../testing/register.ts';
import { smallPdf } from '../../testing/small-pdf.ts';
import { changedTables, snapshot } from '../../testing/snapshot.ts';
import { perform } from '../../usecase/index.ts';
import { document } from './index.ts';

let house: FoundedHouse;
let register: Register;
let directive: string;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
  [directive] = await chainIn(house, register);
});
const pdf = (text = 'Trien khai') => ({
  fileName: 'ke-hoach.pdf',
  mediaType: 'application/pdf',
  bytes: smallPdf(text),
});
const enter = (more: object = {}) =>
  perform(house.app, house.office, document.register, {
    ...{
      issuerId: register.own,
      symbol: '196-KH/ĐU',
      issuedOn: '2023-09-30',
      title: 'Kế hoạch học tập',
      isPlain: true,
    },
    ...more,
  });
const seen = async (made: ReturnType<typeof enter>) =>
  valueOf(await perform(house.app, house.office, document.one, { documentId: valueOf(await made).id }));
const wrongOf = async (made: ReturnType<typeof enter>) => {
  const result = await made;
  return result.ok || result.fault.code !== 'invalid' ? result : result.fault.fields;
};

test('a document comes in with its file and its link in one step, and the journal names both', async () => {
  const one = await seen(
    enter({ file: pdf(), fileKind: 'scan', link: { kind: 'implements', symbol: ' 24 - ct / tu ' } }),
  );
  expect(one.up).toMatchObject([{ documentId: directive, kind: 'implements', lagDays: 54 }]);
  expect(one.attachments).toMatchObject([{ name: 'ke-hoach.pdf', kind: 'scan', reading: 'whole' }]);
  const found = valueOf(await perform(house.app, house.office, document.find, { query: 'trien khai' })).documents;
  expect(found.map(({ documentId }) => documentId)).toContain(one.documentId);
  const { rows } = await sql<{ data: string }>`
    select data from audit.entry where type = 'document.registered' order by seq desc limit 1`.execute(house.ownerDb);
  const sha256 = one.attachments[0]?.sha256;
  const told = { symbol: '196-KH/ĐU', toId: directive, kind: 'implements', fileKind: 'scan', sha256 };
  expect(JSON.parse(rows[0]?.data ?? '{}')).toMatchObject(told);
});

test('the symbol of the other document may be typed without diacritics; words that only resemble one are asked about', async () => {
  const link = (symbol: string) => ({ link: { kind: 'cites', symbol } });
  expect((await seen(enter(link('195-kh/du')))).up).toMatchObject([{ symbol: '195-KH/ĐU' }]);
  const near = await wrongOf(enter({ symbol: '197-KH/ĐU', ...link('kế hoạch 186') }));
  expect(near).toEqual({ 'link.symbol': expect.stringContaining('hãy chọn trong các văn bản tìm thấy') });
  const none = await wrongOf(enter({ symbol: '197-KH/ĐU', ...link('999-CT/TU') }));
  expect(none).toEqual({ 'link.symbol': expect.stringContaining('Sổ chưa có văn bản này') });
  const chosen = { link: { kind: 'cites', symbol: 'kế hoạch 186', toId: directive } };
  expect((await seen(enter({ symbol: '197-KH/ĐU', ...chosen }))).up).toMatchObject([{ symbol: '24-CT/TU' }]);
  expect(await wrongOf(enter({ symbol: '198-KH/ĐU', link: { kind: 'cites' } }))).toEqual({
    'link.symbol': 'Nhập số, ký hiệu của văn bản kia',
  });
});

test('one symbol of two bodies is never guessed', async () => {
  const other = { code: 'TU', name: 'Thành ủy Hạ Long Mới' };
  const { id } = valueOf(await perform(house.app, house.office, document.addIssuer, other));
  await register.enter(id, '24-CT/TU', { issuedOn: '2023-08-07' });
  expect(await wrongOf(enter({ link: { kind: 'cites', symbol: '24-CT/TU' } }))).toEqual({
    'link.symbol': '24-CT/TU có ở nhiều cơ quan; hãy chọn đúng văn bản trong danh sách',
  });
});

test('whatever is refused, nothing of it is registered, and every field that is wrong is named at once', async () => {
  const before = await snapshot(house.ownerDb);
  const later = { issuedOn: '2023-08-01', symbol: '196-KH/ĐU', link: { kind: 'implements', symbol: '24-CT/TU' } };
  expect(await wrongOf(enter({ ...later, file: pdf() }))).toEqual({
    'link.symbol': expect.stringContaining('24-CT/TU ban hành sau 196-KH/ĐU'),
  });
  const secret = { fileName: 'a.docx', mediaType: '', bytes: formDocx(para('TUYỆT MẬT')) };
  expect(
    await wrongOf(
      enter({ file: secret, symbol: '195-KH/ĐU', issuedOn: '2023-08-31', link: { kind: 'cites', symbol: '9' } }),
    ),
  ).toEqual({
    file: expect.stringContaining('dấu chỉ độ mật'),
    symbol: expect.stringContaining('Số này đã đăng ký'),
    'link.symbol': expect.stringContaining('Sổ chưa có'),
  });
  const svg = { fileName: 'x.svg', mediaType: 'image/svg+xml', bytes: new TextEncoder().encode('<svg/>') };
  expect(Object.keys((await wrongOf(enter({ file: svg }))) as object)).toEqual(['file']);
  expect(changedTables(before, await snapshot(house.ownerDb))).toEqual([]);
});
