import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foundedHouse, valueOf } from '../../testing/founded-house.ts';
import { tasksIn } from '../../testing/tasks-in.ts';
import { perform } from '../../usecase/index.ts';
import { task } from './index.ts';
import { STANDINGS } from './task.states.ts';
import { tables } from './task.tables.ts';

/** Data sets tried; `GUONG_LAW_FIGURES=500` for the size of the acceptance catalogue. */
const RUNS = Number(process.env['GUONG_LAW_FIGURES'] ?? 25);
const COUNTED = STANDINGS.filter((one) => one !== 'proposed' && one !== 'cancelled');
const REACHED = {
  proposed: {},
  assigned: {},
  in_progress: {},
  submitted: {},
  done: { decided_on: '2026-11-22' },
  cancelled: {},
} as const;
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const drawn = fc.record({
  state: fc.constantFrom(...(Object.keys(REACHED) as (keyof typeof REACHED)[])),
  dueOn: day,
  submittedOn: day,
  isOther: fc.boolean(),
});

test('every figure opens into exactly its rows, whatever the data and the period; the units add up to the whole', async () => {
  const house = await foundedHouse();
  house.clock.set('2026-11-01T02:00:00Z');
  const stage = await tasksIn(house);
  const other = await stage.post('Trưởng ban', { unitId: house.rootUnitId });
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) ids.push(await stage.assigned());
  house.clock.set('2026-11-15T02:00:00Z');
  let compared = 0;
  const data = fc.record({ rows: fc.array(drawn, { minLength: 12, maxLength: 12 }), from: day, to: day });
  const law = async ({ rows, from, to }: typeof data extends fc.Arbitrary<infer V> ? V : never) => {
    for (const [n, one] of rows.entries()) {
      await tables(house.ownerDb as never)
        .updateTable('task.task')
        .set({ state: one.state, due_on: one.dueOn, submitted_on: one.submittedOn, ...REACHED[one.state] })
        .set(one.isOther ? { owner_post_id: other.postId, unit_id: house.rootUnitId } : { unit_id: house.cellId })
        .where('task_id', '=', ids[n] ?? '')
        .execute();
    }
    const [dueFrom, dueTo] = [from, to].sort();
    const period = { dueFrom, dueTo };
    const { units, all } = valueOf(await perform(house.app, house.office, task.figures, period));
    const list = async (asked: object) =>
      valueOf(await perform(house.app, house.office, task.find, { ...period, isGivenOut: true, limit: 500, ...asked }));
    expect(units.reduce((sum, unit) => sum + unit.total, 0)).toBe(all.total);
    expect((await list({})).tasks).toHaveLength(all.total);
    for (const { unitId, total, ...counts } of units) {
      expect((await list({ unitId, isOwnOnly: true })).tasks).toHaveLength(total);
      for (const standing of COUNTED) {
        const records = await list({ unitId, isOwnOnly: true, standing });
        expect([records.tasks.length, records.total]).toEqual([counts[standing], counts[standing]]);
        compared += 1;
      }
    }
    expect(COUNTED.reduce((sum, standing) => sum + all[standing], 0)).toBe(all.total);
  };
  await fc.assert(fc.asyncProperty(data, law), { numRuns: RUNS });
  console.log(`${String(RUNS)} data sets, ${String(compared)} figures compared with their rows, 0 differences`);
});
