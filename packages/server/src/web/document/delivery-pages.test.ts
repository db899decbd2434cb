import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { document } from '@guong/core/document';
import { paperBelow, twoHouses, type TwoHouses } from '@guong/core/testing/two-houses';
import { operatorPages } from '../../http/operator-door.ts';
import { IN_ENGLISH, pageHand, saidBy, type PageHand } from '../../testing/page-hand.ts';

const reason = 'ban hành nhầm phụ lục';

let houses: TwoHouses;
let hand: PageHand;
beforeEach(async () => {
  houses = await twoHouses();
  hand = pageHand(houses.district.app);
});
const above = (path: string, headers = {}) => hand.soundPage(houses.district.office, path, headers);
const below = (path: string, headers = {}) => hand.soundPage(houses.ward.office, path, headers);
const metrics = async () => (await operatorPages(houses.district.app).request('/metrics')).text();

/** The one above sends the plan with a file that the one below cannot take now: its document is full. */
async function halfSent(): Promise<string> {
  const { district, join, ask, carry, attach } = houses;
  await join();
  await ask();
  await carry();
  const { documentId } = await paperBelow(houses);
  await sql`insert into document.attachment (tenant_id, attachment_id, document_id, kind, file_id, name, media_type, size,
      sha256, has_text, is_withdrawn)
    select ${district.otherTenantId}, gen_random_uuid(), ${documentId}, 'scan', gen_random_uuid(), 'cu.pdf', 'application/pdf',
      1, repeat('0', 64), false, true from generate_series(1, 30)`.execute(district.ownerDb);
  await attach('Ke hoach 186');
  await carry();
  return documentId;
}

test('the sender sees what has arrived at each committee, what has not and why, and sends it again', async () => {
  const { district, plan, carry } = houses;
  await halfSent();
  const page = await above(`/documents/${plan}`);
  expect(page).toContain('Gửi tới đảng bộ khác');
  expect(page).toContain('1/2 phần đã tới');
  expect(page).toContain('đã thử 1 lần');
  expect(page).toContain('30 tệp');
  expect(await above(`/documents/${plan}`, IN_ENGLISH)).toContain('tried 1 times');
  expect(await metrics()).toContain('guong_undelivered{room="document",state="waiting"} 1');
  expect(await metrics()).toMatch(/guong_oldest_undelivered_timestamp_seconds\{room="document"\} 1\d{9}/);

  await sql`update document.message set state = 'given_up', next_at = null, ended_at = made_at where state = 'waiting'`.execute(
    district.ownerDb,
  );
  expect(await above('/today')).toContain('1 tin gửi đảng bộ khác không tới được');
  expect(await above('/documents/deliveries')).toContain('thôi gửi');
  await sql`delete from document.attachment where tenant_id = ${district.otherTenantId}`.execute(district.ownerDb);
  const again = /action="([^"]+\/again)"/.exec(await above(`/documents/${plan}`))?.[1] ?? '';
  expect((await hand.post(district.leader, again)).status).toBe(403);
  expect(saidBy(await hand.post(district.office, again))).toBe('Đã xếp gửi lại 1 phần');
  expect((await hand.post(district.office, again)).status).toBe(303);
  await carry();
  expect(await above(`/documents/${plan}`)).toContain('2/2 phần đã tới');
  expect((await hand.post(district.office, again)).status).toBe(409);
  expect(await metrics()).toContain('guong_undelivered{room="document",state="waiting"} 0');
});

test('the receiver sees from where it came, which files are awaited, what is asked, let off and taken back', async () => {
  const { plan, carry, ask, doAbove, obligationAbove, district } = houses;
  const documentId = await halfSent();
  await ask('BC');
  await doAbove(document.exempt, { obligationId: await obligationAbove('BC'), reason: 'đơn vị mới sáp nhập' });
  await carry();
  const before = await below(`/documents/${documentId}`);
  expect(before).toContain('Nhận từ Đảng ủy phường Hoa Gạo');
  expect(before).toContain('ke-hoach.pdf (chưa nhận được)');
  expect(before).toContain('được miễn: đơn vị mới sáp nhập');
  expect(before).not.toContain(`/documents/${documentId}/withdraw`);
  const form = `/documents/${plan}/withdraw`;
  expect(await above(form)).toContain('Thu hồi 186-KH/QU?');
  expect((await hand.get(district.leader, form)).status).toBe(403);
  expect((await hand.post(district.office, form, [['reason', 'x']])).status).toBe(422);
  expect(saidBy(await hand.post(district.office, form, [['reason', reason]]))).toBe('Đã thu hồi văn bản');
  await carry();
  const said = `Văn bản này đã được Đảng ủy phường Hoa Gạo thu hồi ngày 22/11/2026: ${reason}`;
  expect(await above(`/documents/${plan}`)).toContain(said);
  const after = await below(`/documents/${documentId}`);
  expect(after).toContain(said);
  expect(after).toContain('đã thu hồi');
  const { asks } = await paperBelow(houses);
  const taken = await below(`/directives/obligations/${asks.get('KH')?.obligationId ?? ''}`);
  expect(taken).toContain(`đã thôi giao việc này ngày 22/11/2026: ${reason}`);
  const exempt = await below(`/directives/obligations/${asks.get('BC')?.obligationId ?? ''}`);
  expect(exempt).toContain('đơn vị mới sáp nhập');
  expect(exempt).not.toContain('/exempt"');
  expect(await below('/documents/deliveries', IN_ENGLISH)).toContain('Received last');
});

test('whoever runs the machine sees how many and for how long, and not what it is about', async () => {
  const { district } = houses;
  await halfSent();
  const operator = district.actorWith(['operate']);
  const page = await hand.soundPage(operator, '/documents/deliveries');
  expect(page).toContain('1 tin chờ gửi');
  expect(page).toContain('Tin cũ nhất chờ từ');
  expect(page).not.toMatch(/186-KH|ke-hoach|Triển khai Chỉ thị/);
  expect(await hand.soundPage(operator, '/today')).toContain('href="/documents/deliveries"');
  expect((await hand.get(district.leader, '/documents/deliveries')).status).toBe(403);
  expect(await above('/documents')).toContain('href="/documents/deliveries"');
});

test('answers that travel up are told apart, and what was taken back is not said to be an answer', async () => {
  const { join, ask, carry, issueBelow, doBelow } = houses;
  await join();
  await ask();
  await ask('BC');
  await carry();
  const { documentId } = await paperBelow(houses);
  const answer = await issueBelow('88-KH/ĐU');
  await issueBelow('12-BC/ĐU');
  const waiting = await below('/documents/deliveries');
  for (const said of ['Văn bản 88-KH/ĐU', 'Trả lời cho 186-KH/QU: KH: Ban hành', 'Trả lời cho 186-KH/QU: BC: Ban hành'])
    expect(waiting).toContain(said);
  expect(await below('/documents/deliveries', IN_ENGLISH)).toContain('Answer to 186-KH/QU: BC: ');
  await carry();
  expect(await below(`/documents/${documentId}`)).toContain('đã trả lời · câu trả lời đã tới nơi giao');
  await doBelow(document.withdraw, { documentId: answer, reason });
  await carry();
  const recalled = 'chưa trả lời · nơi giao đã biết câu trả lời bị thu hồi';
  expect(await below(`/documents/${documentId}`)).toContain(recalled);
});

test('the officer who adds a file is warned when the room for files is nearly used up; who runs the machine sees the numbers', async () => {
  const { district, attach, plan } = houses;
  await attach('Ke hoach 186');
  const form = `/documents/${plan}/attach`;
  expect(await above(form)).not.toContain('sắp hết');
  const { app } = district;
  const full = pageHand({ ...app, files: { ...app.files, quotaBytes: 500 } });
  expect(await full.soundPage(district.office, form, {})).toContain('Chỗ chứa tệp của đảng bộ sắp hết');
  const shown = await full.soundPage(district.office, '/documents/deliveries', {});
  expect(shown).toContain('Chỗ chứa tệp');
  expect(shown).toContain('sắp đầy');
  expect([shown.includes('nhờ người vận hành'), shown.includes('GUONG_FILES_QUOTA_GB')]).toEqual([true, false]);
  const run = await full.soundPage(district.actorWith(['operate']), '/documents/deliveries', IN_ENGLISH);
  expect(run).toContain('GUONG_FILES_QUOTA_GB');
  const text = await metrics();
  expect(text).toMatch(/guong_files_bytes\{committee="[^"]+"\} [1-9]/);
  expect(text).toMatch(/guong_files_quota_bytes\{committee="[^"]+"\} 20000000000/);
});
