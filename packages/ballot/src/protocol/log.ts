import { sha256 } from '@noble/hashes/sha2.js';
import { concat, sameBytes } from './bytes.ts';

/** RFC 6962 section 2.1 (RFC 9162 section 2.1): an append-only Merkle tree, kept as one flat byte array per level. */
const HASH = 32;
const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** Hash of a leaf: SHA-256(0x00 || leaf). For a ballot this is also the hash that its receipt names. */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return sha256(concat(LEAF_PREFIX, leaf));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(NODE_PREFIX, left, right));
}

interface Level {
  bytes: Uint8Array;
  count: number;
}

/** A tree that grows. `size` leaves were appended; `append` takes leaf hashes, not leaves. */
export interface MerkleLog {
  readonly size: () => number;
  readonly append: (hash: Uint8Array) => void;
  /** Root over the first `size` leaves (all when left out). */
  readonly root: (size?: number) => Uint8Array;
  /** Hashes that lead from leaf `index` to the root over `size` leaves (RFC 6962 section 2.1.1). */
  readonly inclusionProof: (index: number, size: number) => Uint8Array[];
  /** Hashes that show that the tree of `from` leaves is a prefix of the tree of `to` (RFC 6962 section 2.1.2). */
  readonly consistencyProof: (from: number, to: number) => Uint8Array[];
}

function push(level: Level, hash: Uint8Array): void {
  if ((level.count + 1) * HASH > level.bytes.length) {
    const grown = new Uint8Array(Math.max(1024, level.bytes.length * 2));
    grown.set(level.bytes);
    level.bytes = grown;
  }
  level.bytes.set(hash, level.count * HASH);
  level.count += 1;
}

function at(level: Level, index: number): Uint8Array {
  return level.bytes.slice(index * HASH, (index + 1) * HASH);
}

/** Largest power of two below `size`. */
function splitPoint(size: number): number {
  let point = 1;
  while (point * 2 < size) point *= 2;
  return point;
}

function appendTo(levels: Level[], hash: Uint8Array): void {
  let node = hash;
  for (let height = 0; ; height += 1) {
    const level = levels[height] ?? { bytes: new Uint8Array(0), count: 0 };
    levels[height] = level;
    push(level, node);
    if (level.count % 2 === 1) return;
    node = nodeHash(at(level, level.count - 2), at(level, level.count - 1));
  }
}

function rangeRoot(levels: readonly Level[], start: number, size: number): Uint8Array {
  const height = Math.log2(size);
  const level = levels[height];
  if (Number.isInteger(height) && level !== undefined) return at(level, start / size);
  const left = splitPoint(size);
  return nodeHash(rangeRoot(levels, start, left), rangeRoot(levels, start + left, size - left));
}

interface Range {
  readonly start: number;
  readonly size: number;
}

function pathTo(levels: readonly Level[], index: number, range: Range): Uint8Array[] {
  if (range.size === 1) return [];
  const left = splitPoint(range.size);
  const right = { start: range.start + left, size: range.size - left };
  if (index < right.start) {
    return [...pathTo(levels, index, { start: range.start, size: left }), rangeRoot(levels, right.start, right.size)];
  }
  return [...pathTo(levels, index, right), rangeRoot(levels, range.start, left)];
}

function subProof(levels: readonly Level[], from: number, walk: Range & { readonly whole: boolean }): Uint8Array[] {
  if (from === walk.size) return walk.whole ? [] : [rangeRoot(levels, walk.start, walk.size)];
  const left = splitPoint(walk.size);
  if (from <= left) {
    const rest = rangeRoot(levels, walk.start + left, walk.size - left);
    return [...subProof(levels, from, { start: walk.start, size: left, whole: walk.whole }), rest];
  }
  const right = { start: walk.start + left, size: walk.size - left, whole: false };
  return [...subProof(levels, from - left, right), rangeRoot(levels, walk.start, left)];
}

/** Makes an empty tree. Its root is SHA-256 of nothing. */
export function createLog(): MerkleLog {
  const levels: Level[] = [];
  const size = () => levels[0]?.count ?? 0;
  return {
    size,
    append: (hash) => appendTo(levels, hash),
    root: (of = size()) => (of === 0 ? sha256(new Uint8Array(0)) : rangeRoot(levels, 0, of)),
    inclusionProof: (index, of) => {
      if (index >= of || of > size()) throw new Error('no such leaf in this tree');
      return pathTo(levels, index, { start: 0, size: of });
    },
    consistencyProof: (from, to) => {
      if (from > to || to > size()) throw new Error('no such pair of trees');
      return from === 0 ? [] : subProof(levels, from, { start: 0, size: to, whole: true });
    },
  };
}

/** Makes a tree of leaf hashes. */
export function logOf(hashes: Iterable<Uint8Array>): MerkleLog {
  const log = createLog();
  for (const hash of hashes) log.append(hash);
  return log;
}

/** A tree as it is known from a signed head. */
export interface TreeState {
  readonly size: number;
  readonly root: Uint8Array;
}

type Side = 'left' | 'right';

/** On which side of the path each hash of a proof stands, or null when the proof has not the length it must have. */
function siblingSides(index: number, last: number, count: number): Side[] | null {
  const sides: Side[] = [];
  let [place, end] = [index, last];
  for (let step = 0; step < count; step += 1) {
    if (end === 0) return null;
    const side = place % 2 === 1 || place === end ? 'left' : 'right';
    const turn = side === 'left' ? 2 ** trailingZeros(place) : 1;
    [place, end] = [Math.floor(place / (2 * turn)), Math.floor(end / (2 * turn))];
    sides.push(side);
  }
  return end === 0 ? sides : null;
}

/** Levels without a sibling, which a proof skips: how often an even place can be halved before it turns odd. */
function trailingZeros(place: number): number {
  let zeros = 0;
  for (let rest = place; rest !== 0 && rest % 2 === 0; rest /= 2) zeros += 1;
  return zeros;
}

/** Checks an inclusion proof (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  leaf: { readonly index: number; readonly hash: Uint8Array },
  tree: TreeState,
  proof: readonly Uint8Array[],
): boolean {
  if (leaf.index >= tree.size) return false;
  const sides = siblingSides(leaf.index, tree.size - 1, proof.length);
  if (sides === null) return false;
  const root = proof.reduce(
    (hash, sibling, step) => (sides[step] === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling)),
    leaf.hash,
  );
  return sameBytes(root, tree.root);
}

/** Checks a consistency proof (RFC 9162 section 2.1.4.2). A tree of size zero is a prefix of every tree. */
export function verifyConsistency(from: TreeState, to: TreeState, proof: readonly Uint8Array[]): boolean {
  if (from.size > to.size) return false;
  if (from.size === 0) return proof.length === 0 && sameBytes(from.root, sha256(new Uint8Array(0)));
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
  const isPowerOfTwo = Number.isInteger(Math.log2(from.size));
  return climbBoth(from, to, isPowerOfTwo ? [from.root, ...proof] : proof);
}

function climbBoth(from: TreeState, to: TreeState, path: readonly Uint8Array[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let [place, end] = [from.size - 1, to.size - 1];
  while (place % 2 === 1) [place, end] = [Math.floor(place / 2), Math.floor(end / 2)];
  const sides = siblingSides(place, end, rest.length);
  if (sides === null) return false;
  let [older, newer] = [first, first];
  for (const [step, sibling] of rest.entries()) {
    const isLeft = sides[step] === 'left';
    if (isLeft) older = nodeHash(sibling, older);
    newer = isLeft ? nodeHash(sibling, newer) : nodeHash(newer, sibling);
  }
  return sameBytes(older, from.root) && sameBytes(newer, to.root);
}
