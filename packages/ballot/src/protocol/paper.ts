import { fromHex, toHex } from './bytes.ts';
import { canonical } from './canonical-json.ts';
import { decodeRatings } from './answers.ts';
import { frame } from './domain.ts';
import type { Engine } from './engine.ts';
import type { Round } from './manifest.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import type { Shape, Shaped } from './shape.ts';
import { hex, integer, list, matching, record } from './shape.ts';
import type { Tally } from './tally.ts';
import { tallyOf } from './tally.ts';
import type { MarksVerdict } from './verdict.ts';
import { sure } from './sure.ts';

const SHEETS = 10_000;
const reasonName = matching(/^[a-z-]{1,40}$/, 'a reason');

/** Invalid ballots by reason. */
export const reasonCounts: Shape<Readonly<Record<string, number>>> = (value, at) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('shape', `${at}: not an object`);
  }
  const count = integer(0, 100_000_000);
  for (const [name, given] of Object.entries(value)) {
    if (!reasonName(name, at).ok || !count(given, at).ok) return refuse('shape', `${at}.${name}: not a count`);
  }
  return accept({ ...value });
};

const entry = record({
  by: integer(1, 9),
  sheets: list(matching(/^(?:[0-9a-f]{2})+$/, 'marks in hexadecimal'), 0, SHEETS),
  invalid: reasonCounts,
});

/** One batch of paper ballots as a line of `paper.jsonl`: read in twice, by two members, and signed by both. */
export const paperBatchShape = record({
  batch: integer(1, SHEETS),
  of: integer(1, SHEETS),
  group: integer(1, 255),
  entries: list(entry, 2, 2),
  signatures: list(record({ by: integer(1, 9), signature: hex(64) }), 2, 2),
});

/** One batch of paper ballots. */
export type PaperBatch = Shaped<typeof paperBatchShape>;

/** What a member signs under a batch: the canonical JSON of the line without its signatures. */
export function paperMessage(round: Round, batch: Omit<PaperBatch, 'signatures'>): Uint8Array {
  const { batch: no, of, group, entries } = batch;
  return frame('gbp1/paper', round.id, canonical({ batch: no, of, group, entries }));
}

/** Paper ballots of a round, counted from the batches. */
export interface PaperCount {
  readonly collected: number;
  readonly valid: number;
  readonly invalid: Readonly<Record<string, number>>;
  /** Marks of all valid sheets; its `invalid` is zero, for paper has reasons of its own. */
  readonly marks: Tally;
}

function sameEntries({ entries }: PaperBatch): boolean {
  const [first, second] = [sure(entries[0]), sure(entries[1])];
  if (first.by >= second.by) return false;
  const [left, right] = [first, second].map(({ sheets, invalid }) => toHex(canonical({ sheets, invalid })));
  return left === right && first.sheets.every((sheet, at) => sheet >= (first.sheets[at - 1] ?? ''));
}

function isSigned(engine: Engine, round: Round, batch: PaperBatch): boolean {
  const message = paperMessage(round, batch);
  return batch.signatures.every(({ by, signature }, at) => {
    const member = round.manifest.committee[by - 1];
    const isOwn = by === batch.entries[at]?.by;
    return isOwn && member !== undefined && engine.ed25519Verify(fromHex(member.ed25519), message, fromHex(signature));
  });
}

/** Marks of each sheet of a batch, null where they are none of this round. */
function marksOf(round: Round, batch: PaperBatch): (MarksVerdict | null)[] {
  return sure(batch.entries[0]).sheets.map((sheet) => {
    const marks = decodeRatings(round.manifest, fromHex(sheet));
    return marks === null ? null : { verdict: 'valid', marks };
  });
}

function problemOf(engine: Engine, round: Round, batch: PaperBatch): string | null {
  if (!round.manifest.groups.some(({ id }) => id === batch.group)) return 'is of no group of the manifest';
  if (!sameEntries(batch)) return 'was not read in twice alike';
  if (!isSigned(engine, round, batch)) return 'is not signed by the two who read it in';
  return marksOf(round, batch).includes(null) ? 'has a sheet that is no sheet of this round' : null;
}

function addReasons(left: Readonly<Record<string, number>>, right: Readonly<Record<string, number>>) {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(names.map((name) => [name, (left[name] ?? 0) + (right[name] ?? 0)]));
}

/** Counts all batches of a round, or says what is wrong with the first that is not in order. */
export function countPaper(engine: Engine, round: Round, batches: readonly PaperBatch[]): Result<PaperCount, 'batch'> {
  for (const [at, batch] of batches.entries()) {
    const isNumbered = batch.batch === at + 1 && batch.of === batches.length;
    const problem = isNumbered ? problemOf(engine, round, batch) : 'is out of order, or one is missing';
    if (problem !== null) return refuse('batch', `batch ${String(at + 1)} ${problem}`);
  }
  const sheets = batches.flatMap((batch) => marksOf(round, batch)).filter((read) => read !== null);
  const marks = tallyOf(round.manifest, sheets);
  const reasons = batches.map(({ entries }) => sure(entries[0]).invalid);
  const invalid = reasons.reduce(addReasons, {});
  const spoiled = Object.values(invalid).reduce((total, count) => total + count, 0);
  return accept({ collected: marks.valid + spoiled, valid: marks.valid, invalid, marks });
}

/** Invalid ballots of box and paper together. */
export const allInvalid = addReasons;
