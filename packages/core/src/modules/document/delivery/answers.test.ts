import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { valueOf } from '../../../testing/founded-house.ts';
import { twoHouses, type TwoHouses } from '../../../testing/two-houses.ts';
import { perform } from '../../../usecase/index.ts';
import { document } from '../index.ts';

// The answering document of a unit goes up with its corrections, files and withdrawal, to the house that asked.

let houses: TwoHouses;
let own: string;
beforeEach(async () => {
  houses = await twoHouses();
  await houses.join();
  await houses.ask('KH');
  await houses.carry();
  own = await houses.issueBelow('88-KH/ĐU');
});
const reason = 'ban hành nhầm mẫu năm trước';
const duty = async (requiredType = 'KH') => {
  const { obligations } = await houses.doAbove(document.obligations, { documentId: houses.plan });
  return obligations.find((one) => one.unitId === houses.wardUnitId && one.requiredType === requiredType);
};
/** The documents of the unit in the register above. */
async function copies() {
  const { documents } = await houses.doAbove(document.find, { query: 'ĐU' });
  const ofWard = documents.filter(({ symbol }) => /^(88|89|90)-/.test(symbol));
  return Promise.all(ofWard.map(({ documentId }) => houses.doAbove(document.one, { documentId })));
}
const copy = async () => {
  const [one, ...more] = await copies();
  if (!one || more.length > 0) throw new Error('one copy is awaited');
  return one;
};
const outgoing = async () => (await houses.doBelow(document.deliveries, { documentId: own })).outgoing;

test('the document that answers goes up with its files; what is corrected, added or taken away below follows', async () => {
  const { attachBelow, carry, doBelow, doAbove } = houses;
  const first = await attachBelow(own);
  await carry();
  expect(await duty()).toMatchObject({ state: 'issued', ownSymbol: '88-KH/ĐU' });
  expect((await copy()).attachments.map(({ name, hasText }) => [name, hasText])).toEqual([['tra-loi.pdf', true]]);
  expect((await outgoing()).map((one) => [one.kind, one.state, one.isUp])).toEqual([
    ['document', 'delivered', true],
    ['file', 'delivered', true],
  ]);

  await doBelow(document.correct, { documentId: own, symbol: '89-KH/ĐU', title: 'Kế hoạch đã sửa', reason });
  await attachBelow(own, 'phu-luc.pdf');
  await doBelow(document.withdrawAttachment, { documentId: own, attachmentId: first, reason });
  await carry();
  const after = await copy();
  expect([after.symbol, after.title, after.attachments.map(({ name }) => name)]).toEqual([
    '89-KH/ĐU',
    'Kế hoạch đã sửa',
    ['phu-luc.pdf'],
  ]);
  expect(after.corrections).toHaveLength(1);
  expect(await duty()).toMatchObject({ state: 'issued', ownSymbol: '89-KH/ĐU' });
  const { arrivals } = await doAbove(document.deliveries, { documentId: after.documentId });
  expect(arrivals.map(({ fromName, files, asks }) => [fromName, files.length, asks.length])).toEqual([
    ['Đảng ủy phường Sông Hồng', 2, 0],
  ]);
});

test('an answer that is withdrawn opens the duty again in both houses, with the reason; answered anew it is closed', async () => {
  const { carry, doBelow, doAbove, above } = houses;
  await carry();
  await doBelow(document.withdraw, { documentId: own, reason });
  const [waiting] = (await doBelow(document.waiting)).obligations;
  expect(waiting).toMatchObject({ requiredType: 'KH', recalled: { symbol: '88-KH/ĐU' } });
  await carry();
  const withdrawal = { on: '2026-11-22', by: 'Đảng ủy phường Sông Hồng', because: reason };
  const paper = await copy();
  expect([paper.validity, paper.withdrawal]).toEqual(['withdrawn', withdrawal]);
  const recalled = { documentId: paper.documentId, symbol: '88-KH/ĐU', withdrawal };
  expect(await duty()).toMatchObject({ state: 'waiting', ownSymbol: null, doneOn: null, recalled });
  const matrix = await doAbove(document.matrix, { documentId: houses.plan });
  expect(matrix.covers).toMatchObject({ covered: 0, missing: 1 });
  expect(matrix.units[0]?.cells[0]).toMatchObject({ recalled: { symbol: '88-KH/ĐU', because: reason } });
  const theirs = await above(document.withdraw, { documentId: paper.documentId, reason });
  expect(theirs).toMatchObject({ fault: { code: 'conflict' } });

  const again = await houses.below(document.fulfil, { obligationId: waiting?.obligationId, ownDocumentId: own });
  expect(again).toMatchObject({ fault: { code: 'invalid', fields: { ownDocumentId: expect.anything() as unknown } } });
  await houses.issueBelow('90-KH/ĐU');
  await carry();
  expect(await duty()).toMatchObject({ state: 'issued', ownSymbol: '90-KH/ĐU', recalled: null });
});

test('an answer withdrawn before it was ever told is told as withdrawn, and the duty was never closed above', async () => {
  const { carry, doBelow } = houses;
  await doBelow(document.withdraw, { documentId: own, reason });
  await carry();
  expect(await duty()).toMatchObject({ state: 'waiting', recalled: { symbol: '88-KH/ĐU' } });
  expect((await copy()).validity).toBe('withdrawn');
});

test('let off above while the answer was on its way and withdrawn: both houses say that it is let off', async () => {
  const { carry, doBelow, doAbove, obligationAbove } = houses;
  await doAbove(document.exempt, { obligationId: await obligationAbove('KH'), reason: 'đơn vị mới sáp nhập' });
  // Heard below while it still counts as answered there.
  const body = await bodyAbove();
  valueOf(await perform(houses.district.app, { ...houses.district.system, tenantId: below() }, document.receive, body));
  await doBelow(document.withdraw, { documentId: own, reason });
  await carry();
  const [asked] = (await doBelow(document.asked, { unitId: houses.ward.rootUnitId, year: 2023 })).obligations;
  expect([(await duty())?.state, asked?.state]).toEqual(['exempt', 'exempt']);
});
const below = () => houses.district.otherTenantId;
async function bodyAbove() {
  const { app, system } = houses.district;
  const [messageId] = valueOf(await perform(app, system, document.sendings, {})).messageIds;
  const body = valueOf(await perform(app, system, document.message, { messageId }));
  return body.kind === 'document' ? body.sending : {};
}

test('older messages: an answer without its source is kept; when its document is told, even renamed, it is the same one', async () => {
  const { carry, doBelow, district } = houses;
  // As it was before answers told their documents: nothing but the answer went up.
  await sql`delete from document.message where tenant_id = ${below()}`.execute(district.ownerDb);
  const answer = { kind: 'document', symbol: '88-KH/ĐU', issuedOn: '2023-09-04', title: 'Kế hoạch', code: 'ĐU' };
  const heard = { obligationId: (await duty())?.obligationId, fromTenantId: below(), version: 1, answer };
  valueOf(await perform(district.app, district.system, document.hear, heard));
  expect(await duty()).toMatchObject({ state: 'issued', ownSymbol: '88-KH/ĐU' });
  const before = await copy();
  await doBelow(document.correct, { documentId: own, symbol: '89-KH/ĐU', reason });
  await carry();
  const after = await copy();
  expect([after.documentId, after.symbol]).toEqual([before.documentId, '89-KH/ĐU']);
});

test('the work of a day tells above which documents answered before answers told them, and reopens what they do not answer', async () => {
  const { carry, attachBelow, doBelow, district } = houses;
  await attachBelow(own);
  await carry();
  await sql`delete from document.message where tenant_id = ${below()}`.execute(district.ownerDb);
  await sql`update document.obligation set heard_version = null where tenant_id = ${district.tenantId}`.execute(
    district.ownerDb,
  );
  const daily = async () =>
    valueOf(await perform(district.app, { ...district.system, tenantId: below() }, document.orderMissing, {}));
  expect(await daily()).toEqual({ ordered: 1, waiting: 3 });
  await carry();
  expect(await daily()).toEqual({ ordered: 0, waiting: 0 });
  // Withdrawn at a time when that did not open anything again.
  const { obligationId } = (await doBelow(document.asked, { unitId: houses.ward.rootUnitId, year: 2023 }))
    .obligations[0] ?? { obligationId: '' };
  await doBelow(document.withdraw, { documentId: own, reason });
  await carry();
  await sql`update document.obligation set own_document_id = ${own}, recalled_document_id = null
    where tenant_id = ${below()} and obligation_id = ${obligationId}`.execute(district.ownerDb);
  expect((await daily()).ordered).toBe(1);
  await carry();
  expect(await duty()).toMatchObject({ state: 'waiting', recalled: { symbol: '88-KH/ĐU' } });
});

test('nothing is asked upwards, and another house changes no document of this unit', async () => {
  const { carry, district } = houses;
  await carry();
  const ask = { sendingId: crypto.randomUUID(), requiredType: 'BC', task: 'Báo cáo', dueOn: '2027-01-01' };
  const sending = {
    ...{ sourceId: own, fromTenantId: below(), fromName: 'Đảng ủy phường Sông Hồng', version: 9, files: [] },
    ...{ issuer: { code: 'ĐU', name: 'Đảng ủy phường Sông Hồng' }, symbol: '88-KH/ĐU', issuedOn: '2023-09-04' },
    ...{ title: 'Đổi tên', signer: '', effectiveOn: '2023-09-04', expiresOn: null, withdrawal: null },
  };
  const asks = [{ ...ask, exemptBecause: null, withdrawal: null }];
  const upwards = await perform(district.app, district.system, document.receive, { ...sending, asks });
  expect(upwards).toMatchObject({ fault: { code: 'conflict' } });
  const stranger = { ...sending, asks: [], fromTenantId: crypto.randomUUID() };
  valueOf(await perform(district.app, district.system, document.receive, stranger));
  // It stands as a document of somebody else of that name; the unit's own is untouched.
  expect((await copies()).map(({ title }) => title).sort()).toEqual(['Văn bản 88-KH/ĐU', 'Đổi tên']);
});

test('a document that answers keeps the type that was asked for', async () => {
  const raw = { documentId: own, symbol: '88-BC/ĐU', reason };
  const refused = await houses.below(document.correct, raw);
  expect(refused).toMatchObject({ fault: { code: 'invalid', fields: { symbol: expect.anything() as unknown } } });
});
