import { expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { perform } from '../../usecase/index.ts';
import { castBallot, openAndCount } from '../../testing/played-round.ts';
import { castingRound, rememberBox } from '../../testing/casting-round.ts';
import { foundedHouse, valueOf } from '../../testing/founded-house.ts';
import { ballot } from './index.ts';

/** What somebody wrote, with marks by which he could be found again, and what may come out. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ['Cần\u200b tiếp\u200d dân\u2060 đúng lịch', 'Cần tiếp dân đúng lịch'],
  ['\u202eNói đi đôi với làm\u202c', 'Nói đi đôi với làm'],
  ['Gần dân hơn nữa'.normalize('NFD'), 'Gần dân hơn nữa'],
  ['  Họp   ngắn \t gọn\r\n lại ', 'Họp ngắn gọn lại'],
  ['Giữ lời hứa\u{e0041}\u{e0042}\ufeff', 'Giữ lời hứa'],
  ['{"author":"A","device":"x"}', '{"author":"A","device":"x"}'],
  ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ['Tốt\u0301\u0301\u0301\u0301', 'Tốt, dấu chồng được bớt'],
];

test('ANO-7: through a whole round comments come out in one spelling, in an order that casting does not change', async () => {
  const house = await foundedHouse();
  const stage = await castingRound(house, { voters: 12, template: 'gop-y-21' });
  const reopen = await rememberBox(house, stage);
  const ballots = WRITTEN.flatMap(([comment], at) => {
    const credential = stage.credentials[at];
    return credential ? [play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1, comment))] : [];
  });
  const orders: string[][] = [];
  for (const order of [ballots, ballots.toReversed()]) {
    await reopen();
    for (const bytes of order.slice(0, 6)) valueOf(await castBallot(house, stage.protocolId, bytes));
    // The second time the same ballots lie on the log in other epochs.
    if (order !== ballots) {
      valueOf(await perform(house.app, house.system, ballot.flushEpoch, { protocolId: stage.protocolId }));
    }
    for (const bytes of order.slice(6)) valueOf(await castBallot(house, stage.protocolId, bytes));
    const { comments } = await openAndCount(house, stage.round, stage.protocolId);
    orders.push([...(comments[0] ?? [])]);
  }
  const [first = [], second] = orders;
  expect(second).toEqual(first);
  const plain = WRITTEN.slice(0, 7).map(([, read]) => read);
  expect(first.filter((text) => !text.startsWith('Tốt')).toSorted()).toEqual(plain.toSorted());
  expect(first).toHaveLength(WRITTEN.length);
  for (const text of first) {
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u);
  }
  console.log(`ANO-7: ${String(first.length)} comments, one order from two orders of casting`);
}, 120_000);
