import { expect, test } from 'vitest';
import { createTestRound, plainAnswers, testBallot, testBundle, testGuard } from '../testing/index.ts';
import type { BundleInput } from './bundle.ts';
import { writeBundle } from './bundle.ts';
import { toHex } from './bytes.ts';
import { canonical } from './canonical-json.ts';
import { checkBundle } from './check-bundle.ts';
import type { PaperBatch } from './paper.ts';
import { paperMessage } from './paper.ts';
import type { ResultDocument } from './result-document.ts';

const fixture = createTestRound({ name: 'giấy', channels: ['online', 'paper'] });
const { engine, round } = fixture;
const names = ['an', 'bình', 'chi', 'dung', 'giang'];
const ballots = names.map((name, at) => testBallot(fixture, name, plainAnswers(fixture, at % 5)));
const box = testBundle(fixture, [ballots], { onPaper: 6 }).input;

const sheet = (mark: number): string => `0${String(mark)}`.repeat(10);

type Unsigned = Omit<PaperBatch, 'signatures'>;

function signed(batch: Unsigned, by: readonly number[] = [1, 2]): PaperBatch {
  const signatures = by.map((index) => {
    const seed = fixture.members[index - 1]?.seed ?? new Uint8Array(32);
    return { by: index, signature: toHex(engine.ed25519Sign(seed, paperMessage(round, batch))) };
  });
  return { ...batch, signatures };
}

function readTwice(batch: number, sheets: readonly string[], invalid: Record<string, number> = {}): Unsigned {
  return { batch, of: 2, group: 1, entries: [1, 2].map((by) => ({ by, sheets, invalid })) };
}

const first = readTwice(1, [sheet(0), sheet(1), sheet(1)], { torn: 1 });
const second = readTwice(2, [sheet(4)]);
const paper = [signed(first), signed(second)];

const counts: BundleInput['counts'] = {
  ...box.counts,
  notIssued: box.counts.notIssued - 6,
  paper: { issued: 6, collected: 5 },
  collected: 10,
  valid: box.counts.valid + 4,
  invalid: { ...box.counts.invalid, torn: 1 },
};

const NOT_BROUGHT = ['V16', 'V19', 'V20'];

const problems = (input: Partial<BundleInput>): string[] =>
  checkBundle(engine, writeBundle({ ...box, counts, paper, ...input }), {
    fingerprint: null,
    keptHeads: [],
    witnesses: 0,
    publish: (_, result: ResultDocument) => canonical(testGuard(result)),
  })
    .filter(({ id, state }) => state !== 'ok' && !NOT_BROUGHT.includes(id))
    .map(({ id, detail }) => `${id} ${detail}`);

test('V18: paper that was read in twice alike, signed by both and adds up is good', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ audit: null }).filter((line) => line.startsWith('V18'))).toEqual([
    "V18 needs the auditors' bundle",
  ]);
});

const [left, right] = first.entries;
const other = { ...right, by: 2, sheets: [sheet(0), sheet(1), sheet(2)], invalid: { torn: 1 } };
const own = { by: 1, sheets: [], invalid: {}, ...left };

test.each<[string, readonly PaperBatch[] | undefined, string]>([
  [
    'one mark read differently',
    [signed({ ...first, entries: [own, other] }), signed(second)],
    '1 was not read in twice',
  ],
  [
    'one invalid sheet read differently',
    [signed({ ...first, entries: [own, { ...own, by: 2, invalid: {} }] }), signed(second)],
    '1 was not read in twice alike',
  ],
  ['one member twice', [signed({ ...first, entries: [own, own] }, [1, 1]), signed(second)], '1 was not read in twice'],
  [
    'sheets in an order of their own',
    [signed(readTwice(1, [sheet(1), sheet(0), sheet(1)], { torn: 1 })), signed(second)],
    '1 was not read in twice alike',
  ],
  ['a batch changed after signing', [{ ...signed(first), group: 2 }, signed(second)], '1 is of no group'],
  [
    'a signature of a third member',
    [signed(first, [1, 3]), signed(second)],
    '1 is not signed by the two who read it in',
  ],
  [
    'a signature on another batch',
    [{ ...first, signatures: signed(second).signatures }, signed(second)],
    '1 is not signed',
  ],
  ['a mark above its levels', [signed(first), signed(readTwice(2, [sheet(5)]))], '2 has a sheet that is no sheet'],
  ['a sheet of another length', [signed(first), signed(readTwice(2, ['01']))], '2 has a sheet that is no sheet'],
  ['a batch left out', [signed(first)], '1 is out of order, or one is missing'],
  ['batches out of order', [...paper].reverse(), '1 is out of order, or one is missing'],
])('V18: %s is found', (_, batches, problem) => {
  expect(problems({ paper: batches ?? [] })).toEqual([expect.stringContaining(`V18 batch ${problem}`)]);
});

test('V18: batches that do not add up to the counts, are no batches, or are missing are found', () => {
  const more = { ...counts, paper: { issued: 6, collected: 6 } };
  expect(problems({ counts: more }).filter((line) => line.startsWith('V18'))).toEqual([
    'V18 the batches hold 5 sheets, the counts say otherwise',
  ]);
  const nameless = [{ ...signed(first), entries: [own] }];
  expect(problems({ paper: nameless })).toEqual(['V18 paper.jsonl: not lines of batches']);
  const negative = [signed(readTwice(1, [], { torn: -1 }))];
  expect(problems({ paper: negative })).toEqual(['V18 paper.jsonl: not lines of batches']);
  const { paper: _, ...without } = { ...box, counts, paper };
  const findings = checkBundle(engine, writeBundle(without), {
    fingerprint: null,
    keptHeads: [],
    witnesses: 0,
    publish: null,
  });
  expect(findings.find(({ id }) => id === 'V18')).toMatchObject({ state: 'failed', detail: 'paper.jsonl is missing' });
});

test('V12: valid and invalid sheets of paper are counted with those of the box', () => {
  const more = (counted: Partial<BundleInput['counts']>) => problems({ counts: { ...counts, ...counted } });
  expect(more({ valid: counts.valid - 1, invalid: { ...counts.invalid, torn: 2 } })).toEqual([
    `V12 valid is ${String(counts.valid - 1)}, the recount says ${String(counts.valid)}`,
  ]);
  expect(more({ invalid: { ...counts.invalid, torn: 0, other: 1 } })).toEqual([
    'V12 the invalid ballots are not those of the recount',
  ]);
});

test('V18: paper in a round that uses none is found', () => {
  const online = createTestRound();
  const cast = names.map((name) => testBallot(online, name, plainAnswers(online, 1)));
  const input = testBundle(online, [cast]).input;
  const states = (change: Partial<BundleInput>) =>
    checkBundle(online.engine, writeBundle({ ...input, ...change }), {
      fingerprint: null,
      keptHeads: [],
      witnesses: 0,
      publish: null,
    }).find(({ id }) => id === 'V18')?.state;
  expect(states({})).toBe('ok');
  expect(states({ paper })).toBe('failed');
  expect(states({ counts: { ...input.counts, paper: { issued: 0, collected: 0 } } })).toBe('failed');
});
