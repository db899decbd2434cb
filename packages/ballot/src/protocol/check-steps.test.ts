import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { portableEngine } from '../client/index.ts';
import type { TestBundle } from '../testing/index.ts';
import {
  createTestRound,
  forgeBallot,
  plainAnswers,
  seeded,
  testBallot,
  testBundle,
  testCredential,
  testGuard,
  testHead,
  testShares,
} from '../testing/index.ts';
import type { BundleInput } from './bundle.ts';
import { writeBundle } from './bundle.ts';
import { canonical } from './canonical-json.ts';
import type { CheckOptions } from './check-bundle.ts';
import { checkBundle } from './check-bundle.ts';
import { leafHash } from './log.ts';
import { encodeOpening } from './opening-file.ts';
import type { Box } from './read-log.ts';
import { encodeReceipt, signReceipt } from './receipt.ts';
import { resultDocument } from './result-document.ts';
import type { ResultDocument } from './result-document.ts';
import { ratingsKey } from './seal.ts';
import type { OpenedBallot, OpenedBox } from './station.ts';
import { saltKeys } from './station.ts';
import { boxTally } from './tally.ts';
import { judgeRatings } from './verdict.ts';
import { sure } from './sure.ts';
import { roundFingerprint } from './words.ts';

const SCRIPT = Buffer.from('a script of the casting origin');
const fixture = createTestRound({
  change: (manifest) => ({
    ...manifest,
    clientBundleHashes: [createHash('sha256').update(SCRIPT).digest('hex')],
  }),
});
const { engine, round } = fixture;
const names = ['an', 'bình', 'chi', 'dung', 'giang', 'hà'];
const ballots = names.map((name, at) => testBallot(fixture, name, plainAnswers(fixture, at % 5)));
const good = testBundle(fixture, [ballots.slice(0, 4), ballots.slice(4)]);

const publish = (_: unknown, result: ResultDocument): Uint8Array => canonical(testGuard(result));

const receiptFor = (ballotHash: Uint8Array, epoch: number): Uint8Array =>
  encodeReceipt(signReceipt(engine, fixture.logSeed, { round, ballotHash, epoch }));

const openingOf = ({ box }: TestBundle): Uint8Array => encodeOpening(box, testShares(fixture, box, [3, 2]));

const receipts = ballots.map((bytes, at) => receiptFor(leafHash(bytes), at < 4 ? 0 : 1));
const options = {
  fingerprint: roundFingerprint(round.id).join(' '),
  keptHeads: good.input.heads.slice(0, 1),
  witnesses: 1,
  publish,
  opening: openingOf(good),
  receipts,
  scripts: [SCRIPT],
} satisfies CheckOptions;

function failures(input: Partial<BundleInput>, change: Partial<CheckOptions> = {}): string[] {
  const findings = checkBundle(engine, writeBundle({ ...good.input, ...input }), { ...options, ...change });
  return findings.filter(({ state }) => state === 'failed').map(({ id, detail }) => `${id} ${detail}`);
}

test('a whole round passes every check, in Node and with the portable engine', () => {
  const bytes = writeBundle(good.input);
  expect(writeBundle(good.input)).toEqual(bytes);
  for (const engineOf of [engine, portableEngine]) {
    const findings = checkBundle(engineOf, bytes, options);
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(findings).toHaveLength(20);
  }
});

test('what the public does not hold is left unrun, and the checks say so', () => {
  const findings = checkBundle(engine, writeBundle({ ...good.input, audit: null }), {
    fingerprint: null,
    keptHeads: [],
    witnesses: 0,
    publish: null,
  });
  expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
  const left = findings.filter(({ state }) => state === 'not-run').map(({ id }) => id);
  expect(left).toEqual(['V15', 'V16', 'V17', 'V19', 'V20']);
});

test('V13: two heads under one number, in the bundle or kept outside, are found', () => {
  const { leaves, heads } = good.input;
  const second = testHead(fixture, leaves.slice(0, 6), 0);
  expect(failures({}, { keptHeads: [second] })).toEqual(['V13 two heads bear the number 0']);
  const sibling = { ...second, size: good.input.heads[0]?.size ?? 0 };
  expect(failures({}, { keptHeads: [sibling] }).join()).toContain('V13 two heads bear the number 0');
  expect(failures({ heads: [second, ...heads] }).join()).toContain('V13 head 1 does not bear its number');
});

test('V13: a head that was signed and left out of the bundle is found, with or without a copy of it', () => {
  const { leaves, heads } = good.input;
  const [first, , ...later] = heads;
  if (first === undefined) throw new Error('no head');
  expect(failures({ heads: [first, ...later] }).join()).toContain('V13 head 1 does not bear its number');
  const cutOff = testHead(fixture, leaves, heads.length);
  const found = failures({}, { keptHeads: [cutOff] });
  expect(found).toEqual([`V13 the kept head of epoch ${String(heads.length)} is left out`]);
});

/** A station that calls ill-sealed ballots valid: it shows their true marks, and says nothing of the shares. */
function callValid(opened: OpenedBox, box: Box): OpenedBox {
  const lies = opened.ballots.map((ballot, at): OpenedBallot => {
    const logged = box.ballots[at];
    if (ballot.evidence.kind !== 'secret' || logged === undefined) return ballot;
    const key = ratingsKey(ballot.evidence.secret);
    const judged = judgeRatings(engine, round, { ballot: logged.ballot, key });
    return { ...ballot, judged, evidence: { kind: 'ratings-key', key } };
  });
  const tally = boxTally(round.manifest, lies);
  return { ...opened, ballots: lies, result: resultDocument(box, tally, saltKeys(lies)) };
}

function illSealed(name: string): Uint8Array {
  const from = testBallot(fixture, name, plainAnswers(fixture, 1));
  return forgeBallot(fixture, testCredential(fixture, name), {
    from,
    change: ({ shares }) => ({ shares: shares.map((share, at) => (at === 1 ? share.toReversed() : share)) }),
  });
}

test('V16: an ill-sealed ballot that station and voter together call valid is found, and by nothing else', () => {
  const lied = testBundle(fixture, [[...ballots, illSealed('thông đồng')]], { lie: callValid });
  const own = { keptHeads: [], receipts: [], opening: openingOf(lied) };
  expect(failures(lied.input, own)).toEqual(['V16 the shares give another result']);
});

test('V16: a recount package whose finding is not that of the shares is found', () => {
  const honest = testBundle(fixture, [[...ballots, illSealed('vụng')]]);
  const own = { keptHeads: [], receipts: [], opening: openingOf(honest) };
  expect(failures(honest.input, own)).toEqual([]);
  expect(failures({ ...honest.input, audit: null }, own)).toEqual([]);
  const audit = Uint8Array.from(honest.input.audit ?? []);
  const at = honest.box.ballots.findIndex((_, place) => audit[72 + 65 * place + 32] === 0);
  audit[72 + 65 * at + 32] = 4;
  const found = failures({ ...honest.input, audit }, own);
  expect(found.at(-1)).toBe(`V16 the recount package says something else of ballot ${String(at)}`);
});

test('V16: an opening file of another box, unsigned, misspelt, out of order or by too few is refused', () => {
  const file = options.opening;
  const member = 1 + 33 * ballots.length + 64;
  const flip = (at: number) => file.map((byte, place) => (place === at ? byte ^ 1 : byte));
  const expected: [Uint8Array, string][] = [
    [flip(5), 'not an opening file of this box'],
    [file.subarray(0, -1), 'not an opening file of this box'],
    [new Uint8Array(0), 'not an opening file of this box'],
    [flip(74), 'not an opening file of this box'],
    [flip(file.length - 1), 'unsigned-shares: member 3'],
    [flip(76), 'unsigned-shares: member 2'],
    [encodeOpening(good.box, testShares(fixture, good.box, [2])), 'too-few-members: 2 members are needed, 1 are here'],
  ];
  const swapped = Uint8Array.from(file);
  swapped.set(file.subarray(73 + member), 73);
  swapped.set(file.subarray(73, 73 + member), 73 + member);
  for (const [opening, problem] of [...expected, [swapped, 'not an opening file of this box']] as const) {
    expect(failures({}, { opening })).toEqual([`V16 ${problem}`]);
  }
});

test('V16 needs a RESULT to compare with', () => {
  const leaves = good.input.leaves.slice(0, -1);
  const heads = [...good.input.heads.slice(0, -1), testHead(fixture, leaves, good.input.heads.length - 1)];
  const findings = checkBundle(engine, writeBundle({ ...good.input, leaves, heads }), options);
  expect(findings.find(({ id }) => id === 'V16')).toMatchObject({ state: 'not-run', detail: 'there is no RESULT' });
});

test('V19: a signed receipt whose ballot is missing, late or of no epoch is found; an unsigned one proves nothing', () => {
  const omitted = leafHash(testBallot(fixture, 'bị bỏ', plainAnswers(fixture, 1)));
  const unsigned = receiptFor(omitted, 0).map((byte, at) => (at === 99 ? byte ^ 1 : byte));
  const late = leafHash(ballots[5] ?? seeded('none'));
  const cases: [Uint8Array, string][] = [
    [receiptFor(omitted, 0), 'is signed, and its ballot is not on the log: this proves an omission'],
    [receiptFor(late, 0), 'is signed, and its ballot stands later than promised'],
    [receiptFor(late, 77), 'names epoch 77, which no head ends'],
    [unsigned, 'is not signed by the log key'],
    [new Uint8Array(99), 'is not 100 bytes'],
  ];
  for (const [receipt, problem] of cases) {
    const found = failures({}, { receipts: [...receipts, receipt] });
    expect(found).toEqual([`V19 receipt ${String(receipts.length + 1)} ${problem}`]);
  }
});

test('V19: a receipt under a head whose root is not that of the leaves has no proof', () => {
  const [first, ...rest] = good.input.heads;
  if (first === undefined) throw new Error('no head');
  const { leaves } = good.input;
  const forked = testHead(fixture, [...leaves.slice(0, first.size - 1), seeded('fork')], 0);
  const cut = testHead(fixture, [...leaves, seeded('later')], 0);
  const receipt = sure(receipts[0]);
  const one = { keptHeads: [], receipts: [receipt] };
  const under = 'V19 receipt 1 has no proof of inclusion under the head of its epoch';
  expect(failures({ heads: [forked, ...rest] }, one)).toContain(under);
  expect(failures({ heads: [cut, ...rest] }, one).join()).toContain(
    'V19 receipt 1 is signed, and its ballot stands later',
  );
});

test('V20: a script that differs by one byte from those of the manifest is found', () => {
  const altered = SCRIPT.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
  expect(failures({}, { scripts: [SCRIPT, altered] })).toEqual(['V20 script 2 is none of the manifest']);
});
