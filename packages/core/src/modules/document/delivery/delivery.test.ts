import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { foundIn, foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { chainIn, registerIn, type Register } from '../../../testing/register.ts';
import { perform, type AnyUseCase } from '../../../usecase/index.ts';
import { org } from '../../org/index.ts';
import { deliverJob, document } from '../index.ts';

type Ward = Awaited<ReturnType<typeof foundIn>>;
let district: FoundedHouse;
let ward: Ward;
let wardUnitId: string;
let plan: string;
let register: Register;
beforeEach(async () => {
  district = await foundedHouse();
  ward = await foundIn(district, district.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const unit = { code: 'P02', name: 'Đảng bộ phường Sông Hồng', kind: 'ward_committee', fromOn: '2025-07-01' };
  const made = await perform(district.app, district.office, org.createUnit, { ...unit, parentId: district.rootUnitId });
  wardUnitId = valueOf(made).id;
  register = await registerIn(district);
  [, plan] = await chainIn(district, register);
});
const above = (useCase: AnyUseCase, raw: object) => perform(district.app, district.office, useCase, raw);
const ask = (requiredType = 'KH') => {
  const asked = { task: 'Ban hành kế hoạch', dueOn: '2027-01-01', unitIds: [wardUnitId, district.cellId] };
  return above(document.oblige, { documentId: plan, requiredType, ...asked });
};
const join = async () =>
  valueOf(
    await perform(district.app, district.system, document.joinUnit, {
      unitId: wardUnitId,
      childTenantId: district.otherTenantId,
    }),
  );
const below = async () => valueOf(await perform(district.app, ward.office, document.waiting, {})).obligations;
const received = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from audit.entry
      where tenant_id = ${district.otherTenantId} and type = 'document.received'`.execute(district.ownerDb)
  ).rows[0]?.n;

test('what a unit with a house of its own is asked arrives there by a job, as a document and an obligation', async () => {
  await join();
  await district.runJobs([deliverJob]);
  valueOf(await ask());
  expect(await below()).toEqual([]);
  expect(await district.runJobs([deliverJob])).toBe(1);
  expect(await below()).toMatchObject([
    { symbol: '186-KH/QU', requiredType: 'KH', task: 'Ban hành kế hoạch', dueOn: '2027-01-01', state: 'waiting' },
  ]);
  const { issuers } = valueOf(await perform(district.app, ward.office, document.issuers, {}));
  expect(issuers).toMatchObject([{ name: 'Quận ủy Sông Hồng', isSuperior: true }]);
  await district.runJobs([deliverJob]);
  expect([(await below()).length, await received()]).toEqual([1, 1]);
});

test('a unit that joins later receives what it was asked before; what the office had entered by hand is not doubled', async () => {
  valueOf(await ask());
  valueOf(await ask('BC'));
  const issuer = { code: 'QU', name: 'quận uỷ Sông Hồng', isSuperior: true };
  const { id: issuerId } = valueOf(await perform(district.app, ward.office, document.addIssuer, issuer));
  const paper = { issuerId, symbol: '186-KH/QU', issuedOn: '2023-08-20', title: 'Nhập tay', isPlain: true };
  valueOf(await perform(district.app, ward.office, document.register, paper));
  await join();
  expect(await district.runJobs([deliverJob])).toBe(1);
  expect((await below()).map(({ requiredType }) => requiredType).sort()).toEqual(['BC', 'KH']);
  const { total } = valueOf(await perform(district.app, ward.office, document.find, { query: '186-KH/QU' }));
  expect(total).toBe(1);
});

test('CON-5: killed between receiving there and noting here, the delivery is repeated and has its effect once', async () => {
  await join();
  await district.runJobs([deliverJob]);
  valueOf(await ask());
  const points: string[] = [];
  const dying = {
    ...district.app,
    failpoint: (point: string) => {
      points.push(point);
      // The first command is the receiving below; the second, noting above, is killed before it commits.
      if (points.filter((one) => one === 'audited').length === 2) throw new Error('killed');
    },
  };
  const actor = { ...district.system, job: deliverJob.name };
  const job = { actor, orderedBy: actor, requestedBy: 'system', input: {}, key: 'job:1', progress: noProgress };
  await expect(deliverJob.run({ app: dying, ...job })).rejects.toThrow('killed');
  expect([(await below()).length, await received()]).toEqual([1, 1]);
  await district.runJobs([deliverJob]);
  await district.runJobs([deliverJob]);
  expect([(await below()).length, await received()]).toEqual([1, 1]);
  const left = valueOf(await perform(district.app, district.system, document.sendings, {}));
  expect(left.messageIds).toEqual([]);
});
const noProgress = () => Promise.resolve();

test('nobody but the house itself joins a unit or puts a document into another register', async () => {
  const joining = { unitId: wardUnitId, childTenantId: district.otherTenantId };
  expect(await above(document.joinUnit, joining)).toMatchObject({ fault: { code: 'forbidden' } });
  expect(
    await perform(district.app, district.system, document.joinUnit, { ...joining, childTenantId: crypto.randomUUID() }),
  ).toMatchObject({ fault: { code: 'invalid' } });
  await join();
  expect(await perform(district.app, district.system, document.joinUnit, joining)).toMatchObject({
    fault: { code: 'conflict' },
  });
  const other = valueOf(await perform(district.app, ward.office, document.find, {}));
  expect(other.total).toBe(0);
});

test('the answer of the unit goes up by itself: its own document, or what it did otherwise; told twice it stands once', async () => {
  await join();
  valueOf(await ask());
  valueOf(await ask('BC'));
  await district.runJobs([deliverJob]);
  const own = { code: 'ĐU', name: 'Đảng ủy phường Sông Hồng', unitId: ward.rootUnitId };
  const { id: issuerId } = valueOf(await perform(district.app, ward.office, document.addIssuer, own));
  const [plan_, report] = (await below()).sort((a, b) => (a.requiredType < b.requiredType ? 1 : -1));
  const paper = { issuerId, symbol: '88-KH/ĐU', issuedOn: '2023-09-04', title: 'Kế hoạch của phường', isPlain: true };
  const issue = { obligationId: plan_?.obligationId, ...paper };
  valueOf(await perform(district.app, ward.office, document.issueOwn, issue));
  const held = { obligationId: report?.obligationId, doneOn: '2023-09-12', reason: 'hội nghị học tập' };
  valueOf(await perform(district.app, ward.office, document.fulfilOtherwise, held));
  expect(await district.runJobs([deliverJob])).toBe(2);
  const again = { kind: 'document', symbol: '88-KH/ĐU', issuedOn: '2023-09-04', title: 'Kế hoạch', code: 'ĐU' };
  const seen = async () =>
    valueOf(
      await perform(district.app, district.office, document.obligations, { documentId: plan }),
    ).obligations.filter(({ unitId }) => unitId === wardUnitId);
  const [first] = (await seen()).filter(({ requiredType }) => requiredType === 'KH');
  const heard = { obligationId: first?.obligationId, fromTenantId: district.otherTenantId, version: 1, answer: again };
  valueOf(await perform(district.app, district.system, document.hear, heard));
  expect(
    (await seen()).map(({ requiredType, ownSymbol, doneOn, doneHow }) => [requiredType, ownSymbol, doneOn, doneHow]),
  ).toEqual([
    ['BC', null, '2023-09-12', 'hội nghị học tập'],
    ['KH', '88-KH/ĐU', '2023-09-04', ''],
  ]);
  const { total } = valueOf(await perform(district.app, district.office, document.find, { query: '88-KH/ĐU' }));
  expect(total).toBe(1);
  const stranger = { ...heard, fromTenantId: district.tenantId };
  expect(await perform(district.app, district.system, document.hear, stranger)).toMatchObject({
    fault: { code: 'not_found' },
  });
});

test('AUT-7: what waited for a unit that has ended since is not carried to its house', async () => {
  await join();
  await district.runJobs([deliverJob]);
  valueOf(await ask());
  const ended = { unitId: wardUnitId, toOn: '2026-11-22', reason: 'giải thể theo nghị quyết' };
  valueOf(await above(org.endUnit, ended));
  await district.runJobs([deliverJob]);
  expect([await below(), await received()]).toEqual([[], 0]);
});
