import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryHash, GENESIS, type AuditEntry } from './audit.ts';
import { BEGINNING, endOf, walk, type ChainPoint, type ChainVerdict } from './verify-audit.ts';

const TENANT = '0b9f1c1e-6a55-4d0f-9c5e-1d8f6f5b7a01';
const LENGTH = 24;

/** An honest chain of `LENGTH` rows. */
function honest(): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let prev = GENESIS;
  for (let seq = 1; seq <= LENGTH; seq += 1) {
    const body = {
      tenant_id: TENANT,
      seq,
      at: new Date(Date.UTC(2026, 10, 22, 2, seq)),
      actor: `person-${String(seq % 5)}`,
      post: 'Chánh Văn phòng',
      rule: 'office prepares rounds',
      type: seq % 2 === 0 ? 'ballot.roll_frozen' : 'ballot.round_drafted',
      subject: `round-${String(seq)}`,
      data: `{"voters":${String(200 + seq)}}`,
      prev,
      reason: `nhập nhầm số ${String(seq)}`,
      change_set: '0193553a-5c00-7b21-8f3c-19ae44d07b21',
      changes: seq,
      changes_hash: 'ab'.repeat(32),
    };
    const hash = entryHash(body);
    entries.push({ ...body, hash });
    prev = hash;
  }
  return entries;
}
const CHAIN = honest();
const last = (entries: readonly AuditEntry[]): ChainPoint => ({
  seq: entries.length,
  hash: entries.at(-1)?.hash ?? GENESIS,
});
const HEAD = last(CHAIN);

/** What `verifyAudit` says when the table holds these rows: a table has no order but `seq`. */
function verdictOn(rows: readonly AuditEntry[], head: ChainPoint | undefined = HEAD, paper?: ChainPoint): ChainVerdict {
  const walked = walk(
    rows.toSorted((a, b) => a.seq - b.seq),
    BEGINNING,
    paper,
  );
  return 'holds' in walked ? walked : endOf(walked, head, paper?.seq ?? 0);
}
const rowAt = (index: number): AuditEntry => CHAIN[index] ?? never();
const never = (): never => {
  throw new Error('unreachable');
};
const anyIndex = fc.nat(LENGTH - 1);
const RUNS = { numRuns: 500 };
const names = (rows: readonly AuditEntry[], seq: number, problem?: string): void => {
  expect(verdictOn(rows)).toMatchObject({ holds: false, seq, ...(problem !== undefined && { problem }) });
};

test('an honest chain holds, and says how long it is', () => {
  expect(verdictOn(CHAIN)).toEqual({ holds: true, count: LENGTH, head: HEAD.hash });
  expect(endOf(BEGINNING, undefined, 0)).toEqual({ holds: true, count: 0, head: GENESIS });
});

test('10,000 single characters changed anywhere: every one is found at its row', () => {
  const texts = [
    ...(['tenant_id', 'actor', 'post', 'rule', 'type', 'subject', 'data', 'prev', 'hash'] as const),
    ...(['reason', 'change_set', 'changes_hash'] as const),
  ];
  const edit = fc.record({
    index: anyIndex,
    column: fc.constantFrom(...texts),
    at: fc.nat(),
    by: fc.integer({ min: 1, max: 93 }),
  });
  fc.assert(
    fc.property(edit, ({ index, column, at, by }) => {
      const row = rowAt(index);
      const text = row[column] ?? '';
      const place = at % text.length;
      const swapped = String.fromCharCode(33 + ((text.charCodeAt(place) - 33 + by) % 94));
      const edited = { ...row, [column]: text.slice(0, place) + swapped + text.slice(place + 1) };
      names(CHAIN.with(index, edited), row.seq, 'edited');
    }),
    { numRuns: 10_000 },
  );
  console.log('10,000 edits of one character, 10,000 found at their row');
});

test('500 deletions, re-datings, swaps, insertions, duplicates and truncations each name the first bad row', () => {
  fc.assert(
    fc.property(anyIndex, (index) => {
      names(CHAIN.toSpliced(index, 1), index + 1, index === LENGTH - 1 ? 'truncated' : 'missing_before');
    }),
    RUNS,
  );
  fc.assert(
    fc.property(anyIndex, fc.integer({ min: 1, max: 1e9 }), (index, ms) => {
      const row = rowAt(index);
      names(CHAIN.with(index, { ...row, at: new Date(row.at.getTime() - ms) }), row.seq, 'edited');
    }),
    RUNS,
  );
  fc.assert(
    fc.property(anyIndex, anyIndex, (one, two) => {
      fc.pre(one !== two);
      const [first, second] = [rowAt(Math.min(one, two)), rowAt(Math.max(one, two))];
      const moved = CHAIN.with(first.seq - 1, { ...second, seq: first.seq }).with(second.seq - 1, {
        ...first,
        seq: second.seq,
      });
      names(moved, first.seq, 'edited');
    }),
    RUNS,
  );
  fc.assert(
    fc.property(anyIndex, fc.constantFrom(-3, 0, LENGTH + 1, LENGTH + 2), (index, seq) => {
      const forged = { ...rowAt(index), seq, prev: HEAD.hash };
      const expected = seq === LENGTH + 2 ? LENGTH + 1 : seq;
      names([...CHAIN, { ...forged, hash: entryHash(forged) }], expected);
    }),
    RUNS,
  );
  fc.assert(
    fc.property(anyIndex, (index) => {
      names([...CHAIN, { ...rowAt(index), seq: LENGTH + 1 }], LENGTH + 1, 'edited');
    }),
    RUNS,
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LENGTH }), (cut) => {
      names(CHAIN.slice(0, LENGTH - cut), LENGTH - cut + 1, 'truncated');
    }),
    RUNS,
  );
  console.log('6 kinds of tampering, 500 rows each, 3,000 found at the first bad row');
});

test('a row rewritten with its own hash made to fit betrays itself at its neighbour', () => {
  fc.assert(
    fc.property(anyIndex, fc.string(), (index, data) => {
      const row = rowAt(index);
      fc.pre(data !== row.data);
      const forged = { ...row, data };
      const rows = CHAIN.with(index, { ...forged, hash: entryHash(forged) });
      names(rows, Math.min(row.seq + 1, LENGTH), index === LENGTH - 1 ? 'edited' : 'reordered');
    }),
    RUNS,
  );
});

test('a chain regrown from some row on, head and all, is found by any later checkpoint on paper and by nothing else', () => {
  fc.assert(
    fc.property(anyIndex, anyIndex, (from, printed) => {
      const regrown = CHAIN.slice(0, from);
      for (const row of CHAIN.slice(from)) {
        const forged = { ...row, actor: 'someone-else', prev: regrown.at(-1)?.hash ?? GENESIS };
        regrown.push({ ...forged, hash: entryHash(forged) });
      }
      const { seq, hash } = rowAt(printed);
      const paper = { seq, hash: hash.slice(0, 32) };
      expect(verdictOn(regrown, last(regrown)).holds).toBe(true);
      expect(verdictOn(regrown, last(regrown), paper).holds).toBe(printed < from);
    }),
    RUNS,
  );
});

test('a missing head, a head that lags or runs ahead, and an emptied chain are found', () => {
  const gone: ChainVerdict = { holds: false, seq: 1, problem: 'truncated' };
  const shown = [
    walkedWithout(CHAIN),
    verdictOn(CHAIN, { ...HEAD, seq: LENGTH - 1 }),
    verdictOn(CHAIN, { ...HEAD, seq: LENGTH + 1 }),
    verdictOn([], { seq: 3, hash: GENESIS }),
    endOf(BEGINNING, undefined, 3),
  ];
  expect(shown).toEqual([
    { holds: false, seq: LENGTH + 1, problem: 'truncated' },
    { holds: false, seq: LENGTH, problem: 'inserted' },
    { holds: false, seq: LENGTH + 1, problem: 'truncated' },
    gone,
    gone,
  ]);
});
const walkedWithout = (rows: readonly AuditEntry[]): ChainVerdict => {
  const walked = walk(rows, BEGINNING, undefined);
  return 'holds' in walked ? walked : endOf(walked, undefined, 0);
};
