import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createTestRound,
  forgeBallot,
  mustAccept,
  plainAnswers,
  seeded,
  testBallot,
  testBundle,
  testControl,
  testCredential,
  testGuard,
  testHead,
} from '../testing/index.ts';
import type { BundleInput } from './bundle.ts';
import { readBundle, writeBundle } from './bundle.ts';
import { fromHex, toHex } from './bytes.ts';
import { canonical, parseCanonical } from './canonical-json.ts';
import type { CheckOptions } from './check-bundle.ts';
import { checkBundle } from './check-bundle.ts';
import type { RoundCounts } from './reconcile.ts';
import { notReturned, reconcile } from './reconcile.ts';
import type { ResultDocument } from './result-document.ts';
import { encodeRevoked } from './returned.ts';
import { readTar, writeTar } from './tar.ts';
import type { TreeHead } from './tree-head.ts';
import { roundFingerprint } from './words.ts';

const fixture = createTestRound();
const { engine, round } = fixture;
const roundId = toHex(round.id);
const names = ['an', 'bình', 'chi', 'dung', 'giang', 'hà'];
const ballots = names.map((name, at) => testBallot(fixture, name, plainAnswers(fixture, at % 5)));

function publish(_: unknown, result: ResultDocument): Uint8Array {
  return canonical(testGuard(result));
}

const headOf = (leaves: readonly Uint8Array[], epoch: number): TreeHead => testHead(fixture, leaves, epoch);
const bundleInput = (epochs: readonly (readonly Uint8Array[])[]): BundleInput => testBundle(fixture, epochs).input;

const good = bundleInput([ballots.slice(0, 4), ballots.slice(4)]);
const options: CheckOptions = {
  fingerprint: roundFingerprint(round.id).join(' '),
  keptHeads: good.heads.slice(0, 1),
  witnesses: 1,
  publish,
};

function failures(input: Partial<BundleInput>, change: Partial<CheckOptions> = {}): string[] {
  const findings = checkBundle(engine, writeBundle({ ...good, ...input }), { ...options, ...change });
  return findings.filter(({ state }) => state === 'failed').map(({ id }) => id);
}

/** For a log of its own, which extends no head that was kept of another. */
const alone = { keptHeads: [] };

test('another fingerprint, too few witnesses or a kept head of another log are found', () => {
  expect(failures({}, { fingerprint: 'ba bac bai bam ban bang banh bao' })).toEqual(['V2']);
  expect(failures({}, { witnesses: 2 })).toEqual(['V6']);
  const fork = headOf([...good.leaves.slice(0, 4), seeded('fork')], 0);
  expect(failures({}, { keptHeads: [fork] })).toEqual(['V5', 'V13']);
});

test('a truncated, reordered or replaced leaf fails on the root', () => {
  const swapped = [...good.leaves];
  [swapped[4], swapped[5]] = [good.leaves[5] ?? seeded(''), good.leaves[4] ?? seeded('')];
  expect(failures({ leaves: good.leaves.slice(0, -1) })).toContain('V5');
  expect(failures({ leaves: swapped })).toEqual(expect.arrayContaining(['V5', 'V13']));
  const replaced = good.leaves.map((leaf, at) =>
    at === 4 ? testBallot(fixture, 'kẻ lạ', plainAnswers(fixture, 1)) : leaf,
  );
  expect(failures({ leaves: replaced })).toContain('V5');
});

test('heads that are unsigned, fall, or share an epoch are found', () => {
  const [first, ...rest] = good.heads;
  if (first === undefined) throw new Error('no head');
  expect(failures({ heads: [{ ...first, signature: '00'.repeat(64) }, ...rest] })).toEqual(['V6']);
  expect(failures({ heads: [...rest.slice(0, -1), first, ...rest.slice(-1)] })).toContain('V5');
  const sameEpoch = headOf(good.leaves.slice(0, 8), 1);
  expect(failures({ heads: [sameEpoch, ...rest] })).toContain('V13');
});

test('stuffing with one issuer key or a foreign voter signature is found by the public', () => {
  const credential = testCredential(fixture, 'nhồi phiếu');
  const other = testCredential(fixture, 'khác');
  const from = testBallot(fixture, 'nhồi phiếu', plainAnswers(fixture, 1));
  const [first = other.signatures[0], second] = [other.signatures[0], credential.signatures[1]];
  if (first === undefined || second === undefined) throw new Error('two issuers');
  const signatures = [first, second];
  const stuffed = forgeBallot(fixture, credential, { from, change: () => ({ signatures }) });
  expect(failures(bundleInput([[...ballots, stuffed]]), alone)).toEqual(['V8']);
  const unsigned = from.map((byte, at) => (at === from.length - 1 ? byte ^ 1 : byte));
  expect(failures(bundleInput([[...ballots, unsigned]]), alone)).toEqual(['V9']);
});

test('stuffing by both issuers beyond the roll breaks the counts', () => {
  const extra = bundleInput([[...ballots, testBallot(fixture, 'thừa', plainAnswers(fixture, 1))]]);
  const online = { issued: 6, voided: 0, collected: 7, blindedRows: 6 };
  expect(failures({ ...extra, counts: { ...extra.counts, online } }, alone)).toEqual(['V12']);
});

test('one voter key on two ballots is found', () => {
  const again = testBallot(fixture, 'an', plainAnswers(fixture, 4, 'khác'));
  expect(failures(bundleInput([[...ballots, again]]), alone)).toEqual(['V10', 'V12']);
});

test('ballots that keep an order of arrival are found', () => {
  const sorted = good.leaves.slice(4, 8);
  const leaves = [...good.leaves.slice(0, 4), ...sorted.toReversed(), ...good.leaves.slice(8)];
  expect(failures({ leaves })).toContain('V13');
});

test('a revoked voter key on a ballot, and a list that CLOSE does not name, are found', () => {
  const voterKey = engine.ed25519Public(testCredential(fixture, 'an').seed);
  expect(failures({ revoked: encodeRevoked([voterKey]) })).toEqual(['V11', 'V12']);
  expect(failures({ revoked: new Uint8Array(31) })).toEqual(['V11']);
});

function numbersOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersOf(inner, [...path, name]));
}

function changed(value: unknown, path: readonly string[], by: number): unknown {
  if (typeof value === 'number') return value + by;
  const [name = '', ...rest] = path;
  const record = value as Record<string, unknown>;
  return { ...record, [name]: changed(record[name], rest, by) };
}

test('changing any single count of a bundle by one fails on the equations', () => {
  const paths = numbersOf(good.counts);
  for (const path of paths) {
    const counts = changed(good.counts, path, 1) as RoundCounts;
    expect(failures({ counts }), path.join('.')).toEqual(['V12']);
  }
  console.log(`${paths.length} counts changed one by one, ${paths.length} found`);
});

test('a result, recount or publication that differs is found', () => {
  const other = bundleInput([[...ballots, testBallot(fixture, 'thừa', plainAnswers(fixture, 1))]]);
  expect(failures({ audit: other.audit })).toEqual(['V15']);
  expect(failures({ publication: { valid: 7 } })).toEqual(['V17']);
  const forged = testControl(fixture, { type: 'RESULT', roundId, resultHash: '00'.repeat(32) }, [1, 2]);
  const leaves = [...good.leaves.slice(0, -1), forged];
  expect(failures({ leaves, heads: [...good.heads.slice(0, -1), headOf(leaves, good.heads.length - 1)] })).toEqual([
    'V15',
  ]);
});

test('a result signed by fewer than t members is no result', () => {
  const resultHash = '00'.repeat(32);
  const leaves = [...good.leaves.slice(0, -1), testControl(fixture, { type: 'RESULT', roundId, resultHash }, [1])];
  expect(failures({ leaves, heads: [...good.heads.slice(0, -1), headOf(leaves, good.heads.length - 1)] })).toEqual([
    'V4',
  ]);
});

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

test('two hundred bundles with one changed bit: none passes', () => {
  const bytes = writeBundle(good);
  const step = Math.floor(bytes.length / 200);
  const passed: number[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    const findings = checkBundle(engine, flipped(bytes, at, at % 8), options);
    if (findings.every(({ state }) => state !== 'failed')) passed.push(at);
  }
  expect(passed).toEqual([]);
});

test('changes inside the files, with right sums, are found too', () => {
  const entries = mustAccept(readBundleEntries());
  let tried = 0;
  for (const [place, entry] of entries.entries()) {
    for (let at = 0; at < entry.bytes.length; at += Math.max(1, Math.floor(entry.bytes.length / 5))) {
      const bytes = flipped(entry.bytes, at, tried % 7);
      const files = entries.map((other, index) => (index === place ? { ...other, bytes } : other));
      const findings = checkBundle(engine, rewrite(files), options);
      expect(
        findings.some(({ state }) => state === 'failed'),
        `${entry.name} at ${at}`,
      ).toBe(true);
      tried += 1;
    }
  }
  console.log(`${tried} changes under right sums, ${tried} found`);
});

function readBundleEntries() {
  const entries = readTar(writeBundle(good));
  return entries === null
    ? { ok: false as const, code: 'tar', detail: '' }
    : { ok: true as const, value: entries.slice(0, -1) };
}

function rewrite(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const lines = files.map(({ name, bytes }) => `${toHex(sha256Of(bytes))}  ${name}\n`).join('');
  return writeTar([...files, { name: 'SHA256SUMS', bytes: Buffer.from(lines) }]);
}

function sha256Of(bytes: Uint8Array): Uint8Array {
  return fromHex(createHash('sha256').update(bytes).digest('hex'));
}

test('an archive with other names, sums or bytes is no bundle', () => {
  const entries = readTar(writeBundle(good)) ?? [];
  const renamed = entries.map((entry, at) => (at === 0 ? { ...entry, name: 'other.json' } : entry));
  expect(readBundle(writeTar(renamed))).toMatchObject({ code: 'names' });
  expect(readBundle(writeTar(entries.toReversed()))).toMatchObject({ code: 'names' });
  const content = entries.map((entry, at) => (at === 6 ? { ...entry, bytes: canonical({}) } : entry));
  expect(readBundle(writeTar(content))).toMatchObject({ code: 'sums' });
  for (const bytes of [new Uint8Array(0), new Uint8Array(600).fill(65), writeBundle(good).subarray(0, 5000)]) {
    expect(readBundle(bytes)).toMatchObject({ ok: false });
  }
  const [invalid] = checkBundle(engine, new Uint8Array(10), options);
  expect(invalid).toMatchObject({ id: 'V1', state: 'failed' });
});

/** The good bundle with one file replaced, under right sums. */
function withFile(name: string, bytes: Uint8Array): string[] {
  const files = mustAccept(readBundleEntries()).map((entry) => (entry.name === name ? { name, bytes } : entry));
  const findings = checkBundle(engine, rewrite(files), options);
  return findings.filter(({ state }) => state === 'failed').map(({ id, detail }) => `${id} ${detail}`);
}

test.each<[string, string, unknown, string]>([
  ['counts that are no counts', 'counts.json', { roll: 1 }, 'V12 counts.json: counts.notIssued'],
  ['a reason that is no count', 'counts.json', { ...good.counts, invalid: { marks: -1 } }, 'V12 counts.json'],
  ['reasons that are a list', 'counts.json', { ...good.counts, invalid: [] }, 'V12 counts.json'],
  ['counts in the place of a list', 'counts.json', [], 'V12 counts.json: counts: not an object'],
  ['another issuance', 'issuance.json', [], 'V12 issuance.json is not'],
  ['another signed result', 'result.sig.json', {}, 'V14'],
  ['a manifest that is none', 'manifest.json', {}, 'V2'],
])('%s is found and named', (_, name, value, problem) => {
  expect(withFile(name, canonical(value))[0]).toContain(problem);
});

test('lines that are no lines, ballots cut short and places out of order are found', () => {
  const line = (at: number): string => `{"at":${at},"leaf":{}}\n`;
  for (const text of ['{}', '{}\n', line(1).trim(), line(999), line(2) + line(1), line(1) + line(1), '\xff']) {
    expect(withFile('control.jsonl', Buffer.from(text, 'latin1'))[0]).toContain('V5 leaves or heads are malformed');
  }
  expect(withFile('sth.jsonl', new Uint8Array(0))[0]).toContain('V5');
  expect(withFile('leaves.bin', new Uint8Array(7))[0]).toContain('V5');
});

test('a round without RESULT or CLOSE is told apart from a broken one', () => {
  const untilClose = good.leaves.slice(0, 11);
  const states = (leaves: readonly Uint8Array[]) => {
    const bundle = writeBundle({ ...good, audit: null, leaves, heads: [headOf(leaves, 5)] });
    const findings = checkBundle(engine, bundle, { ...options, keptHeads: [] });
    return Object.fromEntries(findings.map(({ id, state }) => [id, state]));
  };
  expect(states(untilClose)).toMatchObject({ V4: 'ok', V11: 'ok', V14: 'not-run', V15: 'not-run' });
  expect(states(untilClose.slice(0, 10))).toMatchObject({ V4: 'failed', V11: 'not-run', V14: 'not-run' });
  expect(states(good.leaves.slice(0, 2))).toMatchObject({ V4: 'failed', V7: 'ok', V12: 'failed' });
});

test('slips and paper have their own equations, and each number in them matters', () => {
  const counts: RoundCounts = {
    roll: 100,
    notIssued: 5,
    online: { issued: 50, voided: 2, collected: 40, blindedRows: 50 },
    slip: { printed: 33, drawn: 31, leftoverRevoked: 2, replaced: 1, issued: 30, collected: 30 },
    paper: { issued: 17, collected: 16 },
    collected: 86,
    valid: 80,
    invalid: { sealing: 1, ratings: 0, marks: 2, torn: 3 },
    log: { size: 77, ballots: 70, controlLeaves: 6, distinctVoterKeys: 70 },
  };
  expect(reconcile(counts).filter(({ holds }) => !holds)).toEqual([]);
  expect(notReturned(counts)).toEqual({ online: 8, slip: 0, paper: 1 });
  expect(notReturned({ ...counts, online: null, slip: null, paper: null })).toEqual({ online: 0, slip: 0, paper: 0 });
  // What is not returned is derived, so a change of paper ballots shows in R6, of issued ones in R1.
  for (const path of numbersOf(counts)) {
    const broken = reconcile(changed(counts, path, 100) as RoundCounts).filter(({ holds }) => !holds);
    expect(broken.length, path.join('.')).toBeGreaterThan(0);
  }
  const item = { id: 'a', levels: [40, 30], blank: 9 };
  const [last] = reconcile(counts, [{ id: 's', items: [item] }]).slice(-1);
  expect(last).toMatchObject({ id: 'R8 s/a', left: 79, right: 80, holds: false });
  expect(mustAccept(parseCanonical(canonical(counts)))).toEqual(counts);
});
