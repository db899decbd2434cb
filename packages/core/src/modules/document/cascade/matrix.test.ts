import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { org } from '../../org/index.ts';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { chainIn, registerIn, type Register } from '../../../testing/register.ts';
import { perform, type AnyUseCase } from '../../../usecase/index.ts';
import { document, COVERS } from '../index.ts';
import { arrange, coversOf, firstOfDuties, medianOf, obligedIn } from './matrix.ts';
import { COVER_OF, OBLIGATION_STATES } from './obligation.schema.ts';
import type { CellRow } from './standing.figures.ts';

const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000));
const row: fc.Arbitrary<CellRow> = fc
  .record({
    obligation_id: fc.uuid(),
    unit: fc.integer({ min: 0, max: 5 }),
    duty: fc.integer({ min: 0, max: 4 }),
    state: fc.constantFrom(...OBLIGATION_STATES),
    answered: day,
  })
  .map(({ unit, duty, state, answered, obligation_id }) => ({
    obligation_id,
    document_id: `document-${String(duty)}`,
    unit_id: `unit-${String(unit)}`,
    required_type: 'KH',
    due_on: '2025-06-01',
    state,
    own_symbol: null,
    recalled_symbol: null,
    recalled_because: null,
    answered_on: ['waiting', 'overdue', 'exempt'].includes(state) ? null : answered.toISOString().slice(0, 10),
    lag_days: null,
  }));
const dutiesOf = (cells: readonly CellRow[]) =>
  firstOfDuties(cells).map(({ document_id, required_type }) => ({
    ...{ document_id, required_type, symbol: '01-CT/TU', title: '', issued_on: '2025-01-01', task: '' },
  }));
/** As in the table: a unit has each duty once. */
const rows = fc.uniqueArray(row, { maxLength: 30, selector: (one) => `${one.unit_id} ${one.document_id}` });
const UNITS = [0, 1, 2, 3, 4].map((n) => ({ unitId: `unit-${String(n)}`, name: `Đơn vị ${String(n)}` }));

test('NUM: covered + late + missing + exempt = obliged, in rows, in columns and in all; each cell is one obligation', () => {
  const runs = 300;
  fc.assert(
    fc.property(rows, (records) => {
      const laid = arrange({ cells: records, duties: dutiesOf(records), units: UNITS });
      expect(obligedIn(laid.covers)).toBe(records.length);
      const firsts = laid.units.map(({ cells: of }) => of.findIndex((cell) => cell !== null));
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      for (const cover of COVERS) {
        const inColumns = laid.duties.reduce((sum, { covers }) => sum + covers[cover], 0);
        const inRows = laid.units.reduce((sum, { covers }) => sum + covers[cover], 0);
        const records_ = records.filter(({ state }) => COVER_OF[state] === cover).length;
        expect([inColumns, inRows, laid.covers[cover]]).toEqual([records_, records_, records_]);
      }
      const cells = laid.units.flatMap((unit) => unit.cells.flatMap((cell) => cell?.obligationId ?? []));
      expect(cells.sort()).toEqual(records.map((one) => one.obligation_id).sort());
      for (const unit of laid.units) {
        expect(unit.cells).toHaveLength(laid.duties.length);
        expect(coversOf(unit.cells.flatMap((cell) => cell ?? []))).toEqual(unit.covers);
      }
    }),
    { numRuns: runs },
  );
  console.log(`NUM matrix: ${String(runs)} matrices, figures = cells`);
});

test('half of the answers lie on either side of the median', () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([5, 1])).toBe(3);
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
      const median = medianOf(numbers) ?? NaN;
      expect(numbers.filter((n) => n < median).length).toBeLessThanOrEqual(numbers.length / 2);
      expect(numbers.filter((n) => n > median).length).toBeLessThanOrEqual(numbers.length / 2);
    }),
  );
});

let house: FoundedHouse;
let register: Register;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
});
const told = (useCase: AnyUseCase, raw: object = {}) => perform(house.app, house.office, useCase, raw);
const askFor = (documentId: string, unitIds: readonly string[], dueOn: string) =>
  told(document.oblige, { documentId, unitIds, requiredType: 'KH', task: 'Ban hành kế hoạch', dueOn });
const mine = async (): Promise<readonly { obligationId: string; state: string; unitId: string }[]> =>
  valueOf(await perform(house.app, house.office, document.waiting, {})).obligations;

test('whoever is let off stays among the obliged; an answer ends the exemption; what is answered cannot be let off', async () => {
  const [directive, above, below] = await chainIn(house, register);
  valueOf(await askFor(above, [house.rootUnitId, house.cellId], '2023-09-30'));
  const [duty] = await mine();
  expect(duty).toMatchObject({ state: 'overdue', unitId: house.rootUnitId });
  const off = { obligationId: duty?.obligationId, reason: 'theo kế hoạch của quận' };
  expect(await told(document.exempt, { ...off, reason: 'x' })).toMatchObject({ ok: false });
  valueOf(await told(document.exempt, off));
  expect(await mine()).toEqual([]);
  const seen = valueOf(await perform(house.app, house.office, document.coverage, { documentId: directive }));
  expect(seen.covers).toEqual({ covered: 0, late: 0, missing: 1, exempt: 1 });
  valueOf(await told(document.fulfil, { obligationId: duty?.obligationId, ownDocumentId: below }));
  const { covers, medianLagDays } = valueOf(
    await perform(house.app, house.office, document.matrix, { documentId: directive }),
  );
  expect([covers, medianLagDays]).toEqual([{ covered: 1, late: 0, missing: 1, exempt: 0 }, 11]);
  expect(await told(document.exempt, off)).toMatchObject({ fault: { code: 'conflict' } });
});

test('an own document is entered, linked and given as the answer at once, or not at all', async () => {
  const [, above] = await chainIn(house, register);
  valueOf(await askFor(above, [house.rootUnitId], '2023-09-30'));
  const [duty] = await mine();
  const paper = {
    issuerId: register.own,
    symbol: '196-BC/ĐU',
    issuedOn: '2023-09-20',
    title: 'Báo cáo',
    isPlain: true,
  };
  const issue = (more: object) => told(document.issueOwn, { obligationId: duty?.obligationId, ...paper, ...more });
  expect(await issue({})).toMatchObject({
    fault: { fields: { symbol: expect.stringContaining('Được giao ban hành KH') } },
  });
  const early = await issue({ symbol: '197-KH/ĐU', issuedOn: '2023-01-01' });
  expect(early).toMatchObject({ fault: { fields: { symbol: expect.stringContaining('không thể triển khai') } } });
  const found = valueOf(await perform(house.app, house.office, document.find, { query: '197-KH/ĐU' }));
  expect(found.total).toBe(0);
  valueOf(await issue({ symbol: '197-KH/ĐU' }));
  const one = valueOf(
    await perform(house.app, house.office, document.obligation, { obligationId: duty?.obligationId }),
  );
  expect(one).toMatchObject({ state: 'issued', ownSymbol: '197-KH/ĐU', lagDays: 31 });
  expect(one.candidates.map(({ symbol }) => symbol)).toEqual(['197-KH/ĐU', '195-KH/ĐU']);
});

test('A1 in one chain: both ways from any document, 36 days to the session, and what hangs in the air is listed', async () => {
  const [directive, above, below] = await chainIn(house, register);
  valueOf(await askFor(below, [house.cellId], '2023-09-15'));
  const cell = valueOf(await perform(house.app, house.office, document.obligations, { documentId: below }));
  const held = { doneOn: '2023-09-12', reason: 'sinh hoạt chuyên đề' };
  valueOf(await told(document.fulfilOtherwise, { obligationId: cell.obligations[0]?.obligationId, ...held }));
  for (const documentId of [directive, above, below]) {
    const seen = valueOf(await perform(house.app, house.office, document.chain, { documentId }));
    expect([seen.documents.length, seen.links.map(({ lagDays }) => lagDays).sort(), seen.endToEndDays]).toEqual([
      3,
      [11, 13],
      36,
    ]);
    expect(seen.events).toMatchObject([{ firstOn: '2023-09-12', doneOn: '2023-09-12', units: 1, lagDays: 12 }]);
  }
  await register.enter(register.own, '9-TB/ĐU', { issuedOn: '2024-01-02' });
  await register.enter(register.city, '30-CT/TU', { issuedOn: '2024-01-03' });
  valueOf(await askFor(above, [house.rootUnitId], '2023-09-30'));
  const lone = valueOf(await perform(house.app, house.office, document.orphans, {}));
  expect(lone.documents.map(({ symbol }) => symbol)).toEqual(['09-TB/ĐU']);
  const open = valueOf(await perform(house.app, house.office, document.holes, {}));
  expect([open.documents.map(({ symbol }) => symbol), open.overdue.map(({ symbol }) => symbol)]).toEqual([
    ['30-CT/TU'],
    ['186-KH/QU'],
  ]);
});

test('the matrix of a year goes out as a table whose cells are no formulas', async () => {
  const [, above] = await chainIn(house, register);
  const unit = { code: 'CB02', name: '=1+1', kind: 'cell', parentId: house.rootUnitId, fromOn: FOUNDED_ON };
  const { id } = valueOf(await perform(house.app, house.office, org.createUnit, unit));
  valueOf(await askFor(above, [house.cellId, id], '2023-09-30'));
  const seen = valueOf(await perform(house.app, house.office, document.matrix, { year: '2023' }));
  expect(seen.units.map(({ name, cells }) => [name, cells[0]?.state])).toEqual([
    ['=1+1', 'overdue'],
    ['Chi bộ 1', 'overdue'],
  ]);
  const csv = valueOf(await perform(house.app, house.office, document.exportMatrix, { year: 2023, format: 'csv' }));
  const text = new TextDecoder().decode(csv.bytes);
  expect(text).toContain('chưa, quá hạn');
  expect(text).not.toMatch(/(^|,|;)"?=1/m);
  const list = valueOf(await perform(house.app, house.office, document.directives, {}));
  expect(list).toMatchObject({
    total: 1,
    years: [2023],
    directives: [{ symbol: '186-KH/QU', isOwn: false, nextDueOn: '2023-09-30' }],
  });
});
