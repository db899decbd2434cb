import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { valueOf } from '../../../testing/founded-house.ts';
import { smallPdf } from '../../../testing/small-pdf.ts';
import { paperBelow, twoHouses, type TwoHouses } from '../../../testing/two-houses.ts';
import { perform } from '../../../usecase/index.ts';
import { deliverJob, document } from '../index.ts';

let houses: TwoHouses;
beforeEach(async () => {
  houses = await twoHouses();
});
const reason = 'đơn vị mới sáp nhập';
const paper = () => paperBelow(houses);
const sent = async () => (await houses.doAbove(document.deliveries, { documentId: houses.plan })).outgoing;
const waitingBelow = async () => (await houses.doBelow(document.waiting)).obligations;

test('files travel with the document, those added later as messages of their own; the copy is the receiver’s', async () => {
  const { join, attach, ask, carry, doAbove, doBelow, states, plan } = houses;
  await join();
  await attach('Ke hoach 186');
  await ask();
  await carry();
  expect((await paper()).attachments.map(({ name, hasText }) => [name, hasText])).toEqual([['ke-hoach.pdf', true]]);
  const later = await attach('Phu luc', 'phu-luc.pdf');
  await carry();
  const before = await paper();
  expect(before.names).toEqual(['ke-hoach.pdf', 'phu-luc.pdf']);
  expect(await states()).toEqual(['document delivered', 'file delivered', 'file delivered']);
  const asked = { documentId: before.documentId, attachmentId: before.attachments[0]?.attachmentId };
  expect((await doBelow(document.attachment, asked)).bytes.length).toBeGreaterThan(100);
  expect((await doBelow(document.find, { query: 'phu luc' })).total).toBe(1);

  await doAbove(document.withdrawAttachment, { documentId: plan, attachmentId: later, reason });
  await carry();
  const after = await paper();
  expect(after.names).toEqual(['ke-hoach.pdf']);
  expect(after.files).toEqual(['ke-hoach.pdf here', 'phu-luc.pdf here withdrawn']);
  expect((await doBelow(document.find, { query: 'phu luc' })).total).toBe(0);
});

test('a register line corrected above is brought up to date below, and what stood there is kept', async () => {
  const { join, ask, carry, doAbove, plan } = houses;
  await join();
  await ask();
  await carry();
  const change = { title: 'Triển khai Chỉ thị 24 đến chi bộ', expiresOn: '2026-01-01' };
  await doAbove(document.correct, { documentId: plan, ...change, reason });
  await carry();
  const after = await paper();
  expect([after.title, after.expiresOn, after.corrections.length]).toEqual([change.title, '2026-01-01', 1]);
  expect(after.corrections[0]?.before).toContain('Triển khai Chỉ thị 24');
});

test('a file with a mark of secrecy is refused by the guard of the receiver, and the sender sees why', async () => {
  const { join, attach, ask, carry, states, district } = houses;
  await join();
  await attach('Ke hoach 186');
  const { sha256, size } = await district.app.files.put(smallPdf('x\nTỐI MẬT'));
  await sql`update document.attachment set name = 'ĐỘ MẬT: MẬT.pdf', sha256 = ${sha256}, size = ${size}
    where tenant_id = ${district.tenantId}`.execute(district.ownerDb);
  await ask();
  await carry();
  expect(await states()).toEqual(['document delivered', 'file refused']);
  expect((await sent())[1]?.why).toContain('mật');
  expect((await paper()).names).toEqual([]);
});

/** The document below has had as many files as a document may. */
async function fillUp(documentId: string): Promise<void> {
  const { district } = houses;
  await sql`insert into document.attachment (tenant_id, attachment_id, document_id, kind, file_id, name, media_type, size,
      sha256, has_text, is_withdrawn)
    select ${district.otherTenantId}, gen_random_uuid(), ${documentId}, 'scan', gen_random_uuid(), 'cu.pdf', 'application/pdf',
      1, repeat('0', 64), false, true from generate_series(1, 30)`.execute(district.ownerDb);
}
/** Lets the clock run to each further try until there is none. */
async function carryToTheEnd() {
  const { district, carry } = houses;
  let [, file] = await sent();
  while (file?.nextAt) {
    district.clock.set(file.nextAt);
    await sql`update job_queue.job set start_after = now()`.execute(district.ownerDb);
    await carry();
    [, file] = await sent();
  }
  return file;
}

test('what the receiver cannot take now is tried again later and later, then given up; the button begins anew', async () => {
  const { join, attach, ask, carry, states, above, doAbove, district } = houses;
  await join();
  await ask();
  await carry();
  await fillUp((await paper()).documentId);
  await attach('Ke hoach 186');
  await carry();
  const first = (await sent())[1];
  expect(first).toMatchObject({ state: 'waiting', tries: 1, why: expect.stringContaining('30 tệp') as string });
  const last = await carryToTheEnd();
  expect(last).toMatchObject({ state: 'given_up', tries: 12 });
  expect(await doAbove(document.traffic)).toMatchObject({ waiting: 0, failed: 1, oldestAt: null });

  await sql`delete from document.attachment where tenant_id = ${district.otherTenantId}`.execute(district.ownerDb);
  await doAbove(document.sendAgain, { messageId: last?.messageId });
  await carry();
  expect(await states()).toEqual(['document delivered', 'file delivered']);
  expect((await paper()).names).toEqual(['ke-hoach.pdf']);
  const again = await above(document.sendAgain, { messageId: last?.messageId });
  expect(again).toMatchObject({ fault: { code: 'conflict' } });
});

test('a withdrawn document is withdrawn below too: who, why, on which day; what is open ends, what is answered stays', async () => {
  const { join, ask, carry, above, below, doAbove, doBelow, plan, wardUnitId } = houses;
  await join();
  await ask('KH');
  await ask('BC');
  await carry();
  const report = (await waitingBelow()).find(({ requiredType }) => requiredType === 'BC');
  const held = { obligationId: report?.obligationId, doneOn: '2023-09-12', reason: 'hội nghị học tập' };
  await doBelow(document.fulfilOtherwise, held);
  await carry();
  await doAbove(document.withdraw, { documentId: plan, reason });
  expect(await above(document.withdraw, { documentId: plan, reason })).toMatchObject({ fault: { code: 'conflict' } });
  await carry();
  const after = await paper();
  const withdrawal = { on: '2026-11-22', by: 'Đảng ủy phường Hoa Gạo', because: reason };
  expect([after.validity, after.withdrawal]).toEqual(['withdrawn', withdrawal]);
  expect(after.asks.get('KH')).toMatchObject({ isAnswered: false, isWithdrawn: true, withdrawal });
  expect(after.asks.get('BC')).toMatchObject({ isAnswered: true, isWithdrawn: false, answer: 'delivered' });
  expect(await waitingBelow()).toEqual([]);
  const { obligations } = await doAbove(document.asked, { unitId: wardUnitId, year: 2023 });
  expect(obligations.map(({ requiredType, state }) => [requiredType, state])).toEqual([['BC', 'otherwise']]);
  const theirs = await below(document.withdraw, { documentId: after.documentId, reason });
  expect(theirs).toMatchObject({ fault: { code: 'conflict' } });
});

test('letting off and taking back what was asked travel; only whoever asked does either', async () => {
  const { join, ask, carry, below, doAbove, doBelow, obligationAbove } = houses;
  await join();
  await ask('KH');
  await ask('BC');
  await carry();
  const [{ obligationId } = { obligationId: '' }] = await waitingBelow();
  for (const useCase of [document.exempt, document.withdrawObligation]) {
    expect(await below(useCase, { obligationId, reason })).toMatchObject({ fault: { code: 'conflict' } });
  }
  await doAbove(document.exempt, { obligationId: await obligationAbove('KH'), reason });
  await doAbove(document.withdrawObligation, { obligationId: await obligationAbove('BC'), reason });
  await carry();
  const { asks } = await paper();
  expect(asks.get('KH')?.exemptBecause).toBe(reason);
  expect(asks.get('BC')).toMatchObject({ isWithdrawn: true, withdrawal: { because: reason } });
  const seen = await doBelow(document.obligation, { obligationId: asks.get('KH')?.obligationId });
  expect([seen.state, seen.exemptBecause]).toEqual(['exempt', reason]);
  // Asked again after it was taken back: it stands again in both houses.
  await ask('BC');
  await carry();
  expect((await paper()).asks.get('BC')).toMatchObject({ isWithdrawn: false, withdrawal: null });
});

test('a unit that joins later gets files, withdrawals and exemptions of what it was asked before', async () => {
  const { join, ask, attach, carry, doAbove, obligationAbove } = houses;
  await attach('Ke hoach 186');
  for (const type of ['KH', 'BC', 'HD']) await ask(type);
  await doAbove(document.exempt, { obligationId: await obligationAbove('KH'), reason });
  await doAbove(document.withdrawObligation, { obligationId: await obligationAbove('BC'), reason });
  expect(await sent()).toEqual([]);
  await join();
  await carry();
  const { asks, names } = await paper();
  expect(names).toEqual(['ke-hoach.pdf']);
  expect(asks.get('BC')).toMatchObject({ exemptBecause: null, withdrawal: { because: reason } });
  expect(asks.get('HD')).toMatchObject({ exemptBecause: null, withdrawal: null });
  expect(asks.get('KH')).toMatchObject({ exemptBecause: reason, withdrawal: null });
  expect(await sent()).toHaveLength(2);
});

test('a receiver that is not there, or breaks, keeps nothing else waiting and is tried again', async () => {
  const { join, ask, carry, district } = houses;
  await join();
  await ask();
  const nowhere = crypto.randomUUID();
  await sql`update document.subordinate set child_tenant_id = ${nowhere}`.execute(district.ownerDb);
  await sql`update document.message set to_tenant_id = ${nowhere}`.execute(district.ownerDb);
  await carry();
  expect((await sent())[0]).toMatchObject({ state: 'waiting', tries: 1, why: 'Nơi nhận chưa sẵn sàng nhận.' });
});

test('a message holds no bytes: the receiver reads each file once from the store, by its hash, and keeps a row of its own', async () => {
  const { district, join, ask, attach, carry } = houses;
  await join();
  for (const name of ['mot.pdf', 'hai.pdf', 'ba.pdf']) await attach(`Trang ${name}`, name);
  await ask();
  const read: string[] = [];
  const files = {
    ...district.app.files,
    read: (sha256: string) => (read.push(sha256), district.app.files.read(sha256)),
  };
  const { messageIds } = valueOf(await perform(district.app, district.system, document.sendings, {}));
  for (const messageId of messageIds) {
    const body = valueOf(await perform(district.app, district.system, document.message, { messageId }));
    expect(JSON.stringify(body).length).toBeLessThan(3_000);
  }
  const counting = { ...district.app, files };
  const actor = district.system;
  const by = { actor, orderedBy: actor, requestedBy: 'system' };
  const job = { ...by, input: {}, key: 'job:1', progress: () => Promise.resolve() };
  valueOf(await deliverJob.run({ app: counting, ...job }));
  expect([read.length, new Set(read).size]).toEqual([3, 3]);
  const { rows } = await sql<{ tenants: number }>`
    select count(distinct tenant_id)::int as tenants from platform.file group by sha256`.execute(district.ownerDb);
  expect(rows.map(({ tenants }) => tenants)).toEqual([2, 2, 2]);
  await carry();
});

test('the work of a day sends what was never put into the outbox and carries what its lost job left lying', async () => {
  const { district, join, ask, carry, states } = houses;
  await join();
  await ask();
  await sql`delete from job_queue.job`.execute(district.ownerDb);
  expect(await carry()).toBe(0);
  expect(await states()).toEqual(['document waiting']);
  const daily = () => perform(district.app, district.system, document.orderMissing, {});
  expect(valueOf(await daily())).toEqual({ ordered: 0, waiting: 1 });
  await carry();
  expect(await states()).toEqual(['document delivered']);
  await sql`delete from document.message`.execute(district.ownerDb);
  expect(valueOf(await daily())).toEqual({ ordered: 1, waiting: 1 });
  await carry();
  expect(await states()).toEqual(['document delivered']);
  expect(valueOf(await daily())).toEqual({ ordered: 0, waiting: 0 });
  expect(await carry()).toBe(0);
});
