import { expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { perform } from '../../usecase/index.ts';
import { castBallot, openAndCount } from '../../testing/played-round.ts';
import { castingRound, rememberBox, type CastingRound } from '../../testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { ballot } from './index.ts';

/** 500 in the catalogue of tests. */
const COMMENTS = Number(process.env['GUONG_LAW_COMMENTS'] ?? 250);

/** What somebody wrote, with marks by which he could be found again, and what may come out. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ['Cần\u200b tiếp\u200d dân\u2060 đúng lịch', 'Cần tiếp dân đúng lịch'],
  ['\u202eNói đi đôi với làm\u202c', 'Nói đi đôi với làm'],
  ['Gần dân hơn nữa'.normalize('NFD'), 'Gần dân hơn nữa'],
  ['  Họp   ngắn \t gọn\r\n lại ', 'Họp ngắn gọn lại'],
  ['Giữ lời hứa\u{e0041}\u{e0042}\ufeff', 'Giữ lời hứa'],
  ['{"author":"A","device":"x"}', '{"author":"A","device":"x"}'],
  ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ['Mai\ufe0f\u{e0101} sau\u00ad rõ\u034f hơn\ue000', 'Mai sau rõ hơn'],
];
/** A tracking number in characters nobody sees: one bit each, as a watermark would carry it. */
const watermark = (number: number): string =>
  [...number.toString(2)].map((bit) => (bit === '1' ? '\u200b' : '\u200c')).join('');

const pairs = Array.from({ length: COMMENTS }, (_, at) => {
  const [written, read] = WRITTEN[at % WRITTEN.length] ?? ['', ''];
  return { written: `${written}${watermark(at)} ${String(at)}`, read: `${read} ${String(at)}` };
});

async function castAll(house: FoundedHouse, stage: CastingRound, ballots: readonly Uint8Array[]): Promise<void> {
  for (let from = 0; from < ballots.length; from += 25) {
    const together = ballots.slice(from, from + 25).map((bytes) => castBallot(house, stage.protocolId, bytes));
    (await Promise.all(together)).map(valueOf);
  }
}

test('ANO-7: through a whole round comments come out in one spelling, in an order that the order of casting does not change', async () => {
  const house = await foundedHouse();
  const stage = await castingRound(house, { voters: COMMENTS, template: 'gop-y-21' });
  const reopen = await rememberBox(house, stage);
  const ballots = pairs.flatMap(({ written }, at) => {
    const credential = stage.credentials[at];
    return credential ? [play.sealed(stage.protocol, credential, play.sameMark(stage.protocol, 1, written))] : [];
  });
  const orders: string[][] = [];
  // Which epoch a ballot is of stands on the public log; what came first inside one stands nowhere.
  const epochs = [ballots.slice(0, COMMENTS / 2), ballots.slice(COMMENTS / 2)];
  for (const order of [epochs, epochs.map((epoch) => epoch.toReversed())]) {
    await reopen();
    for (const epoch of order) {
      await castAll(house, stage, epoch);
      const flushed = await perform(house.app, house.system, ballot.flushEpoch, { protocolId: stage.protocolId });
      expect(valueOf(flushed).moved).toBe(epoch.length);
    }
    const { comments } = await openAndCount(house, stage.round, stage.protocolId);
    orders.push([...(comments[0] ?? [])]);
  }
  const [first = [], second] = orders;
  expect(second).toEqual(first);
  expect(first.toSorted()).toEqual(pairs.map(({ read }) => read).toSorted());
  const arrival = pairs.map(({ read }) => read);
  const inPlace = Math.max(
    ...[arrival, arrival.toReversed()].map((order) => first.filter((text, at) => text === order[at]).length),
  );
  expect(inPlace).toBeLessThanOrEqual(8);
  for (const text of first) {
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u);
  }
  console.log(
    `ANO-7: ${String(first.length)} comments, none with a hidden mark, one order from opposite orders of casting in each of two epochs, ${String(inPlace)} in the place in which they were cast`,
  );
}, 600_000);
