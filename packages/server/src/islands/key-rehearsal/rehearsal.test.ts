import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameBytes, toHex } from '@guong/ballot';
import { portableEngine } from '@guong/ballot/client';
import { createNodeEngine } from '@guong/ballot/node';
import { createTestRound } from '@guong/ballot/testing';
import { countDummies, DUMMIES, expectedPart, openPart, rehearsalOf, wordsOfPart } from './rehearsal.ts';

const engine = createNodeEngine();
const fixture = createTestRound({ issuers: 1 });
const rehearsal = rehearsalOf(engine, fixture.round);
const { threshold, committee } = fixture.round.manifest;
const members = fixture.members.map(({ keys }, at) => ({ index: at + 1, keys }));
const parts = members.map((opener) => ({
  index: opener.index,
  shares: openPart(engine, rehearsal, opener) ?? [],
}));

test('every device makes the same three dummies, and none of them belongs to the real round', () => {
  const again = rehearsalOf(portableEngine, fixture.round);
  expect(again.dummies).toHaveLength(DUMMIES);
  for (const [at, { ballot, secret }] of again.dummies.entries()) {
    expect(toHex(secret)).toBe(toHex(rehearsal.dummies[at]?.secret ?? new Uint8Array()));
    expect(ballot.shares.map(toHex)).toEqual(rehearsal.dummies[at]?.ballot.shares.map(toHex));
    expect(sameBytes(ballot.headBytes.slice(4, 36), fixture.round.id)).toBe(false);
  }
});

test('each member opens what he should with his own key, says words that nobody else says, and opens nothing with another key', () => {
  for (const { index, shares } of parts) expect(shares.map(toHex)).toEqual(expectedPart(rehearsal, index).map(toHex));
  expect(new Set(parts.map(({ shares }) => wordsOfPart(rehearsal, shares).join(' '))).size).toBe(committee.length);
  const [first, second] = members;
  if (!first || !second) throw new Error('a committee');
  expect(openPart(engine, rehearsal, { index: first.index, keys: second.keys })).toBeUndefined();
});

test('any t parts open the three dummies, one fewer or a wrong one opens nothing', () => {
  const some = fc.shuffledSubarray(parts, { minLength: 1 });
  let runs = 0;
  fc.assert(
    fc.property(some, fc.boolean(), (chosen, isSpoiled) => {
      runs += 1;
      const given = isSpoiled ? chosen.map((part, at) => (at === 0 ? { ...part, shares: [] } : part)) : chosen;
      const counted = countDummies(engine, rehearsal, given);
      const [one, two, blank] = counted ?? [];
      if (chosen.length < threshold || isSpoiled) expect(counted).toBeUndefined();
      else expect([one, two, blank].map((marks) => [...new Set(marks?.flat())])).toEqual([[1], [2], [0]]);
    }),
    { numRuns: 60 },
  );
  console.log(`${runs.toString()} sets of parts`);
});
