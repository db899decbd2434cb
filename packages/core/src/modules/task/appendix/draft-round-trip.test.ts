import { expect, test } from 'vitest';
import { foundedHouse, valueOf } from '../../../testing/founded-house.ts';
import { chainIn, registerIn } from '../../../testing/register.ts';
import { tasksIn } from '../../../testing/tasks-in.ts';
import { perform } from '../../../usecase/index.ts';
import { document } from '../../document/index.ts';
import { task } from '../index.ts';

test('the appendix of a draft that the house itself made is read back as tasks, the empty rows left out', async () => {
  const house = await foundedHouse();
  await tasksIn(house);
  const [, documentId] = await chainIn(house, await registerIn(house));
  const asked = { task: 'Ban hành kế hoạch triển khai', dueOn: '2026-12-20', unitIds: [house.rootUnitId] };
  valueOf(await perform(house.app, house.office, document.oblige, { documentId, requiredType: 'KH', ...asked }));
  const { obligations } = valueOf(await perform(house.app, house.office, document.obligations, { documentId }));
  const obligationId = obligations[0]?.obligationId;
  const { id: draftId } = valueOf(await perform(house.app, house.office, document.startDraft, { obligationId }));
  const { bytes, fileName } = valueOf(await perform(house.app, house.office, document.draftOwn, { draftId }));
  const file = { fileName, mediaType: 'x', bytes };
  const seen = valueOf(await perform(house.app, house.office, task.previewAppendix, { file }));
  expect(seen.mapping).toEqual({ number: 0, what: 1, lead: 2, support: 3, product: 4, due: 5, supervisor: 6 });
  expect(seen.rows).toMatchObject([{ what: 'Ban hành kế hoạch triển khai', dueOn: '2026-12-20' }]);
});
