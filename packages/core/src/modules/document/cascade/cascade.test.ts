import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { org } from '../../org/index.ts';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { chainIn, registerIn, type Register } from '../../../testing/register.ts';
import { perform, type AnyUseCase } from '../../../usecase/index.ts';
import { document, OBLIGATION_STATES } from '../index.ts';

let house: FoundedHouse;
let register: Register;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
});
const told = (useCase: AnyUseCase, raw: object) => perform(house.app, house.office, useCase, raw);
const coverage = async (documentId: string) =>
  valueOf(await perform(house.app, house.office, document.coverage, { documentId }));
const rows = async (documentId: string, state?: string) =>
  valueOf(await perform(house.app, house.office, document.obligations, { documentId, state })).obligations;
const oblige = (documentId: string, unitIds: readonly string[], more: object = {}) =>
  told(document.oblige, {
    documentId,
    unitIds,
    requiredType: 'KH',
    task: 'Ban hành kế hoạch',
    dueOn: '2023-08-25',
    ...more,
  });

test('A1: directive, plan, plan, session: each lag, and 36 days from end to end', async () => {
  const [directive, above, below] = await chainIn(house, register);
  valueOf(await oblige(above, [house.rootUnitId]));
  const [duty] = await rows(directive);
  expect(duty).toMatchObject({ state: 'overdue', unitName: 'Đảng ủy phường Hoa Gạo', symbol: '186-KH/QU' });
  valueOf(await told(document.fulfil, { obligationId: duty?.obligationId, ownDocumentId: below }));
  expect((await rows(directive))[0]).toMatchObject({ state: 'issued_late', ownSymbol: '195-KH/ĐU', lagDays: 11 });

  valueOf(
    await oblige(below, [house.rootUnitId], { requiredType: 'BC', dueOn: '2023-09-15', task: 'Tổ chức hội nghị' }),
  );
  const [session] = await rows(below);
  const held = { obligationId: session?.obligationId, doneOn: '2023-09-12', reason: 'hội nghị học tập, quán triệt' };
  valueOf(await told(document.fulfilOtherwise, held));
  const seen = await coverage(directive);
  expect(seen.steps.map(({ symbol, lagDays, lagFromTop }) => [symbol, lagDays, lagFromTop])).toEqual([
    ['24-CT/TU', 0, 0],
    ['186-KH/QU', 13, 13],
    ['195-KH/ĐU', 11, 24],
  ]);
  expect(seen.endToEndDays).toBe(36);
  expect(await rows(directive, 'otherwise')).toMatchObject([{ doneOn: '2023-09-12', lagDays: 12, lagFromTop: 36 }]);
});

test('a document of another unit, of another type, or from before does not answer', async () => {
  const [, above, below] = await chainIn(house, register);
  valueOf(await oblige(above, [house.cellId, house.rootUnitId]));
  const [cell, ward] = [
    (await rows(above)).find(({ unitId }) => unitId === house.cellId),
    (await rows(above)).find(({ unitId }) => unitId === house.rootUnitId),
  ];
  const answer = async (obligationId: string | undefined, ownDocumentId: string) => {
    const result = await told(document.fulfil, { obligationId, ownDocumentId });
    return result.ok ? 'taken' : JSON.stringify(result.fault);
  };
  expect(await answer(cell?.obligationId, below)).toContain('không do đơn vị được giao');
  const guide = await register.enter(register.own, '07-HD/ĐU', { issuedOn: '2023-09-05' });
  expect(await answer(ward?.obligationId, guide)).toContain('Được giao ban hành KH');
  const early = await register.enter(register.own, '01-KH/ĐU', { issuedOn: '2023-08-01' });
  expect(await answer(ward?.obligationId, early)).toContain('không thể triển khai');
  expect((await oblige(above, [house.cellId])).ok).toBe(false);
  const wrong = { obligationId: cell?.obligationId, reason: 'chi bộ không phải ban hành' };
  valueOf(await told(document.withdrawObligation, wrong));
  expect((await coverage(above)).total).toBe(1);
  valueOf(await oblige(above, [house.cellId]));
  expect((await coverage(above)).total).toBe(2);
});

test('NUM: each figure of the coverage is the number of its rows, whatever was answered', async () => {
  const [directive, above, below] = await chainIn(house, register);
  const units = [house.rootUnitId, house.cellId];
  for (const code of ['CB02', 'CB03', 'CB04', 'CB05']) {
    const unit = { code, name: `Chi bộ ${code}`, kind: 'cell', parentId: house.rootUnitId, fromOn: FOUNDED_ON };
    units.push(valueOf(await perform(house.app, house.office, org.createUnit, unit)).id);
  }
  valueOf(await oblige(above, units));
  valueOf(await oblige(below, units, { requiredType: 'BC', dueOn: '2026-12-31' }));
  const all = await rows(directive);
  let tried = 0;
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...all),
      fc.constantFrom<'otherwise' | 'withdraw' | 'again'>('otherwise', 'withdraw', 'again'),
      async (one, deed) => {
        const { obligationId } = one;
        const reason = 'theo báo cáo của đơn vị';
        const again = { requiredType: one.requiredType, dueOn: one.dueOn };
        const done = {
          otherwise: () => told(document.fulfilOtherwise, { obligationId, doneOn: '2023-09-12', reason }),
          withdraw: () => told(document.withdrawObligation, { obligationId, reason }),
          again: () => oblige(one.documentId, [one.unitId], again),
        };
        taken += (await done[deed]()).ok ? 1 : 0;
        const { figures, total } = await coverage(directive);
        for (const { state, count } of figures) expect(await rows(directive, state)).toHaveLength(count);
        expect(figures.map(({ state }) => state)).toEqual([...OBLIGATION_STATES]);
        expect(await rows(directive)).toHaveLength(total);
        tried += 1;
      },
    ),
    { numRuns: 15 },
  );
  console.log(`NUM coverage: ${String(tried)} steps, ${String(taken)} of them taken, figures = rows`);
});
