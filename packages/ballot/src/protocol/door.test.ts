import { expect, test } from 'vitest';
import {
  closeTestRound,
  createTestRound,
  forgeBallot,
  mustAccept,
  plainAnswers,
  testBallot,
  testCredential,
  testShares,
} from '../testing/index.ts';
import { portableEngine } from '../client/portable-engine.ts';
import { sameBytes, toHex } from './bytes.ts';
import { decodeCredential, encodeCredential } from './credential.ts';
import { createDoor } from './door.ts';
import { ballotLength, parseBallot } from './envelope.ts';
import { decodeReceipt, encodeReceipt, signReceipt, verifyReceipt } from './receipt.ts';
import { sealBallot } from './seal.ts';
import { openBox } from './station.ts';

const groups = [
  { id: 1, name: 'Cấp ủy', size: 15 },
  { id: 2, name: 'Đảng viên', size: 30 },
];
const fixture = createTestRound({ groups });
const { engine, round } = fixture;
const door = createDoor(engine, round);
const credential = testCredential(fixture, 'an');
const ballot = testBallot(fixture, 'an', plainAnswers(fixture, 2, 'Cần nghe dân hơn'));
const honest = mustAccept(parseBallot(round, ballot));

test('an honest ballot is let in and has the one length of its round', () => {
  expect(ballot).toHaveLength(ballotLength(round.manifest));
  expect(mustAccept(door(ballot)).ballot.head).toMatchObject({ group: 1, channel: 'online' });
  expect(createDoor(portableEngine, round)(ballot).ok).toBe(true);
});

test('all marks and comments, long, short or none, give ballots of one length', () => {
  const lengths = [0, 1, 2, 3, 4].flatMap((mark) =>
    ['', 'a', 'ă'.repeat(200)].map((comment) => testBallot(fixture, 'an', plainAnswers(fixture, mark, comment)).length),
  );
  expect(new Set(lengths)).toEqual(new Set([ballotLength(round.manifest)]));
});

test.each([0, 1])('a credential with the other issuer only is turned away (issuer %d missing)', (missing) => {
  const other = testCredential(fixture, 'someone else');
  const signatures = credential.signatures.map((part, at) => (at === missing ? (other.signatures[at] ?? part) : part));
  const bytes = forgeBallot(fixture, credential, { from: ballot, change: () => ({ signatures }) });
  expect(door(bytes)).toMatchObject({ ok: false, code: missing === 0 ? 'credential-1' : 'credential-2' });
});

test('a credential of one group is no credential of another', () => {
  const change = () => ({ head: { ...honest.head, group: 2 } });
  const bytes = forgeBallot(fixture, credential, { from: ballot, change });
  expect(door(bytes)).toMatchObject({ ok: false, code: 'credential-1' });
});

test('a group or channel that the manifest does not have is turned away', () => {
  const group = forgeBallot(fixture, credential, {
    from: ballot,
    change: () => ({ head: { ...honest.head, group: 3 } }),
  });
  const channel = forgeBallot(fixture, credential, {
    from: ballot,
    change: () => ({ head: { ...honest.head, channel: 'slip' } }),
  });
  const unknown = ballot.map((byte, at) => (at === 37 ? 9 : byte));
  expect([group, channel, unknown].map((bytes) => door(bytes))).toMatchObject([
    { code: 'group' },
    { code: 'channel' },
    { code: 'channel' },
  ]);
});

test('a ballot of another round with the same keys is turned away by its name', () => {
  const next = createTestRound({ groups, change: (manifest) => ({ ...manifest, earlyEnd: false }) });
  const foreign = testBallot(next, 'an', plainAnswers(next, 2));
  expect(door(foreign)).toMatchObject({ ok: false, code: 'round' });
  const renamed = Uint8Array.from(foreign);
  renamed.set(round.id, 4);
  expect(door(renamed)).toMatchObject({ ok: false, code: 'credential-1' });
});

test('no changed byte at any position of a ballot is let in', () => {
  const refusals = new Map<string, number>();
  for (let at = 0; at < ballot.length; at += 1) {
    const changed = Uint8Array.from(ballot);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    const outcome = door(changed);
    const name = outcome.ok ? 'let in' : outcome.code;
    refusals.set(name, (refusals.get(name) ?? 0) + 1);
  }
  expect(refusals.has('let in')).toBe(false);
  console.log(`${ballot.length} positions, 0 let in: ${JSON.stringify(Object.fromEntries(refusals))}`);
});

test('a ballot that is shorter or longer by a byte, or empty, is turned away', () => {
  for (const bytes of [
    ballot.subarray(1),
    ballot.subarray(0, -1),
    Uint8Array.from([...ballot, 0]),
    new Uint8Array(0),
  ]) {
    expect(door(bytes)).toMatchObject({ ok: false, code: 'length' });
  }
});

test('a voter key of low order or not canonical is turned away before any signature is looked at', () => {
  for (const voterKey of [new Uint8Array(32), new Uint8Array(32).fill(0xff)]) {
    const change = () => ({ head: { ...honest.head, voterKey } });
    expect(door(forgeBallot(fixture, credential, { from: ballot, change }))).toMatchObject({ code: 'voter-key' });
  }
});

test('a returned voter key is turned away', () => {
  const strict = createDoor(engine, round, new Set([toHex(honest.head.voterKey)]));
  expect(strict(ballot)).toMatchObject({ ok: false, code: 'revoked' });
});

test('shares and bodies copied from another voter pass the door and are invalid for every quorum', () => {
  const thief = testCredential(fixture, 'thief');
  const own = testBallot(fixture, 'thief', plainAnswers(fixture, 1));
  const change = () => ({
    shares: honest.shares,
    ratingsBody: honest.ratingsBody,
    commentBody: honest.commentBody,
  });
  const ownCommits = forgeBallot(fixture, thief, { from: own, change });
  const { commitRatings, commitComment } = honest.head;
  const copiedCommits = forgeBallot(fixture, thief, {
    from: own,
    change: ({ head }) => ({ ...change(), head: { ...head, commitRatings, commitComment } }),
  });
  for (const copy of [ownCommits, copiedCommits]) {
    expect(door(copy).ok).toBe(true);
    const { box } = closeTestRound(fixture, [[ballot, copy]]);
    for (const quorum of [
      [1, 2],
      [1, 3],
      [2, 3],
      [1, 2, 3],
    ]) {
      const opened = mustAccept(openBox(engine, box, testShares(fixture, box, quorum)));
      const verdict = opened.ballots.find(({ hash }) => sameBytes(hash, mustAccept(door(copy)).hash));
      expect(verdict?.judged).toEqual({ verdict: 'sealing' });
      expect(opened.result.tally.total).toMatchObject({ valid: 1, invalid: { sealing: 1 } });
    }
  }
});

test('a receipt is the same bytes for the same request, and good for that ballot and epoch only', () => {
  const { hash } = mustAccept(door(ballot));
  const what = { round, ballotHash: hash, epoch: 3 };
  const receipt = signReceipt(engine, fixture.logSeed, what);
  expect(signReceipt(portableEngine, fixture.logSeed, what)).toEqual(receipt);
  expect(decodeReceipt(encodeReceipt(receipt))).toEqual(receipt);
  expect(verifyReceipt(engine, round, receipt)).toBe(true);
  expect(verifyReceipt(engine, round, { ...receipt, epoch: 4 })).toBe(false);
  expect(verifyReceipt(engine, round, { ...receipt, ballotHash: new Uint8Array(32) })).toBe(false);
  expect(decodeReceipt(new Uint8Array(99))).toBeNull();
});

test('a ballot is a function of its input, and answers that do not fit are refused', () => {
  const input = { round, credential, answers: plainAnswers(fixture, 2), secret: new Uint8Array(32).fill(1) };
  expect(mustAccept(sealBallot(engine, input))).toEqual(mustAccept(sealBallot(portableEngine, input)));
  const bad = [
    [],
    plainAnswers(fixture, 5),
    plainAnswers(fixture, -1),
    plainAnswers(fixture, 1.5),
    plainAnswers(fixture, 1, 'x'.repeat(511)),
    plainAnswers(fixture, 1).map(({ comment }) => ({ comment, marks: [1] })),
  ];
  for (const answers of bad) expect(sealBallot(engine, { ...input, answers })).toMatchObject({ code: 'answers' });
});

test('a credential comes back from its bytes, and from no others', () => {
  const bytes = encodeCredential(round, credential);
  expect(mustAccept(decodeCredential(round, bytes, engine))).toEqual(credential);
  const changedAt = (at: number): Uint8Array => bytes.map((byte, place) => (place === at ? byte ^ 0x10 : byte));
  expect(decodeCredential(round, bytes.subarray(1), engine)).toMatchObject({ code: 'length' });
  expect(decodeCredential(round, changedAt(5), engine)).toMatchObject({ code: 'round' });
  expect(decodeCredential(round, changedAt(37), engine)).toMatchObject({ code: 'credential' });
  expect(decodeCredential(round, changedAt(36), engine)).toMatchObject({ code: 'credential' });
  expect(decodeCredential(round, changedAt(40), engine)).toMatchObject({ code: 'credential' });
  expect(decodeCredential(round, changedAt(bytes.length - 1), engine)).toMatchObject({ code: 'credential' });
});
