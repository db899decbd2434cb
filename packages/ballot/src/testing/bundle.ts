import { encodeAudit } from '../protocol/audit.ts';
import type { BundleInput } from '../protocol/bundle.ts';
import { toHex } from '../protocol/bytes.ts';
import { leafHash, logOf } from '../protocol/log.ts';
import type { Box } from '../protocol/read-log.ts';
import type { RoundCounts } from '../protocol/reconcile.ts';
import type { ResultDocument } from '../protocol/result-document.ts';
import type { OpenedBox } from '../protocol/station.ts';
import { openBox } from '../protocol/station.ts';
import type { TreeHead } from '../protocol/tree-head.ts';
import { cosignTreeHead, signTreeHead } from '../protocol/tree-head.ts';
import type { TestRound } from './fixture.ts';
import { closeTestRound, testControl, testShares } from './fixture.ts';
import { mustAccept } from './must-accept.ts';

/** A head over these leaves, signed by the fixture's log and cosigned by its one witness. */
export function testHead(test: TestRound, leaves: readonly Uint8Array[], epoch: number): TreeHead {
  const { engine, round } = test;
  const root = logOf(leaves.map(leafHash)).root();
  const head = signTreeHead(engine, test.logSeed, { round, size: leaves.length, root, epoch });
  const signature = cosignTreeHead(engine, test.witnessSeed, { round, head });
  return { ...head, cosignatures: [{ witness: 0, signature }] };
}

/** What the fixtures publish in the place of the guard's tables. */
export const testGuard = (result: ResultDocument): unknown => ({ valid: result.tally.total.valid });

function countsOf(leaves: readonly Uint8Array[], result: ResultDocument, distinct: number): RoundCounts {
  const { total } = result.tally;
  return {
    roll: 20,
    notIssued: 20 - total.collected,
    online: { issued: total.collected, voided: 0, collected: total.collected, blindedRows: total.collected },
    slip: null,
    paper: null,
    collected: total.collected,
    valid: total.valid,
    invalid: total.invalid,
    log: {
      size: leaves.length,
      ballots: total.collected,
      controlLeaves: leaves.length - 1 - total.collected,
      distinctVoterKeys: distinct,
    },
  };
}

/** A finished round as a bundle's input, with what only the counting room saw. */
export interface TestBundle {
  readonly input: BundleInput;
  readonly box: Box;
  readonly opened: OpenedBox;
}

/** What a played bundle is asked to be beside its ballots. */
export interface TestBundleOptions {
  /** Changes what the station says it found, before the result is signed. */
  readonly lie?: (opened: OpenedBox, box: Box) => OpenedBox;
  /** Paper ballots handed out, where the round uses paper. */
  readonly onPaper?: number;
}

/**
 * Plays a fixture round to its signed result: ballots on the log in epochs, opened by members 1 and 3.
 */
export function testBundle(
  test: TestRound,
  epochs: readonly (readonly Uint8Array[])[],
  { lie = (opened) => opened, onPaper = 0 }: TestBundleOptions = {},
): TestBundle {
  const roundId = toHex(test.round.id);
  const closed = closeTestRound(test, epochs, onPaper);
  const { box } = closed;
  const opened = lie(mustAccept(openBox(test.engine, box, testShares(test, box, [1, 3]))), box);
  const resultHash = toHex(opened.result.hash);
  const leaves = [
    ...closed.leaves,
    testControl(test, { type: 'KEYS-DESTROYED', roundId }, []),
    testControl(test, { type: 'RESULT', roundId, resultHash }, [2, 3]),
  ];
  const counts = countsOf(leaves, opened.result, epochs.flat().length);
  const heads = [...closed.heads, testHead(test, leaves, closed.heads.length)];
  const publication = testGuard(opened.result);
  const audit = encodeAudit(box, opened);
  return { input: { leaves, heads, revoked: new Uint8Array(0), counts, publication, audit }, box, opened };
}
