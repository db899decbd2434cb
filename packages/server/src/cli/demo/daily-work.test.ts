import { expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { TASK_STATES, task } from '@guong/core/task';
import { emptyHouse } from '@guong/core/testing/empty-house';
import { foundWard } from './found-ward.ts';
import { act } from './hands.ts';
import { seedMeetings } from './meetings.ts';
import { seedTasks } from './tasks.ts';

test('the demonstration has tasks in every state, a conference with 13 opinions, a cell that is meeting, and a pair to decide about', async () => {
  const house = await emptyHouse();
  const ward = await foundWard(house.app, house.tenantId, '2025-10-01');
  const clock = { real: house.clock.now(), set: (at: Date) => house.clock.set(at) };
  await seedTasks(ward, clock);
  await seedMeetings(ward, clock);
  const as = { app: house.app, as: ward.office };
  const { tasks } = await act(as, task.find, { limit: 100 });
  expect(TASK_STATES.filter((state) => !tasks.some((one) => one.state === state))).toEqual([]);
  const { meetings } = await act(as, meeting.list);
  expect(meetings.map(({ state, opinions }) => [state, opinions])).toContainEqual(['closed', 13]);
  expect(meetings.map(({ state }) => state)).toContain('open');
  const { alike, unequal, wrong } = await act(as, meeting.reconciliation, { fromOn: '2025-10-01', toOn: '2026-12-31' });
  expect([alike.total, unequal, wrong.total]).toEqual([1, [], 0]);
});
