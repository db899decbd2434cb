import { beforeEach, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { foundedHouse, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { perform } from '@guong/core/usecase';
import { PLAN_PDF } from '../../../../../core/src/testing/played-round.ts';
import { violationsIn } from '../../../testing/axe.ts';
import { ledTo, pageHand, ROUND_FORM, saidBy, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let hand: PageHand;
let path: string;
beforeEach(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
  path = ledTo(await hand.post(house.office, '/rounds', ROUND_FORM));
  const input = { roundId: path.replace('/rounds/', ''), personIds: [house.leader.personId] };
  valueOf(await perform(house.app, house.office, ballot.setSubjects, input));
});

const attach = (file: Blob, name: string) => {
  const form = new FormData();
  form.set('title', 'Kế hoạch tu dưỡng 2026');
  form.set('file', file, name);
  return hand.send(house.office, `${path}/subjects/1/plan`, form);
};

test('an officer attaches a plan by form; the round links to a page with its whole hash and the file', async () => {
  const first = await hand.soundPage(house.office, `${path}/subjects/1/plan`);
  expect(first).not.toContain('Kế hoạch tu dưỡng 2026');
  const attached = await attach(new Blob([new Uint8Array(PLAN_PDF)]), 'Kế hoạch.pdf');
  expect([attached.status, ledTo(attached), saidBy(attached)]).toEqual([303, `${path}/subjects`, 'Đã gắn kế hoạch']);
  expect(await hand.soundPage(house.office, `${path}/subjects/1/plan`)).toContain('value="Kế hoạch tu dưỡng 2026"');
  const page = await hand.soundPage(house.office, path);
  expect(page).toContain(`href="${path}/subjects/1/document"`);
  const round = valueOf(
    await perform(house.app, house.office, ballot.round, { roundId: path.replace('/rounds/', '') }),
  );
  const document = await hand.soundPage(house.office, `${path}/subjects/1/document`);
  expect(document).toContain(`&quot;sha256&quot;:&quot;${round.subjects[0]?.planSha256 ?? ''}&quot;`);
  expect(document).toContain('Đợt chưa niêm phong');
  const file = await hand.get(house.office, `${path}/subjects/1/document/file`);
  expect(Buffer.from(await file.arrayBuffer()).equals(PLAN_PDF)).toBe(true);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="ke-hoach-1-[0-9a-f]{12}\.pdf"$/);
});

test('a file that is no document comes back to its form; before a plan is attached there is nothing to read', async () => {
  const refused = await attach(new Blob(['<html>']), 'a.pdf');
  const text = await refused.text();
  expect([refused.status, await violationsIn(text)]).toEqual([422, []]);
  expect(text).toContain('Kế hoạch tu dưỡng 2026');
  for (const end of ['document', 'document/file']) {
    expect((await hand.get(house.office, `${path}/subjects/1/${end}`)).status).toBe(404);
  }
});

test('whoever has no part in the round gets neither the page nor the file', async () => {
  await attach(new Blob([new Uint8Array(PLAN_PDF)]), 'Kế hoạch.pdf');
  for (const end of ['document', 'document/file']) {
    expect((await hand.get(house.actorWith([]), `${path}/subjects/1/${end}`)).status).toBe(404);
  }
});
