import { ballot, ROUND_STATES } from '@guong/core/ballot';
import { foundedHouse, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { perform, type PersonActor } from '@guong/core/usecase';
import { beforeEach, expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import {
  draftedRound,
  issuingRound,
  ROUND_FIELDS,
  type PlayedRound,
} from '../../../../../core/src/testing/played-round.ts';
import { pageHand, type PageHand } from '../../../testing/page-hand.ts';
import { FORMATS } from '../../text/index.ts';
import { NEXT_TEXT } from './next-text.ts';
import { whatNext } from './what-next.ts';

let house: FoundedHouse;
let round: PlayedRound;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  hand = pageHand(house.app);
  round = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
});

const viewOf = async (actor: PersonActor) =>
  valueOf(await perform(house.app, actor, ballot.round, { roundId: round.roundId }));
async function nextFor(actor: PersonActor) {
  const { go, title, missing, waitsFor } = whatNext(await viewOf(actor), { t: NEXT_TEXT.vi, format: FORMATS.vi });
  return {
    title,
    go: go?.path,
    missing: missing.map(({ text }) => text),
    waitsFor: waitsFor?.people.map(({ name }) => name),
  };
}

test('the round says what is next: a button for whose step it is, the name of that person for everybody else', async () => {
  await round.step(house.office, ballot.reopenDraft, { reason: 'Sửa danh sách' });
  expect(await nextFor(house.office)).toMatchObject({ title: 'Xem lại và trình phê duyệt', go: 'review' });
  await round.step(house.office, ballot.sendForApproval);
  expect(await nextFor(house.leader)).toMatchObject({ go: 'step/approve', waitsFor: undefined });
  expect(await nextFor(house.office)).toMatchObject({ go: undefined, waitsFor: ['Nguyễn Văn Bí Thư'] });
  const page = await hand.soundPage(house.office, `/rounds/${round.roundId}`);
  expect(page).toContain('Đang chờ: Nguyễn Văn Bí Thư (Bí thư Đảng ủy).');
  await round.step(house.leader, ballot.approve);
  expect((await nextFor(house.office)).go).toBe('step/freeze-roll');
  expect(await nextFor(house.leader)).toMatchObject({ go: undefined, waitsFor: ['Trần Thị Văn Thư'] });
});

test('keys that are missing are counted and their people named, until the leadership confirms', async () => {
  await round.step(house.office, ballot.freezeRoll);
  const [first] = round.members;
  const [device] = round.devices;
  if (!first || !device) throw new Error('a committee has members');
  expect(await nextFor(first)).toMatchObject({ go: 'committee/key' });
  await round.step(first, ballot.registerKey, play.keyRegistration(device, ROUND_FIELDS.title));
  const { missing, waitsFor } = await nextFor(house.office);
  expect(missing).toEqual([expect.stringMatching(/^Thiếu khóa của 2\/3 ủy viên: Trần Thị/)]);
  expect(waitsFor).toHaveLength(2);
});

test('while ballots are handed out the office may remind; who has cast is asked nowhere', async () => {
  await issuingRound(house, round);
  expect(await nextFor(house.office)).toMatchObject({ go: 'step/remind', missing: ['10/10 người chưa nhận phiếu'] });
  const [voter] = round.voters;
  if (!voter) throw new Error('a round has voters');
  expect((await hand.get(voter, `/rounds/${round.roundId}`)).status).toBe(404);
});

test('in every state there is a sentence, and a button only for a step that the policy allows', async () => {
  const seen = await viewOf(house.office);
  const stranger = await viewOf(house.actorWith(['inspect']));
  for (const state of ROUND_STATES) {
    for (const view of [seen, stranger]) {
      const next = whatNext({ ...view, state }, { t: NEXT_TEXT.en, format: FORMATS.en });
      expect([state, next.title.length > 0]).toEqual([state, true]);
    }
    const { go } = whatNext({ ...stranger, state, can: [] }, { t: NEXT_TEXT.vi, format: FORMATS.vi });
    // Whoever only inspects is led to nothing but the result.
    expect([state, go?.path ?? 'result']).toEqual([state, 'result']);
  }
});
