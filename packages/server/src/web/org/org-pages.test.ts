import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { importJob } from '@guong/core/org';
import { foundedHouse, foundIn, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { perform, type Actor } from '@guong/core/usecase';
import { violationsIn } from '../../testing/axe.ts';
import { IN_ENGLISH, ledTo, pageHand, ROUND_FORM, type Fields, type PageHand } from '../../testing/page-hand.ts';

const SAMPLE = new URL('../../../../spreadsheet/src/testing/fixtures/danh-sach-cu-tri-hoa-gao.xlsx', import.meta.url);
/** Checking a page of a thousand elements for accessibility takes seconds. */
const PATIENT = { timeout: 180_000 };

let house: FoundedHouse;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
});

const get = (path: string, actor: Actor = house.office) => hand.get(actor, path);
const send = (path: string, body: URLSearchParams | FormData) => hand.send(house.office, path, body);
const post = (path: string, fields: Fields = []) => hand.post(house.office, path, fields);
const upload = (bytes: Uint8Array<ArrayBuffer>, fileName: string, address = '/org/import') => {
  const form = new FormData();
  form.set('kind', 'roll');
  form.set('file', new Blob([bytes]), fileName);
  return send(address, form);
};
const csv = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const plainPage = async (path: string): Promise<string> => (await get(path)).text();
const soundPage = (path: string): Promise<string> => hand.soundPage(house.office, path);

test('an officer sends the sample, looks, confirms, waits, and draws up a roll of 202 from it', PATIENT, async () => {
  const round = ledTo(await post('/rounds', ROUND_FORM)).replace('/rounds/', '');
  const sent = await upload(new Uint8Array(readFileSync(SAMPLE)), 'danh-sach.xlsx', `/org/import?round=${round}`);
  const path = ledTo(sent);
  expect([sent.status, path]).toEqual([303, expect.stringMatching(/^\/org\/import\/[0-9a-f-]{36}\?round=/)]);

  const preview = await plainPage(path);
  expect(preview).toContain('Trang ẩn “Ghi chu” (1 dòng) không được đọc.');
  const changed = await soundPage(`${path}&show=changed`);
  expect(changed.includes('<ins>Vũ Bá Cường</ins>')).toBe(true);
  expect(changed).toContain('chữ TCVN3 (.VnTime)');

  const bare = path.replace(/\?.*/, '');
  expect(await soundPage(path.replace('?', '/confirm?'))).toContain('Ghi 204 người vào tổ chức?');
  expect((await post(path.replace('?', '/confirm?'))).status).toBe(303);
  const waiting = await get(path);
  expect([waiting.headers.get('refresh'), await waiting.text()]).toEqual([
    '3',
    expect.stringContaining('Đang ghi danh sách'),
  ]);
  expect(await house.runJobs([importJob])).toBe(1);
  expect(await soundPage(path)).toContain('Lập danh sách từ lần nhập này');

  const report = await get(`${bare}/report`);
  expect(report.headers.get('content-disposition')).toBe('attachment; filename="bao-cao-nhap-danh-sach.xlsx"');

  const found = await plainPage('/org/people?q=Hoàng Văn Quân');
  const leader = /\/org\/people\/([0-9a-f-]{36})/.exec(found)?.[1] ?? '';
  const other = /\/org\/people\/([0-9a-f-]{36})/.exec(await plainPage('/org/people?q=thach cong quan'))?.[1] ?? '';
  const subjects = [leader, other].map((id) => ['personIds[]', id] as const);
  expect((await post(`/rounds/${round}/subjects`, subjects)).status).toBe(303);
  const drawn = await post(path.replace('?', '/roll?'));
  expect([drawn.status, ledTo(drawn)]).toEqual([303, `/rounds/${round}/roll`]);
  expect(await plainPage(`/rounds/${round}/roll`)).toContain('202');
  const roll = valueOf(await perform(house.app, house.office, ballot.roll, { roundId: round }));
  expect(roll.total).toBe(202);
  const taken = await (await get(`/rounds/${round}/roll/export?format=csv`)).text();
  expect(taken.trim().split('\r\n')).toHaveLength(203);
  expect(roll.categories.map(({ people }) => people)).toEqual([9, 6, 14, 47, 32, 46, 46, 2]);
});

test('a file that is refused comes back with plain words, and nothing is left', async () => {
  const sent = await upload(csv('<html><body>bảng</body></html>'), 'danh-sach.xlsx');
  const text = await sent.text();
  expect(sent.status).toBe(422);
  expect(text).toContain('trang web (HTML)');
  expect(await violationsIn(text)).toEqual([]);
  expect(await soundPage('/org/import')).toContain('Chưa có lần nhập nào');
  expect(await house.app.files.list()).toEqual([]);
});

test(
  'rows with errors and people to identify are asked about; the answers lead to a confirmable list',
  PATIENT,
  async () => {
    await house.add('Lê Thị Gạo', { birthYear: 1970 });
    const text = [
      'STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Thành phần',
      '1;Lê Thị Gạo;;Tổ trưởng;Tổ dân phố 1;Tổ trưởng tổ dân phố',
      '2;Trần Văn Bông;31/02/1970;Tổ trưởng;Tổ dân phố 2;Tổ trưởng tổ dân phố',
      '3;Vũ Thị Sen;01/03/1980;Tổ trưởng;Tổ dân phố 3;Tổ trưởng tổ dân phố',
    ].join('\n');
    const path = ledTo(await upload(csv(text), 'to-truong.csv'));
    const preview = await soundPage(path);
    expect(preview).toContain('31/02/1970');
    expect(preview).toContain('Lịch không có ngày này');
    expect(preview).toContain('Cần bạn trả lời');
    expect((await post(`${path}/confirm`)).status).toBe(409);
    expect((await post(`${path}/leave-out`)).status).toBe(303);
    expect((await post(`${path}/decisions`, [['row2', 'nobody']])).status).toBe(422);
    expect((await post(`${path}/decisions`, [['row2', 'different']])).status).toBe(303);
    expect(await soundPage(`${path}/confirm`)).toContain('Ghi 2 người vào tổ chức?');
    const mapped = await post(`${path}/mapping`, [
      ['sheet', ''],
      ['mapping.name', '2'],
      ['mapping.category', '2'],
    ]);
    expect([mapped.status, await mapped.text()]).toEqual([422, expect.stringContaining('Cột này đã chọn ở trên')]);
    expect((await post(`${path}/discard`)).status).toBe(303);
    expect(await soundPage(path)).toContain('Lần nhập này đã bỏ');
  },
);

test('the plain pages of the organisation are sound, empty and filled', PATIENT, async () => {
  for (const page of ['/org', '/org/people', '/org/categories', '/org/import', '/org/people?q=khongai'])
    await soundPage(page);
  await soundPage(`/org/people?unit=${house.cellId}`);
  expect(await soundPage(`/org/people/${house.leader.personId}`)).toContain('Bí thư Đảng ủy');
  const list = await get('/org/people/export?format=csv');
  expect(list.headers.get('content-disposition')).toContain('attachment');
  expect(await list.text()).toContain('Nguyễn Văn Bí Thư');
  expect((await get('/org/people/not-an-id')).status).toBe(404);
});

test('whoever is not of the office sees neither imports nor lists; another committee does not know them', async () => {
  const path = ledTo(await upload(csv('Họ và tên;Thành phần\nLê Thị Gạo;Khách mời'), 'khach.csv'));
  for (const page of ['/org/import', path, `${path}/report`, '/org/people']) {
    expect([page, (await get(page, house.actorWith([]))).status]).toEqual([page, 403]);
  }
  const other = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  expect((await get(path, other.office)).status).toBe(404);
});

test(
  'the preview of a list and the way of its writing are read in English too, also where an older reading kept finished sentences',
  PATIENT,
  async () => {
    const table = 'STT;Họ và tên;Ngày sinh;Chức vụ;Đơn vị;Thành phần\n';
    const rows =
      '1;TRẦN VĂN BÔNG;31/02/1970;Tổ trưởng;Tổ 2 và 3 tên khác;Tổ trưởng\n2;Lê Thị Sen;1980;Tổ phó;Tổ 3;Tổ trưởng\n';
    const path = ledTo(await upload(csv(`${table}${rows};Cộng;;;;\n`), 'to.csv'));
    const read = async (query = ''): Promise<string> =>
      await hand.soundPage(house.office, `${path}${query}`, IN_ENGLISH);
    const english = await read();
    const said = [
      'its heading from row 1.',
      'On confirming, 2 new units will be made: Tổ 2 và 3 tên khác; Tổ 3.',
      'Row 2, column “Day of birth” (cell C2): “31/02/1970”: The calendar has no such day.',
      'all in capitals',
    ];
    expect(said.filter((line) => !english.includes(line))).toEqual([]);
    expect(await read('?show=left_out')).toContain('Row of totals: ');
    await sql`update org.import set notes = ${JSON.stringify(['Trang này đang ẩn trong tệp.'])}`.execute(house.ownerDb);
    await sql`update org.import_row set problems = ${JSON.stringify([
      { ref: 'B2', message: 'Dòng 2, cột “Họ và tên”: Thiếu họ và tên.', isBlocking: false },
    ])} where row_no = 2`.execute(house.ownerDb);
    const older = await read();
    expect(older).toContain('This sheet is hidden in the file.');
    expect(older).toContain('Row 2, column “Full name”: The full name is missing.');
    await post(`${path}/leave-out`);
    await post(`${path}/confirm`);
    await sql`update platform.job set message = ${'{"say":"Đang ghi kết quả từng dòng","with":[]}'}`.execute(
      house.ownerDb,
    );
    expect(await read()).toContain('Writing what became of each row');
  },
);
