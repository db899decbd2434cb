import { expect, test } from 'vitest';
import { document } from '@guong/core/document';
import { emptyHouse } from '@guong/core/testing/empty-house';
import { seedDirectives } from './directives.ts';
import { foundWard } from './found-ward.ts';
import { act } from './hands.ts';

test('the demonstration has 36 days from the directive to the session, 14 wards and 32 cells, in every state', async () => {
  const house = await emptyHouse();
  const ward = await foundWard(house.app, house.tenantId, '2025-10-01');
  const started = performance.now();
  await seedDirectives(ward, { today: '2026-11-22', fromOn: '2025-10-01' });
  console.log(`demo directives: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const as = { app: house.app, as: ward.office };
  const { directives } = await act(as, document.directives);
  const idOf = (symbol: string) => directives.find((one) => one.symbol === symbol)?.documentId;
  const chain = await act(as, document.chain, { documentId: idOf('195-KH/ĐU') });
  expect([chain.endToEndDays, chain.documents.map(({ symbol }) => symbol)]).toEqual([
    36,
    ['24-CT/TU', '186-KH/QU', '12-HD/QU', '195-KH/ĐU'],
  ]);
  const cells = await act(as, document.matrix, { documentId: idOf('195-KH/ĐU'), isDirect: true });
  expect([cells.units.length, cells.covers]).toEqual([33, { covered: 33, late: 0, missing: 0, exempt: 0 }]);
  const wards = await act(as, document.matrix, { documentId: idOf('186-KH/QU'), isDirect: true });
  expect([wards.units.length, wards.duties[0]?.covers]).toEqual([14, { covered: 10, late: 2, missing: 1, exempt: 1 }]);
  const mine = await act(as, document.waiting);
  expect(mine.obligations.map(({ symbol }) => symbol)).toEqual(['54-KH/QU']);
  const { templates } = await act(as, document.templates);
  expect(templates.map(({ code, standing }) => [code, standing])).toEqual([
    ['Mẫu BC-01', 'in_force'],
    ['Mẫu KH-01', 'draft'],
  ]);
  const { drafts } = await act(as, document.drafts, { obligationId: mine.obligations[0]?.obligationId });
  expect(drafts.map(({ template }) => template?.code)).toEqual(['Mẫu BC-01']);
});
