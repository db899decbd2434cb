import { expect, test } from 'vitest';
import { deliverJob, document } from '@guong/core/document';
import { foundIn, foundedHouse, valueOf } from '@guong/core/testing/founded-house';
import { chainIn, registerIn } from '@guong/core/testing/register';
import { perform } from '@guong/core/usecase';
import { joinCommittees } from './join.ts';

test('a unit is joined by codes, is told what is wrong, and receives what waits', async () => {
  const house = await foundedHouse();
  const below = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const [, plan] = await chainIn(house, await registerIn(house));
  const asked = {
    documentId: plan,
    unitIds: [house.cellId],
    requiredType: 'KH',
    task: 'Kế hoạch',
    dueOn: '2027-01-01',
  };
  valueOf(await perform(house.app, house.office, document.oblige, asked));
  const right = { above: 'hoa-gao', unit: 'CB01', below: 'song-hong' };
  expect(await joinCommittees(house.app, { ...right, below: 'khac' })).toContain('hoa-gao, song-hong');
  expect(await joinCommittees(house.app, { ...right, unit: 'CB99' })).toContain('CB99');
  expect(await joinCommittees(house.app, right)).toBeUndefined();
  expect(await joinCommittees(house.app, right)).toContain('đã được nối');
  expect(await house.runJobs([deliverJob])).toBe(1);
  const waiting = valueOf(await perform(house.app, below.office, document.waiting, {}));
  expect(waiting.obligations.map(({ symbol }) => symbol)).toEqual(['186-KH/QU']);
});
