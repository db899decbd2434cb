import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@guong/core/usecase';
import { foundedHouse, type FoundedHouse } from '../../../../../core/src/testing/founded-house.ts';
import type { PlayedRound } from '../../../../../core/src/testing/played-round.ts';
import { releasedRound } from '../../../../../core/src/testing/released-round.ts';
import { IN_ENGLISH, ledTo, pageHand, type Fields, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let round: PlayedRound;
let hand: PageHand;
beforeAll(async () => {
  house = await foundedHouse();
  round = await releasedRound(house);
  hand = pageHand(house.app);
}, 60_000);

const nobody = (): Actor => ({ kind: 'anonymous', tenantId: house.tenantId });
const rated = (): Actor => house.actorWith([], round.subjectIds[0]);
const FORM: Fields = [
  ['acceptance', 'Tiếp thu ý kiến về lịch tiếp dân.'],
  ['explanation', ''],
  ['changes.0.what', ''],
  ['changes.0.dueOn', ''],
  ['changes.1.what', 'Tiếp dân đúng lịch đã niêm yết'],
  ['changes.1.dueOn', '31/12/2026'],
];

test('the public sees the clock of a reply that is owed; only the person it is owed by finds the form', async () => {
  const page = `/results/${round.roundId}`;
  const text = await hand.soundPage(nobody(), page);
  expect(text).toContain('chờ trả lời, hạn 07/12/2026');
  expect(text).not.toContain(`${page}/reply`);
  expect(await hand.soundPage(rated(), page)).toContain(`href="${page}/reply"`);
  const form = await hand.soundPage(rated(), `${page}/reply`);
  expect(form).toContain('Công khai trả lời');
  expect(form).toContain('Hạn trả lời: 07/12/2026. Còn 15 ngày.');
  expect((await hand.get(house.office, `${page}/reply`)).status).toBe(403);
  expect(ledTo(await hand.get(nobody(), `${page}/reply`))).toContain('/sign-in?back=');
  expect((await hand.post(house.office, `${page}/reply`, FORM)).status).toBe(403);
});

test('what is wrong is said beside its own line, and nothing that was typed is lost', async () => {
  const wrong = FORM.map(([name, value]) => [name, name === 'changes.1.dueOn' ? '01/01/2026' : value] as const);
  const answer = await hand.post(rated(), `/results/${round.roundId}/reply`, wrong);
  const text = await answer.text();
  expect(answer.status).toBe(422);
  expect(text).toContain('Thời hạn không được ở trong quá khứ');
  expect(text).toContain('value="Tiếp dân đúng lịch đã niêm yết"');
  expect(text).toContain('value="01/01/2026"');
});

test('a reply stands on the public page, in both languages', async () => {
  const page = `/results/${round.roundId}`;
  expect(ledTo(await hand.post(rated(), `${page}/reply`, FORM))).toBe(page);
  const text = await hand.soundPage(nobody(), page);
  expect(text).toContain('trả lời ngày 22/11/2026, trong hạn');
  expect(text).toContain('Tiếp dân đúng lịch đã niêm yết');
  expect(await hand.soundPage(nobody(), page, IN_ENGLISH)).toContain('replied on 22/11/2026, in time');
});

test('a day that was promised and a reply that does not come are seen to be past by everyone', async () => {
  house.clock.set('2027-01-05T02:00:00Z');
  const text = await hand.soundPage(nobody(), `/results/${round.roundId}`);
  expect(text).toContain('ngày hẹn đã qua');
  const other = house.actorWith([], round.subjectIds[1]);
  expect(text).toContain('quá hạn 29 ngày (hạn 07/12/2026), chưa trả lời');
  expect(await hand.soundPage(other, `/results/${round.roundId}/reply`)).toContain('Đã quá hạn 29 ngày');
});
