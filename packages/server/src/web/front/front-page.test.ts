import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@guong/core/usecase';
import { foundedHouse, type FoundedHouse } from '../../../../core/src/testing/founded-house.ts';
import { draftedRound } from '../../../../core/src/testing/played-round.ts';
import { releasedRound } from '../../../../core/src/testing/released-round.ts';
import { IN_ENGLISH, ledTo, pageHand, type PageHand } from '../../testing/page-hand.ts';

let house: FoundedHouse;
let hand: PageHand;
let nobody: Actor;
beforeEach(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
  nobody = { kind: 'anonymous', tenantId: house.tenantId };
});

test('before anything is published the first page says so and shows the door; a round in preparation is not named', async () => {
  const drafted = await draftedRound(house, { voters: 10 });
  const front = await hand.soundPage(nobody, '/');
  expect(front).toContain('Chưa có kết quả nào được công bố');
  expect(front).toContain('href="/sign-in"');
  expect(front).toContain('href="/invitation"');
  expect(front).not.toContain(drafted.roundId);
});

test('whoever is signed in is led to what waits for him', async () => {
  const answer = await hand.get(house.office, '/');
  expect([answer.status, ledTo(answer)]).toEqual([303, '/today']);
});

test('everybody finds a published result from the first page, with and without signing in', async () => {
  const { roundId } = await releasedRound(house);
  const vietnamese = await hand.soundPage(nobody, '/');
  expect(vietnamese).toContain(`href="/results/${roundId}"`);
  expect(vietnamese).toContain('công bố ngày 22/11/2026');
  expect(await hand.soundPage(nobody, '/', IN_ENGLISH)).toContain('published on');
  const signedIn = await hand.soundPage(house.actorWith([]), '/results');
  expect(signedIn).toContain(`href="/results/${roundId}"`);
  expect(signedIn).not.toContain('href="/invitation"');
  await hand.soundPage(nobody, `/results/${roundId}`);
});
