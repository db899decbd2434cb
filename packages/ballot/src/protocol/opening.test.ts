import { expect, test } from 'vitest';
import {
  closeTestRound,
  createTestRound,
  mustAccept,
  openingLeaves,
  plainAnswers,
  seeded,
  testBallot,
  testControl,
} from '../testing/index.ts';
import { toHex, utf8 } from './bytes.ts';
import { canonical } from './canonical-json.ts';
import type { ControlBody } from './control.ts';
import { encodeControl, parseControl, signControl } from './control.ts';
import { leafHash, logOf } from './log.ts';
import { checkBeforeOpening } from './opening.ts';
import { readLog } from './read-log.ts';
import { revokedHash } from './returned.ts';
import { cosignTreeHead, countCosignatures, signTreeHead, verifyTreeHead } from './tree-head.ts';

const fixture = createTestRound({ issuers: 1 });
const { engine, round } = fixture;
const roundId = toHex(round.id);
const ballots = ['an', 'bình', 'chi'].map((name) => testBallot(fixture, name, plainAnswers(fixture, 1)));
const closed = closeTestRound(fixture, [ballots]);
const opener = { index: 2, keys: fixture.members[1]?.keys ?? fixture.auditor };
const now = new Date('2026-11-06T00:00:00Z');

function headOf(leaves: readonly Uint8Array[]) {
  const root = logOf(leaves.map(leafHash)).root();
  return signTreeHead(engine, fixture.logSeed, { round, size: leaves.length, root, epoch: 1 });
}

const ask = (leaves: readonly Uint8Array[], head = headOf(leaves)) =>
  checkBeforeOpening(engine, round, { leaves, head, opener, now });

test('a closed box whose leaves, head and counts fit may be opened', () => {
  expect(mustAccept(ask(closed.leaves, closed.head)).ballots).toHaveLength(3);
});

test('nothing is opened before CLOSE', () => {
  expect(ask(closed.leaves.slice(0, -1))).toMatchObject({ ok: false, code: 'not-closed' });
});

test('a box that misses a ballot, has one replaced, or stands in another order is refused', () => {
  const without = closed.leaves.filter((_, at) => at !== 5);
  const swapped = [...closed.leaves.slice(0, 4), ...closed.leaves.slice(4, 7).reverse(), ...closed.leaves.slice(7)];
  const another = closed.leaves.map((leaf, at) =>
    at === 4 ? testBallot(fixture, 'dung', plainAnswers(fixture, 4)) : leaf,
  );
  for (const leaves of [without, swapped, another]) {
    expect(ask(leaves, closed.head)).toMatchObject({ ok: false, code: 'root' });
    expect(ask(leaves)).toMatchObject({ ok: false, code: 'log' });
  }
});

test('a head that the log key did not sign is refused', () => {
  const forged = { ...closed.head, epoch: closed.head.epoch + 1 };
  expect(ask(closed.leaves, forged)).toMatchObject({ ok: false, code: 'head-signature' });
});

test('the wall clock matters only when the round may not end early', () => {
  const strict = createTestRound({ issuers: 1, change: (manifest) => ({ ...manifest, earlyEnd: false }) });
  const { leaves, head } = closeTestRound(strict, [[]]);
  const request = { leaves, head, opener };
  const early = checkBeforeOpening(engine, strict.round, { ...request, now: new Date('2026-11-07T09:59:59Z') });
  expect(early).toMatchObject({ ok: false, code: 'too-early' });
  expect(checkBeforeOpening(engine, strict.round, { ...request, now: new Date('2026-11-07T10:00:00Z') }).ok).toBe(true);
});

test('a key that is not the one in the manifest opens nothing', () => {
  const [mine] = fixture.members;
  if (mine === undefined) throw new Error('no member');
  const wrong = [
    { index: 2, keys: mine.keys },
    { index: 9, keys: mine.keys },
    { index: 1, keys: { ...mine.keys, secret: seeded('other') } },
  ];
  for (const other of wrong) {
    const request = { leaves: closed.leaves, head: closed.head, opener: other, now };
    expect(checkBeforeOpening(engine, round, request)).toMatchObject({ ok: false, code: 'key' });
  }
});

const sealed: ControlBody = { type: 'SEALED', roundId };
const castOpen: ControlBody = { type: 'CAST-OPEN', roundId };

test.each<[string, ControlBody, number[], boolean]>([
  ['SEALED by a quorum', sealed, [1, 2], true],
  ['SEALED by the head alone', sealed, [1], false],
  ['CAST-OPEN by the head', castOpen, [1], true],
  ['CAST-OPEN by another member', castOpen, [2], false],
  ['CAST-OPEN by a quorum without the head', castOpen, [2, 3], true],
  ['CAST-OPEN by nobody', castOpen, [], false],
  ['KEYS-DESTROYED by nobody', { type: 'KEYS-DESTROYED', roundId }, [], true],
  ['RESULT by the head alone', { type: 'RESULT', roundId, resultHash: '00'.repeat(32) }, [1], false],
  ['ANNULLED by the head', { type: 'ANNULLED', roundId, reason: 'Nhóm còn dưới năm người' }, [1], true],
  ['CAST-OPEN of another round', { type: 'CAST-OPEN', roundId: '11'.repeat(32) }, [1], false],
])('%s', (_, body, by, good) => {
  expect(parseControl(engine, round, testControl(fixture, body, by)).ok).toBe(good);
});

test('a bad, repeated or foreign signature spoils a leaf even when enough good ones stand beside it', () => {
  const [first, second] = [1, 2].map((by) =>
    signControl(engine, fixture.members[by - 1]?.seed ?? seeded(''), { body: castOpen, by }),
  );
  if (first === undefined || second === undefined) throw new Error('no signatures');
  const lists = [
    [first, { ...second, signature: first.signature }],
    [first, first],
    [first, { by: 7, signature: second.signature }],
  ];
  for (const signatures of lists) {
    expect(parseControl(engine, round, encodeControl({ body: castOpen, signatures }))).toMatchObject({
      code: 'signatures',
    });
  }
});

test('a control leaf of unknown kind, with another field, or not canonical is refused', () => {
  for (const value of [
    { type: 'PARTY', roundId, signatures: [] },
    { ...castOpen, at: 1, signatures: [] },
    castOpen,
    7,
  ]) {
    expect(parseControl(engine, round, canonical(value))).toMatchObject({ ok: false, code: 'shape' });
  }
  expect(parseControl(engine, round, utf8('{ }'))).toMatchObject({ ok: false, code: 'json' });
});

const opening = openingLeaves(fixture, 3);

function closeOf(before: readonly Uint8Array[], count: number): Uint8Array {
  const root = toHex(logOf(before.map(leafHash)).root());
  const counts = { ballots: count, size: before.length, root, revokedHash: toHex(revokedHash([])) };
  return testControl(fixture, { type: 'CLOSE', roundId, ...counts }, [1]);
}

const [manifestLeaf, sealedLeaf, issueClosed, castOpenLeaf] = opening;
const [ballot] = ballots;
if (!manifestLeaf || !sealedLeaf || !issueClosed || !castOpenLeaf || !ballot) throw new Error('no leaves');

test.each<[string, string, Uint8Array[]]>([
  ['nothing', 'manifest', []],
  ['another manifest', 'manifest', [utf8('{}')]],
  ['CAST-OPEN before ISSUE-CLOSED', 'order', [manifestLeaf, sealedLeaf, castOpenLeaf]],
  ['SEALED twice', 'order', [manifestLeaf, sealedLeaf, sealedLeaf]],
  ['a ballot before CAST-OPEN', 'order', [manifestLeaf, sealedLeaf, issueClosed, ballot]],
  ['a ballot after CLOSE', 'order', [...opening, closeOf(opening, 0), ballot]],
  ['a CLOSE that names another number', 'close', [...opening, ballot, closeOf([...opening, ballot], 2)]],
  ['a CLOSE that names another root', 'close', [...opening, ballot, closeOf(opening, 1)]],
  ['bytes that are neither', 'control', [...opening, utf8('GBP')]],
  ['a ballot cut short', 'ballot', [...opening, ballot.subarray(0, 99)]],
  [
    'a leaf after ANNULLED',
    'order',
    [manifestLeaf, testControl(fixture, { type: 'ANNULLED', roundId, reason: 'x' }, [1]), sealedLeaf],
  ],
])('a log with %s is no log', (_, code, leaves) => {
  expect(readLog(engine, round, leaves)).toMatchObject({ ok: false, code });
});

test('a round may be annulled at any point, once', () => {
  const annulled = testControl(fixture, { type: 'ANNULLED', roundId, reason: 'Lý do' }, [1]);
  expect(readLog(engine, round, [...opening, annulled]).ok).toBe(true);
  expect(readLog(engine, round, [...opening, annulled, annulled])).toMatchObject({ code: 'order' });
});

test('a witness cosigns a head; other keys and other heads count for nothing', () => {
  const { head } = closed;
  expect(verifyTreeHead(engine, round, head)).toBe(true);
  const signature = cosignTreeHead(engine, fixture.witnessSeed, { round, head });
  const stranger = cosignTreeHead(engine, seeded('stranger'), { round, head });
  const count = (cosignatures: { witness: number; signature: string }[]): number =>
    countCosignatures(engine, round, { ...head, cosignatures });
  expect(
    count([
      { witness: 0, signature },
      { witness: 0, signature },
    ]),
  ).toBe(1);
  expect(
    count([
      { witness: 0, signature: stranger },
      { witness: 1, signature },
    ]),
  ).toBe(0);
  expect(count([{ witness: 0, signature: head.signature }])).toBe(0);
});
