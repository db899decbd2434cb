import { expect, test } from 'vitest';
import { portableEngine, requestCredential } from '../client/index.ts';
import { finishCredential } from '../client/credential-request.ts';
import { blindSign, createNodeEngine } from '../node/index.ts';
import type { TestRound } from '../testing/index.ts';
import {
  closeTestRound,
  createTestRound,
  mustAccept,
  plainAnswers,
  sealRawBodies,
  seeded,
  testBallot,
  testBundle,
  testControl,
  testCredential,
  testHead,
  testShares,
} from '../testing/index.ts';
import { encodeRatings } from './answers.ts';
import type { BundleInput } from './bundle.ts';
import { writeBundle } from './bundle.ts';
import { sameBytes, toHex, utf8 } from './bytes.ts';
import { openChallenge } from './challenge.ts';
import { checkBundle } from './check-bundle.ts';
import { leafHash, logOf, verifyConsistency } from './log.ts';
import { roundOf } from './manifest.ts';
import { encodeRevoked, revokedHash } from './returned.ts';
import { sealBallot } from './seal.ts';
import { openShareBundle } from './share-bundle.ts';
import { openBox } from './station.ts';
import { sure } from './sure.ts';
import { readTar, writeTar } from './tar.ts';

const fixture = createTestRound();
const { engine, round } = fixture;
const names = ['an', 'bình', 'chi', 'dung', 'giang'];
const ballots = names.map((name) => testBallot(fixture, name, plainAnswers(fixture, 1)));
const good = testBundle(fixture, [ballots]);
const place = { group: 1, channel: 'online' } as const;

function failed(test: TestRound, input: BundleInput): string[] {
  const options = { fingerprint: null, keptHeads: [], witnesses: 0, publish: null };
  const findings = checkBundle(test.engine, writeBundle(input), options);
  return findings.filter(({ state }) => state === 'failed').map(({ id, detail }) => `${id} ${detail}`);
}

test('what must be there and is not is a bug, and throws', () => {
  expect(() => sure([1][1])).toThrow('missing');
  expect(sure(0)).toBe(0);
});

test('a device does not blind for a key that the manifest may not hold', async () => {
  const [issuer] = round.manifest.issuers;
  if (issuer === undefined) throw new Error('a round has an issuer');
  const keys = issuer.keys.map((key) => ({ ...key, spki: key.spki.replace('0203010001', '0203000003') }));
  const issuers = [{ ...issuer, keys }, ...round.manifest.issuers.slice(1)];
  const tagged = { ...round, manifest: { ...round.manifest, issuers } };
  expect(await requestCredential(portableEngine, tagged, { place, seed: seeded('v') })).toMatchObject({ code: 'key' });
});

test('a device names the issuer whose answer does not verify', async () => {
  const request = mustAccept(await requestCredential(portableEngine, round, { place, seed: seeded('người') }));
  const [one, two] = fixture
    .issuerKey(place)
    .map((key, at) => mustAccept(blindSign(key, request.parts[at]?.blinded ?? new Uint8Array(0))));
  const answers = [sure(one), sure(two)];
  const garbled = answers.map((answer) => answer.map((byte, at) => (at === 200 ? byte ^ 1 : byte)));
  const finish = (given: readonly Uint8Array[], by = portableEngine) =>
    finishCredential(by, round, { request, answers: given });
  expect(await finish([sure(garbled[0]), sure(two)])).toMatchObject({ code: 'signature-1' });
  expect(await finish([sure(one), sure(garbled[1])])).toMatchObject({ code: 'signature-2' });
  expect(await finish(answers)).toMatchObject({ ok: true });
  // The engine looks again after the library: one that sees no good signature ends the matter.
  const strict = { ...portableEngine, verifyPss: () => false };
  expect(await finish(answers, strict)).toMatchObject({ code: 'signature-1' });
});

test('both engines refuse secrets of another length and keys that are no points', () => {
  const node = createNodeEngine();
  expect(() => node.ed25519Public(new Uint8Array(31))).toThrow();
  const signature = node.ed25519Sign(seeded('ai'), utf8('m'));
  let foreign = 0;
  for (let at = 0; at < 64; at += 1) {
    const key = seeded(`no point ${String(at)}`);
    expect(node.ed25519Verify(key, utf8('m'), signature)).toBe(false);
    expect(portableEngine.ed25519Verify(key, utf8('m'), signature)).toBe(false);
    foreign += 1;
  }
  expect(foreign).toBe(64);
});

test('a round without comments seals, opens and counts, and takes no comment', () => {
  const silent = createTestRound({ name: 'lặng', change: (manifest) => ({ ...manifest, commentBytes: 0 }) });
  const cast = names.map((name) => testBallot(silent, name, plainAnswers(silent, 2)));
  const { box } = closeTestRound(silent, [cast]);
  const opened = mustAccept(openBox(silent.engine, box, testShares(silent, box, [1, 2])));
  expect(opened.result.tally.total.valid).toBe(5);
  expect(opened.comments).toEqual([[], []]);
  const spoken = { credential: testCredential(silent, 'an'), answers: plainAnswers(silent, 2, 'Một ý') };
  const input = { round: silent.round, ...spoken, secret: seeded('secret') };
  expect(sealBallot(silent.engine, input)).toMatchObject({ code: 'answers' });
});

test('a challenged ballot whose comment slot is malformed shows its marks and no comment', () => {
  const secret = seeded('thách');
  const ratings = mustAccept(encodeRatings(round.manifest, plainAnswers(fixture, 3)));
  const comments = new Uint8Array(2 * round.manifest.commentBytes).fill(255);
  const ballot = sealRawBodies(fixture, testCredential(fixture, 'thách'), { secret, ratings, comments });
  const shown = mustAccept(openChallenge(engine, round, { unsigned: ballot.subarray(0, -64), secret }));
  expect(shown).toEqual(plainAnswers(fixture, 3));
});

test('V7: a ballot on the log that does not parse is found', () => {
  const leaves = good.input.leaves.map((leaf, at) =>
    at === 5 ? leaf.map((byte, place) => (place === 10 ? byte ^ 1 : byte)) : leaf,
  );
  expect(failed(fixture, { ...good.input, leaves })).toContain('V7 leaf 5: round');
});

test('V11: a revoked key that CLOSE names and that has a ballot nevertheless is found', () => {
  const voterKey = engine.ed25519Public(testCredential(fixture, 'chi').seed);
  const closedAt = 4 + ballots.length;
  const before = good.input.leaves.slice(0, closedAt);
  const body = {
    type: 'CLOSE' as const,
    roundId: toHex(round.id),
    ballots: ballots.length,
    size: closedAt,
    root: toHex(logOf(before.map(leafHash)).root()),
    revokedHash: toHex(revokedHash([voterKey])),
  };
  const leaves = [...before, testControl(fixture, body, [1]), ...good.input.leaves.slice(closedAt + 1)];
  const heads = [...good.input.heads.slice(0, 1), testHead(fixture, leaves.slice(0, closedAt + 1), 1)];
  const input = { ...good.input, leaves, heads: [...heads, testHead(fixture, leaves, 2)] };
  const [problem] = failed(fixture, { ...input, revoked: encodeRevoked([voterKey]) });
  expect(problem).toMatch(/^V11 leaf \d+ has a revoked voter key$/);
});

test('a round of slips alone has its own equations in a bundle', () => {
  const slips = createTestRound({ name: 'phiếu rút', channels: ['slip'] });
  const drawn = { group: 1, channel: 'slip' } as const;
  const cast = names.map((name) => testBallot(slips, name, plainAnswers(slips, 1), drawn));
  const { input } = testBundle(slips, [cast]);
  const slip = { printed: 5, drawn: 5, leftoverRevoked: 0, replaced: 0, issued: 5, collected: 5 };
  const counts = { ...input.counts, online: null, slip };
  expect(failed(slips, { ...input, counts })).toEqual([]);
  const left = { ...counts, slip: { ...slip, printed: 6, leftoverRevoked: 1 } };
  expect(failed(slips, { ...input, counts: left })).toEqual(['V12 0 keys are revoked, the counts say 1']);
});

test('a bundle is not written from leaves that are no control leaves', () => {
  for (const leaf of ['{', '5']) {
    const leaves = [...good.input.leaves, utf8(leaf)];
    expect(() => writeBundle({ ...good.input, leaves })).toThrow('not canonical JSON');
  }
});

test('an empty proof shows nothing of a tree whose size is no power of two', () => {
  const log = logOf(ballots.map(leafHash));
  const [from, to] = [
    { size: 3, root: log.root(3) },
    { size: 5, root: log.root(5) },
  ];
  expect(verifyConsistency(from, to, [])).toBe(false);
  expect(verifyConsistency(from, to, log.consistencyProof(3, 5))).toBe(true);
});

test('a text of the manifest that is too short or too long is refused', () => {
  for (const title of ['', 'x'.repeat(301)]) {
    expect(roundOf({ ...round.manifest, title }, engine)).toMatchObject({ code: 'shape' });
  }
});

test('a share bundle shorter than its header is refused', () => {
  const given = { station: fixture.auditor, bytes: new Uint8Array(10) };
  expect(openShareBundle(engine, good.box, given)).toMatchObject({ code: 'header' });
});

test('an archive whose size field is no text is no archive', () => {
  const bytes = writeTar([{ name: 'a', bytes: utf8('b') }]);
  bytes[124] = 0xff;
  expect(readTar(bytes)).toBeNull();
  expect(sameBytes(bytes, writeTar([]))).toBe(false);
});
