import { expect, test } from 'vitest';
import { COVERS, document, obligedIn } from '../modules/document/index.ts';
import { FIGURE_KEYS, meeting } from '../modules/meeting/index.ts';
import { operation } from '../modules/operation/index.ts';
import { task } from '../modules/task/index.ts';
import { foundedHouse } from '../testing/founded-house.ts';
import { SAMPLE, SIZE_S, wardOf, type Ward } from '../testing/ward-year/ward.ts';
import { liveYear } from '../testing/ward-year/year.ts';

// NUM-1 and NUM-3 on size S of the generator: a ward whose year was written through use cases, every row of it audited.

/** `GUONG_SIZE_S=1` for the full size; a tenth of it in every run. */
const SHAPE = process.env['GUONG_SIZE_S'] === '1' ? SIZE_S : SAMPLE;
const STANDINGS = ['on_time', 'late', 'overdue', 'awaiting', 'running'] as const;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

test('the year of a ward, lived through its use cases: each figure is the number of its rows, parts add up, all is audited', async () => {
  const house = await foundedHouse();
  const ward = await wardOf(house, SHAPE);
  await liveYear(ward);
  const compared = (await ofMeetings(ward)) + (await ofTasks(ward)) + (await ofDirectives(ward));
  expect(await ward.tell(meeting.recount, {}, house.system)).toEqual({ tallies: 0, counters: 0 });
  const verdict = await ward.tell(operation.verifyAudit, {}, house.system);
  if (!verdict.holds) throw new Error(JSON.stringify(verdict));
  console.log(
    `a ward of ${String(SHAPE.members)} members: ${String(compared)} figures compared with their rows and parts, 0 differences; ` +
      `${String(verdict.count)} commands and ${String(verdict.rows)} rows hold`,
  );
}, 600_000);

async function ofMeetings({ house, shape, cellIds, tell }: Ward): Promise<number> {
  const year = { fromOn: '2026-12-01', toOn: '2027-11-30' };
  const figuresOf = async (unitId?: string) => (await tell(meeting.figures, { ...year, unitId })).figures;
  const [, cellId = ''] = cellIds;
  for (const unitId of [undefined, house.rootUnitId, cellId]) {
    const figures = await figuresOf(unitId);
    for (const figure of FIGURE_KEYS) {
      const { records, total } = await tell(meeting.figureRecords, { ...year, unitId, figure, limit: 5_000 });
      expect([unitId, figure, records.length, total]).toEqual([unitId, figure, figures[figure], figures[figure]]);
    }
  }
  const [all, cell] = [await figuresOf(), await figuresOf(cellId)];
  expect(await figuresOf(house.rootUnitId)).toEqual(all);
  expect(all.present + all.excused + all.absent).toBe(all.invited);
  expect([all.sessions, cell.sessions]).toEqual([shape.conferences, Math.floor(shape.conferences / 4)]);
  // One attendance of every fourth conference was corrected after the close.
  expect(all.personTimes).toBe(shape.conferences * shape.came - Math.floor((shape.conferences + 2) / 4));
  return FIGURE_KEYS.length * 3 + 4;
}

async function ofTasks({ house, shape, cellIds, tell }: Ward): Promise<number> {
  const { units, all } = await tell(task.figures, {});
  const rows = async (asked: object): Promise<number> => {
    const { tasks, total } = await tell(task.find, { isGivenOut: true, limit: 500, ...asked });
    expect(tasks).toHaveLength(total);
    return total;
  };
  for (const { unitId, unitName, total, ...counts } of units) {
    expect(unitName).toMatch(/^Chi bộ/);
    expect(await rows({ unitId, isOwnOnly: true })).toBe(total);
    for (const standing of STANDINGS) expect(await rows({ unitId, isOwnOnly: true, standing })).toBe(counts[standing]);
  }
  for (const standing of STANDINGS) expect(await rows({ standing })).toBe(all[standing]);
  expect([sum(units.map(({ total }) => total)), await rows({})]).toEqual([all.total, all.total]);
  expect(await rows({ unitId: house.rootUnitId })).toBe(all.total);
  expect((await tell(task.find, {})).total).toBe(shape.tasks);
  expect(units.map(({ unitId }) => unitId)).toContain(cellIds[1]);
  return units.length * 6 + 9;
}

async function ofDirectives({ house, shape, cellIds, tell }: Ward): Promise<number> {
  const { directives } = await tell(document.directives, {});
  expect(directives).toHaveLength(shape.directives - Math.floor(shape.directives / 4));
  for (const { documentId, covers } of directives) {
    expect(obligedIn(covers)).toBe(cellIds.length + 1);
    const { units, covers: inAll } = await tell(document.matrix, { documentId });
    expect(units.map(({ name }) => name)).not.toContain('–');
    for (const cover of COVERS) {
      const { obligations } = await tell(document.obligations, { documentId, cover });
      expect([covers[cover], inAll[cover], sum(units.map((unit) => unit.covers[cover]))]).toEqual(
        [1, 2, 3].map(() => obligations.length),
      );
    }
  }
  const { total: holes } = await tell(document.holes, {});
  expect(holes).toBe(Math.floor(shape.directives / 4));
  expect((await tell(document.find, { issuerId: undefined })).total).toBe(1 + shape.directives + directives.length);
  expect(house.rootUnitId).toBeTruthy();
  return directives.length * (COVERS.length * 3 + 2) + 3;
}
