import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromUtf8, sameBytes, toHex, utf8 } from './bytes.ts';
import { canonical, parseCanonical } from './canonical-json.ts';
import { ballotLength } from './envelope.ts';
import { isBallotLeaf } from './read-log.ts';
import type { PaperBatch } from './paper.ts';
import { reasonCounts } from './paper.ts';
import type { RoundCounts } from './reconcile.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import type { Round } from './manifest.ts';
import type { Shape } from './shape.ts';
import { integer, nullable, record } from './shape.ts';
import type { TarEntry } from './tar.ts';
import { readTar, writeTar } from './tar.ts';
import type { TreeHead } from './tree-head.ts';
import { treeHeadShape } from './tree-head.ts';
import { sure } from './sure.ts';

const PUBLIC_FILES = [
  'manifest.json',
  'leaves.bin',
  'control.jsonl',
  'sth.jsonl',
  'issuance.json',
  'revoked.bin',
  'counts.json',
  'publication.json',
  'result.sig.json',
] as const;

const SUMS = 'SHA256SUMS';

/** A file of a bundle. `audit.bin` and `paper.jsonl` are in the auditors' bundle only. */
export type BundleFile = (typeof PUBLIC_FILES)[number] | 'audit.bin' | 'paper.jsonl';

/** What a bundle is made of. */
export interface BundleInput {
  readonly leaves: readonly Uint8Array[];
  readonly heads: readonly TreeHead[];
  readonly revoked: Uint8Array;
  readonly counts: RoundCounts;
  /** What the disclosure guard lets the public see; any JSON value. */
  readonly publication: unknown;
  /** The recount package, for the auditors' bundle; null for the public's. */
  readonly audit: Uint8Array | null;
  /** Batches of paper ballots, for the auditors' bundle of a round that uses paper. */
  readonly paper?: readonly PaperBatch[];
}

function jsonLines(values: readonly unknown[]): Uint8Array {
  return concat(...values.flatMap((value) => [canonical(value), utf8('\n')]));
}

function sums(files: readonly TarEntry[]): Uint8Array {
  return utf8(files.map(({ name, bytes }) => `${toHex(sha256(bytes))}  ${name}\n`).join(''));
}

function controlsOf(leaves: readonly Uint8Array[]): { at: number; leaf: Record<string, unknown> }[] {
  return leaves.flatMap((leaf, at) => {
    if (at === 0 || isBallotLeaf(leaf)) return [];
    const json = parseCanonical(leaf);
    if (!json.ok || typeof json.value !== 'object') throw new Error('a control leaf is not canonical JSON');
    return [{ at, leaf: { ...json.value } }];
  });
}

/** Writes a bundle: a deterministic tar with everything a verifier needs. The same input gives the same bytes. */
export function writeBundle(input: BundleInput): Uint8Array {
  const { leaves, heads, revoked, counts, publication, audit, paper } = input;
  const controls = controlsOf(leaves);
  const leafOf = (type: string): Record<string, unknown> =>
    controls.find(({ leaf }) => leaf['type'] === type)?.leaf ?? {};
  const contents: Record<(typeof PUBLIC_FILES)[number], Uint8Array> = {
    'manifest.json': sure(leaves[0]),
    'leaves.bin': concat(...leaves.filter(isBallotLeaf)),
    'control.jsonl': jsonLines(controls),
    'sth.jsonl': jsonLines(heads),
    'issuance.json': canonical(leafOf('ISSUE-CLOSED')['issued'] ?? []),
    'revoked.bin': revoked,
    'counts.json': canonical(counts),
    'publication.json': canonical(publication),
    'result.sig.json': canonical(leafOf('RESULT')),
  };
  const files: TarEntry[] = PUBLIC_FILES.map((name) => ({ name, bytes: contents[name] }));
  if (audit !== null) files.push({ name: 'audit.bin', bytes: audit });
  if (audit !== null && paper !== undefined) files.push({ name: 'paper.jsonl', bytes: jsonLines(paper) });
  return writeTar([...files, { name: SUMS, bytes: sums(files) }]);
}

/** A bundle whose archive, names and sums are right. */
export interface Bundle {
  readonly file: (name: (typeof PUBLIC_FILES)[number]) => Uint8Array;
  readonly audit: Uint8Array | null;
  readonly paper: Uint8Array | null;
}

const EXTRA_FILES = [[], ['audit.bin'], ['audit.bin', 'paper.jsonl']] as const;

/** Reads a bundle's archive strictly: exactly the known files, in order, with right sums. */
export function readBundle(bytes: Uint8Array): Result<Bundle, 'archive' | 'names' | 'sums'> {
  const entries = readTar(bytes);
  if (entries === null) return refuse('archive', 'not an archive in its one form');
  const names = entries.map(({ name }) => name).join(' ');
  const isKnown = EXTRA_FILES.some((extra) => names === [...PUBLIC_FILES, ...extra, SUMS].join(' '));
  if (!isKnown) return refuse('names', 'not the files of a bundle, in order');
  const files = entries.slice(0, -1);
  const told = entries.slice(-1).map(({ bytes: sum }) => sum);
  if (!sameBytes(sums(files), concat(...told))) return refuse('sums', 'a file does not have its sum');
  const contents = new Map(files.map(({ name, bytes: content }) => [name, content]));
  const file: Bundle['file'] = (name) => sure(contents.get(name));
  return accept({ file, audit: contents.get('audit.bin') ?? null, paper: contents.get('paper.jsonl') ?? null });
}

/** Parses lines of canonical JSON of one shape; null when one is not. */
export function parseLines<T>(bytes: Uint8Array, shape: Shape<T>): T[] | null {
  const text = fromUtf8(bytes);
  if (text === null || (text !== '' && !text.endsWith('\n'))) return null;
  const values: T[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const json = parseCanonical(utf8(line));
    const shaped = json.ok ? shape(json.value, 'line') : json;
    if (!shaped.ok) return null;
    values.push(shaped.value);
  }
  return values;
}

const controlLine: Shape<{ at: number; leaf: unknown }> = record({
  at: integer(1, Number.MAX_SAFE_INTEGER),
  leaf: (value: unknown) => accept(value),
});

/** The heads of a bundle in order, or null when one is malformed. */
export function headsOf(bundle: Bundle): TreeHead[] | null {
  return parseLines(bundle.file('sth.jsonl'), treeHeadShape);
}

/** All leaves of a bundle in log order, or null when ballots and control leaves do not fit together. */
export function leavesOf(bundle: Bundle, round: Round): Uint8Array[] | null {
  const controls = parseLines(bundle.file('control.jsonl'), controlLine);
  const width = ballotLength(round.manifest);
  const box = bundle.file('leaves.bin');
  if (controls === null || box.length % width !== 0) return null;
  const total = 1 + controls.length + box.length / width;
  const placed = new Map(controls.map(({ at, leaf }) => [at, canonical(leaf)]));
  if (placed.size !== controls.length || controls.some(({ at }) => at >= total)) return null;
  const sorted = controls.every(({ at }, place) => at > (controls[place - 1]?.at ?? 0));
  if (!sorted) return null;
  let taken = 0;
  return Array.from({ length: total }, (_, at) => {
    if (at === 0) return bundle.file('manifest.json');
    const control = placed.get(at);
    if (control !== undefined) return control;
    taken += 1;
    return box.subarray((taken - 1) * width, taken * width);
  });
}

const count = integer(0, 100_000_000);

/** The shape of `counts.json`. */
export const countsShape: Shape<RoundCounts> = record({
  roll: count,
  notIssued: count,
  online: nullable(record({ issued: count, voided: count, collected: count, blindedRows: count })),
  slip: nullable(
    record({
      printed: count,
      drawn: count,
      leftoverRevoked: count,
      replaced: count,
      issued: count,
      collected: count,
    }),
  ),
  paper: nullable(record({ issued: count, collected: count })),
  collected: count,
  valid: count,
  invalid: reasonCounts,
  log: record({ size: count, ballots: count, controlLeaves: count, distinctVoterKeys: count }),
});

/** The counts of a bundle, read strictly. */
export function readCounts(bundle: Bundle): Result<RoundCounts> {
  const json = parseCanonical(bundle.file('counts.json'));
  return json.ok ? countsShape(json.value, 'counts') : json;
}
