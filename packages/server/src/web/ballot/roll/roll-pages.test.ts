import { ballot } from '@guong/core/ballot';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { beforeEach, expect, test } from 'vitest';
import { draftedRound, issuingRound, type PlayedRound } from '../../../../../core/src/testing/played-round.ts';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let round: PlayedRound;
let hand: PageHand;
let base: string;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  hand = pageHand(house.app);
  round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  base = `/rounds/${round.roundId}`;
});

const mainOf = (page: string): string => page.slice(page.indexOf('<main'), page.indexOf('</main>'));

test('the roll begins with what needs mending, each with its way out', async () => {
  const stray = await house.add('Phạm Lạc', { birthYear: 1961 });
  await round.step(house.office, ballot.callVoter, { personId: stray });
  const page = mainOf(await hand.soundPage(house.office, `${base}/roll`));
  expect(page).toContain('1 người chưa có thành phần');
  expect(page).toContain('sinh 1961');
  expect(page).toContain(`href="/org/people/${stray}"`);
  expect(page).toContain(`href="${base}/roll/${stray}/leave-out"`);
  expect(page).toContain('11 người chưa có tài khoản hay thẻ');
  expect(page.indexOf('Cần xem trước khi chốt')).toBeLessThan(page.indexOf('role="search"'));
  expect(await hand.soundPage(house.office, `${base}/roll`, IN_ENGLISH)).toContain('1 people without a category');
});

test('a search narrows the roll by name, unit and what was received, and keeps what was asked', async () => {
  const found = mainOf(await hand.soundPage(house.office, `${base}/roll?q=hoa+a0`));
  expect(found).toContain('Tìm thấy 1/10 người');
  expect(found).toContain('value="hoa a0"');
  // Problems are about the whole roll; a search is about somebody.
  expect(found).not.toContain('Cần xem trước khi chốt');
  const nobody = mainOf(await hand.soundPage(house.office, `${base}/roll?q=khong+co+ai&received=no`));
  expect(nobody).toContain('Tìm thấy 0/10 người');
  const unit = mainOf(await hand.soundPage(house.office, `${base}/roll?unit=${encodeURIComponent('Chi bộ 1')}`));
  expect(unit).toContain('Tìm thấy 10/10 người');
  expect((await hand.get(house.office, `${base}/roll?received=maybe&page=2`)).status).toBe(200);
  expect((await hand.get(house.office, `${base}/roll?page=0`)).status).toBe(422);
});

test('one person is added and left out by form; until the roll is frozen either way is open', async () => {
  const late = await house.add('Vũ Thị Muộn');
  const search = mainOf(await hand.soundPage(house.office, `${base}/roll/add?q=muon`));
  expect(search).toContain('Vũ Thị Muộn');
  const added = await hand.post(house.office, `${base}/roll/add`, [['personId', late]]);
  expect([added.status, saidBy(added)]).toEqual([303, 'Đã thêm vào danh sách']);
  expect(mainOf(await hand.soundPage(house.office, `${base}/roll/add?q=muon`))).toContain('đã có trong danh sách');
  const twice = await hand.post(house.office, `${base}/roll/add`, [
    ['personId', late],
    ['q', 'muon'],
  ]);
  expect([twice.status, (await twice.text()).includes('Người này đã có tên trong danh sách.')]).toEqual([422, true]);
  await hand.soundPage(house.office, `${base}/roll/${late}/leave-out`);
  const gone = await hand.post(house.office, `${base}/roll/${late}/leave-out`);
  expect([gone.status, ledTo(gone)]).toEqual([303, `${base}/roll`]);
  await round.step(house.office, ballot.freezeRoll);
  expect((await hand.post(house.office, `${base}/roll/add`, [['personId', late]])).status).toBe(422);
  expect(mainOf(await hand.soundPage(house.office, `${base}/roll`))).not.toContain('leave-out');
});

test('lists are printed part by part; the one for phone calls names those who have not received', async () => {
  await issuingRound(house, round);
  const sign = mainOf(await hand.soundPage(house.office, `${base}/roll/sheet?by=unit&print=1`));
  expect(sign).toContain('Ký nhận');
  expect(sign.match(/<section class="sheet">/g)).toHaveLength(1);
  // A sheet for signing says nothing about who has received.
  expect(sign).not.toContain('đã nhận');
  const calls = mainOf(await hand.soundPage(house.office, `${base}/roll/sheet?by=unit&only=waiting`));
  expect(calls).toContain('Danh sách người chưa nhận phiếu');
  expect(calls.match(/<tr>/g)).toHaveLength(11);
  expect((await hand.get(house.actorWith([]), `${base}/roll/sheet`)).status).toBe(404);
});

test('a reminder is asked once, sent once a day, and stands on the first page of those who have not received', async () => {
  await issuingRound(house, round);
  await hand.soundPage(house.office, `${base}/step/remind`);
  expect((await hand.post(house.office, `${base}/step/remind`)).status).toBe(303);
  expect((await hand.post(house.office, `${base}/step/remind`)).status).toBe(409);
  const [voter, member] = [round.voters[0], round.members[0]];
  if (!voter || !member) throw new Error('a round has voters and members');
  expect(await hand.soundPage(voter, '/today')).toContain('Văn phòng nhắc ngày 22/11/2026');
  expect(await hand.soundPage(member, '/today')).not.toContain('Văn phòng nhắc');
  expect(mainOf(await hand.soundPage(house.office, `${base}/roll`))).toContain('Đã nhắc ngày 22/11/2026');
  expect((await hand.post(voter, `${base}/step/remind`)).status).toBe(403);
});
