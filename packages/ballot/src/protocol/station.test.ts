import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Forgery } from '../testing/index.ts';
import {
  closeTestRound,
  createTestRound,
  forgeBallot,
  mustAccept,
  plainAnswers,
  sealRawBodies,
  seeded,
  testBallot,
  testCredential,
  testShares,
} from '../testing/index.ts';
import { encodeAudit, openAudit, sealAudit } from './audit.ts';
import { concat, sameBytes, toHex } from './bytes.ts';
import { frame } from './domain.ts';
import { hpkeSeal } from './hpke.ts';
import { commentsLength, ratingsLength } from './envelope.ts';
import { leafHash } from './log.ts';
import type { Box } from './read-log.ts';
import { recount } from './recount.ts';
import { reconcile } from './reconcile.ts';
import { commentKey, commitComment, commitRatings, ratingsKey, sealShares } from './seal.ts';
import type { MemberShares } from './share-bundle.ts';
import { openShareBundle, sealShareBundle, signShares } from './share-bundle.ts';
import { openBox, quorums } from './station.ts';
import type { InvalidReason } from './verdict.ts';

const fixture = createTestRound({ members: 5, threshold: 3, issuers: 1 });
const { engine, round } = fixture;
const QUORUMS = [...quorums([1, 2, 3, 4, 5], 3)];

const honest = ['an', 'bình', 'chi'].map((name, at) =>
  testBallot(fixture, name, plainAnswers(fixture, at + 1, `Góp ý ${at}`)),
);
const rogue = testCredential(fixture, 'rogue');
const rogueBallot = testBallot(fixture, 'rogue', plainAnswers(fixture, 1));
const forged = (change: Forgery): Uint8Array => forgeBallot(fixture, rogue, { from: rogueBallot, change });

function replaced(shares: readonly Uint8Array[], at: number, bytes: Uint8Array): Uint8Array[] {
  return shares.map((share, place) => (place === at ? bytes : share));
}

function resealed(secret: Uint8Array): Uint8Array[] {
  return sealShares(engine, round, { secret, voterKey: engine.ed25519Public(rogue.seed) });
}

function rawBallot(ratings: Uint8Array, comments = new Uint8Array(commentsLength(round.manifest))): Uint8Array {
  return sealRawBodies(fixture, rogue, { secret: seeded('raw'), ratings, comments });
}

const marks = (value: number): Uint8Array => new Uint8Array(ratingsLength(round.manifest)).fill(value);

const CHEATS: readonly [string, InvalidReason, () => Uint8Array][] = [
  [
    'garbage for one member',
    'sealing',
    () => forged(({ shares }) => ({ shares: replaced(shares, 2, new Uint8Array(80).fill(9)) })),
  ],
  [
    "one member given another member's share",
    'sealing',
    () => forged(({ shares }) => ({ shares: replaced(shares, 0, shares[1] ?? shares[0] ?? new Uint8Array(80)) })),
  ],
  [
    'two polynomials',
    'sealing',
    () => forged(({ shares }) => ({ shares: [...shares.slice(0, 2), ...resealed(seeded('other')).slice(2)] })),
  ],
  ['all shares of another secret', 'sealing', () => forged(() => ({ shares: resealed(seeded('other')) }))],
  [
    'a wrong commitment to the marks',
    'sealing',
    () => forged(({ head }) => ({ head: { ...head, commitRatings: seeded('c') } })),
  ],
  [
    'a wrong commitment to the comment',
    'sealing',
    () => forged(({ head }) => ({ head: { ...head, commitComment: seeded('c') } })),
  ],
  [
    'commitments to the keys of two secrets',
    'sealing',
    () => forged(({ head }) => ({ head: { ...head, commitComment: commitComment(commentKey(seeded('other'))) } })),
  ],
  [
    'commitments of another secret under the old bodies',
    'sealing',
    () => forged(({ head }) => ({ head: { ...head, commitRatings: commitRatings(ratingsKey(seeded('other'))) } })),
  ],
  [
    'a broken comment body',
    'sealing',
    () => forged(({ commentBody }) => ({ commentBody: commentBody.map((byte) => byte ^ 1) })),
  ],
  [
    'a broken marks body',
    'ratings',
    () => forged(({ ratingsBody }) => ({ ratingsBody: ratingsBody.map((byte) => byte ^ 1) })),
  ],
  ['a level that the item does not have', 'marks', () => rawBallot(marks(5))],
  ['a mark of 255', 'marks', () => rawBallot(marks(255))],
];

test.each(CHEATS)('a voter who seals %s has a ballot that is invalid (%s) for every quorum', (_, reason, make) => {
  const { box } = closeTestRound(fixture, [[...honest, make()]]);
  const shares = testShares(fixture, box, [1, 2, 3, 4, 5]);
  const results = [...QUORUMS, [1, 2, 3, 4, 5]].map((quorum) => {
    const opened = mustAccept(
      openBox(
        engine,
        box,
        shares.filter(({ index }) => quorum.includes(index)),
      ),
    );
    expect(opened.result.tally.total).toMatchObject({ collected: 4, valid: 3, invalid: { [reason]: 1 } });
    expect(opened.wrongShares).toEqual([]);
    const again = mustAccept(recount(engine, box, encodeAudit(box, opened)));
    expect(toHex(again.hash)).toBe(toHex(opened.result.hash));
    return { hash: toHex(opened.result.hash), comments: opened.comments };
  });
  expect(results).toEqual(results.map(() => results[0]));
});

test('every quorum of three in five gives the same verdicts, comments and result bytes', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const shares = testShares(fixture, box, [1, 2, 3, 4, 5]);
  const all = QUORUMS.map((quorum) =>
    mustAccept(
      openBox(
        engine,
        box,
        shares.filter(({ index }) => quorum.includes(index)),
      ),
    ),
  );
  expect(all).toHaveLength(10);
  for (const opened of all) {
    expect(toHex(opened.result.bytes)).toBe(toHex(all[0]?.result.bytes ?? new Uint8Array(0)));
    expect(opened.comments).toEqual(all[0]?.comments);
    expect(opened.ballots).toEqual(all[0]?.ballots);
  }
});

test('fewer than t members open nothing', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const shares = testShares(fixture, box, [2, 4]);
  expect(openBox(engine, box, shares)).toMatchObject({ ok: false, code: 'too-few-members' });
  expect(openBox(engine, box, [])).toMatchObject({ ok: false, code: 'too-few-members' });
  expect(openBox(engine, box, [...shares, ...shares])).toMatchObject({ ok: false, code: 'repeated-member' });
});

function lying(
  box: Box,
  index: number,
  change: (share: Uint8Array | null, at: number) => Uint8Array | null,
): MemberShares {
  const [truth] = testShares(fixture, box, [index]);
  const seed = fixture.members[index - 1]?.seed ?? new Uint8Array(32);
  return signShares(engine, box, { index, shares: (truth?.shares ?? []).map(change), seed });
}

test.each<[string, (share: Uint8Array | null, at: number) => Uint8Array | null, number]>([
  ['random shares', (_, at) => seeded(`lie ${at}`), 3],
  ['no shares', () => null, 3],
  [
    'one changed bit',
    (share, at) => (at === 1 && share ? share.map((byte, place) => (place === 0 ? byte ^ 1 : byte)) : share),
    1,
  ],
])('a member who submits %s is named, and the others open the box', (_, change, ballots) => {
  const { box } = closeTestRound(fixture, [honest]);
  const truth = testShares(fixture, box, [1, 2, 3, 5]);
  const opened = mustAccept(openBox(engine, box, [...truth, lying(box, 4, change)]));
  expect(opened.wrongShares).toEqual([{ index: 4, ballots }]);
  expect([opened.result.tally.total.valid, opened.unopened]).toEqual([3, 0]);
});

test('shares in another order are named too', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const [member] = testShares(fixture, box, [4]);
  const swapped = lying(box, 4, (_, at) => member?.shares[(at + 1) % 3] ?? null);
  const opened = mustAccept(openBox(engine, box, [...testShares(fixture, box, [1, 2, 3]), swapped]));
  expect(opened.wrongShares).toEqual([{ index: 4, ballots: 3 }]);
});

test('with exactly t members one lie leaves ballots unopened and says so; another member settles it', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const liar = lying(box, 2, () => seeded('lie'));
  const stuck = mustAccept(openBox(engine, box, [...testShares(fixture, box, [1, 3]), liar]));
  expect([stuck.unopened, stuck.result.tally.total.valid]).toEqual([3, 0]);
  const settled = mustAccept(openBox(engine, box, [...testShares(fixture, box, [1, 3, 5]), liar]));
  expect([settled.unopened, settled.result.tally.total.valid]).toEqual([0, 3]);
  expect(settled.wrongShares).toEqual([{ index: 2, ballots: 3 }]);
});

test('shares of another box, of another round or signed by another member are not taken', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const { box: other } = closeTestRound(fixture, [[...honest, rogueBallot]]);
  const truth = testShares(fixture, box, [1, 2, 3]);
  const [foreign] = testShares(fixture, other, [1]);
  const [stolen] = truth;
  if (foreign === undefined || stolen === undefined) throw new Error('no shares');
  for (const bad of [
    foreign,
    { ...stolen, index: 4 },
    { ...stolen, index: 9 },
    { ...foreign, shares: foreign.shares.slice(1) },
  ]) {
    expect(openBox(engine, box, [...truth.slice(1), bad])).toMatchObject({ ok: false, code: 'unsigned-shares' });
  }
});

test('a share bundle opens for its station, box and member only', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const keys = (name: string) => ({ secret: seeded(name), publicKey: engine.x25519Public(seeded(name)) });
  const [station, thief] = [keys('station'), keys('thief')];
  const [shares] = testShares(fixture, box, [2]);
  if (shares === undefined) throw new Error('no shares');
  const bytes = sealShareBundle(engine, box, { shares, station: station.publicKey, ephemeralIkm: seeded('e') });
  expect(mustAccept(openShareBundle(engine, box, { station, bytes }))).toEqual(shares);
  expect(openShareBundle(engine, box, { station: thief, bytes })).toMatchObject({ code: 'sealed' });
  expect(openShareBundle(engine, box, { station, bytes: bytes.subarray(0, -1) })).toMatchObject({ code: 'sealed' });
  expect(openShareBundle(engine, box, { station, bytes: bytes.subarray(0, 80) })).toMatchObject({ code: 'sealed' });
  const otherMember = bytes.map((byte, at) => (at === 36 ? 3 : byte));
  expect(openShareBundle(engine, box, { station, bytes: otherMember })).toMatchObject({ code: 'sealed' });
  expect(openShareBundle(engine, box, { station, bytes: bytes.map((b, at) => (at === 4 ? b ^ 1 : b)) })).toMatchObject({
    code: 'header',
  });
  const unsigned = { ...shares, signature: new Uint8Array(64) };
  const loose = sealShareBundle(engine, box, {
    shares: unsigned,
    station: station.publicKey,
    ephemeralIkm: seeded('f'),
  });
  expect(openShareBundle(engine, box, { station, bytes: loose })).toMatchObject({ code: 'signature' });
});

test('an entry of a share bundle has one spelling', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const station = { secret: seeded('station'), publicKey: engine.x25519Public(seeded('station')) };
  const header = concat(Buffer.from('GSB1'), round.id, Uint8Array.of(2), box.root);
  const info = frame('gbp1/bundle', round.id, box.root);
  const plaintext = new Uint8Array(33 * 3 + 64).fill(2);
  const sealed = hpkeSeal(engine, station.publicKey, { info, aad: header, plaintext, ephemeralIkm: seeded('e') });
  const bytes = concat(header, sealed.enc, sealed.ciphertext);
  expect(openShareBundle(engine, box, { station, bytes })).toMatchObject({ ok: false, code: 'entry' });
});

test('malformed comment slots are left out and counted, the marks stay valid', () => {
  const comments = new Uint8Array(commentsLength(round.manifest));
  comments.set([0, 1, 0xff], 0);
  comments.set([0xff, 0xff], 512);
  const bad = rawBallot(marks(2), comments);
  const padded = sealRawBodies(fixture, testCredential(fixture, 'pad'), {
    secret: seeded('pad'),
    ratings: marks(1),
    comments: concat(Uint8Array.of(0, 1, 0x61, 0x62), new Uint8Array(comments.length - 4)),
  });
  const { box } = closeTestRound(fixture, [[bad, padded, ...honest]]);
  const opened = mustAccept(openBox(engine, box, testShares(fixture, box, [1, 2, 3])));
  expect(opened.malformedComments).toBe(3);
  expect(opened.result.tally.total).toMatchObject({ collected: 5, valid: 5 });
  expect(opened.comments.map((list) => list.length)).toEqual([3, 0]);
});

function flippedAt(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const troubled = [...honest, CHEATS[0]?.[2]() ?? rogueBallot, testBallot(fixture, 'dung', plainAnswers(fixture, 4))];

test('the audit package goes to its auditor only', () => {
  const { box } = closeTestRound(fixture, [troubled]);
  const audit = encodeAudit(box, mustAccept(openBox(engine, box, testShares(fixture, box, [1, 2, 4]))));
  const bytes = sealAudit(engine, box, { audit, at: 0, ephemeralIkm: seeded('a') });
  expect(mustAccept(openAudit(engine, box, { bytes, keys: fixture.auditor }))).toEqual(audit);
  const stranger = { secret: seeded('s'), publicKey: engine.x25519Public(seeded('s')) };
  expect(openAudit(engine, box, { bytes, keys: stranger })).toMatchObject({ code: 'sealed' });
  expect(openAudit(engine, box, { bytes: bytes.subarray(0, 60), keys: stranger })).toMatchObject({ code: 'header' });
  expect(() => sealAudit(engine, box, { audit, at: 1, ephemeralIkm: seeded('a') })).toThrow('no such auditor');
});

test.each([
  ['shown by its secret', [1, 2, 4]],
  ['shown by the signed shares', [1, 2, 3]],
])('no changed byte of an audit package passes the recount (an ill-sealed ballot %s)', (_, quorum) => {
  const { box } = closeTestRound(fixture, [troubled]);
  const opened = mustAccept(openBox(engine, box, testShares(fixture, box, quorum)));
  const audit = encodeAudit(box, opened);
  expect(mustAccept(recount(engine, box, audit)).hash).toEqual(opened.result.hash);
  const passed = [...audit.keys()].filter((at) => {
    const outcome = recount(engine, box, flippedAt(audit, at));
    return outcome.ok && sameBytes(outcome.value.hash, opened.result.hash);
  });
  expect(passed).toEqual([]);
  console.log(`${audit.length} positions of an audit package, 0 changes pass`);
  for (const other of [audit.subarray(0, -1), audit.subarray(0, 100), concat(audit, Uint8Array.of(0))]) {
    expect(recount(engine, box, other).ok).toBe(false);
  }
});

test('a station cannot call a good ballot unopened or ill-sealed', () => {
  const { box } = closeTestRound(fixture, [honest]);
  const opened = mustAccept(openBox(engine, box, testShares(fixture, box, [1, 2, 3])));
  const [first, ...rest] = opened.ballots;
  if (first === undefined) throw new Error('no ballot');
  const hidden = { ...first, judged: { verdict: 'sealing' as const }, evidence: { kind: 'shares' as const } };
  const blamed = { ...hidden, evidence: { kind: 'secret' as const, secret: seeded('secret an') } };
  const marked = { ...first, judged: { verdict: 'marks' as const } };
  for (const lie of [hidden, blamed, marked]) {
    expect(recount(engine, box, encodeAudit(box, { ...opened, ballots: [lie, ...rest] })).ok).toBe(false);
  }
});

test('random small elections with random invalid ballots reconcile and recount the same', () => {
  const kinds = fc.array(fc.integer({ min: 0, max: CHEATS.length + 4 }), { minLength: 1, maxLength: 6 });
  let elections = 0;
  fc.assert(
    fc.property(kinds, fc.constantFrom(...QUORUMS), (chosen, quorum) => {
      const cheat = chosen.find((kind) => kind > 4);
      const plain = chosen.filter((kind) => kind <= 4);
      const ballots = plain.map((mark, at) => testBallot(fixture, `p${at}`, plainAnswers(fixture, mark)));
      if (cheat !== undefined) ballots.push(CHEATS[cheat - 5]?.[2]() ?? rogueBallot);
      const { box, leaves } = closeTestRound(fixture, [ballots]);
      const opened = mustAccept(openBox(engine, box, testShares(fixture, box, quorum)));
      const { total } = opened.result.tally;
      const online = { issued: 10, voided: 1, collected: ballots.length, blindedRows: 10 };
      const log = { size: leaves.length, ballots: ballots.length, controlLeaves: 4, distinctVoterKeys: ballots.length };
      const people = { roll: 20, notIssued: 11, online, slip: null, paper: null };
      const counts = { ...people, collected: total.collected, valid: total.valid, invalid: total.invalid, log };
      expect(reconcile(counts, total.subjects).filter(({ holds }) => !holds)).toEqual([]);
      expect(mustAccept(recount(engine, box, encodeAudit(box, opened))).hash).toEqual(opened.result.hash);
      elections += 1;
    }),
    { numRuns: 8 },
  );
  console.log(`${elections} random elections, 0 differences`);
});

test('the ballot hash of an opened ballot is its leaf hash', () => {
  const { box } = closeTestRound(fixture, [honest]);
  expect(box.ballots.map(({ hash }) => toHex(hash)).toSorted()).toEqual(
    honest.map((bytes) => toHex(leafHash(bytes))).toSorted(),
  );
});
