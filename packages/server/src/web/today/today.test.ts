import { beforeEach, expect, test } from 'vitest';
import type { PersonActor } from '@guong/core/usecase';
import { foundedHouse, foundIn, type FoundedHouse } from '../../../../core/src/testing/founded-house.ts';
import { draftedRound, issuingRound, type PlayedRound } from '../../../../core/src/testing/played-round.ts';
import { ballot } from '@guong/core/ballot';
import { buildServer } from '../../app.ts';
import { violationsIn } from '../../testing/index.ts';

let house: FoundedHouse;
let round: PlayedRound;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
});

async function today(actor: PersonActor | undefined, cookie = ''): Promise<string> {
  if (!actor) throw new Error('a round has members and voters');
  const answer = await buildServer(house.app, () => Promise.resolve({ actor })).request('/today', {
    headers: { cookie },
  });
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(await violationsIn(text)).toEqual([]);
  return text.slice(text.indexOf('<main'), text.indexOf('</main>'));
}

test('officer, member and voter each find what waits for them, and the door to it', async () => {
  const base = `/rounds/${round.roundId}`;
  const officer = await today(house.office);
  expect(officer).toContain('Hôm nay có 1 việc');
  expect(officer).toContain('Chốt danh sách bỏ phiếu');
  expect(officer).toContain(`href="${base}/step/freeze-roll"`);
  expect(await today(round.members[0])).toContain(`href="${base}/committee/key"`);
  expect(await today(round.voters[0])).toContain('Hôm nay không có việc chờ');

  await issuingRound(house, round);
  const voter = await today(round.voters[0]);
  expect(voter).toContain('Nhận phiếu');
  expect(voter).toContain(`href="/receive/${round.roundId}"`);
  const reminding = await today(house.office);
  expect(reminding).toContain('còn 10 người');
  expect(reminding).toContain(`href="${base}/roll"`);
});

test('in a committee that was only just founded the office reads what to do first, until the first document', async () => {
  const bare = await foundIn(house, house.otherTenantId, { code: 'SH', name: 'Đảng ủy phường Sông Hồng' });
  const first = await today(bare.office);
  expect(first).toContain('Ghi các đơn vị và người');
  expect(first).toContain('href="/documents/issuers"');
  expect(first).not.toContain('Không có việc nào chờ');
  // Only its cell is there: one step is done.
  expect(first.match(/class="pill good"/g)).toHaveLength(1);
  expect(await today(house.office)).not.toContain('Ghi các đơn vị và người');
});

test('what waits at the desk of the committee is named by its task, for the head alone where it is his', async () => {
  await issuingRound(house, round);
  await round.step(house.office, ballot.endIssuing);
  expect(await today(round.members[0])).toContain(`href="/rounds/${round.roundId}/committee/sign"`);
  expect(await today(round.members[1])).toContain('Hôm nay không có việc chờ');
});

test('what is overdue says so, and whatever is due first stands first', async () => {
  expect(await today(house.office)).not.toContain('quá hạn');
  house.clock.set('2026-11-25T00:00:00Z');
  const late = await today(house.office);
  expect(late).toContain('quá hạn từ');
  expect(late).not.toContain('· hạn ');
});

test('the page speaks English where English was chosen', async () => {
  expect(await today(house.office, 'guong_look=en.normal.normal')).toContain('Freeze the roll');
});
