import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { concat, fromHex, toHex } from './bytes.ts';
import { createLog, leafHash, logOf, verifyConsistency, verifyInclusion } from './log.ts';

const sha = (...parts: Uint8Array[]): Uint8Array =>
  new Uint8Array(
    createHash('sha256')
      .update(concat(...parts))
      .digest(),
  );

/** Root by the definition of RFC 6962 section 2.1, recursion and all. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length <= 1) return hashes[0] ?? sha(new Uint8Array(0));
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const halves = [hashes.slice(0, split), hashes.slice(split)].map(rootByDefinition);
  return sha(Uint8Array.of(1), ...halves);
}

const CLASSIC = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const LEAVES = Array.from({ length: 64 }, (_, at) => leafHash(Uint8Array.of(at)));

test('the classic eight leaves of RFC 6962 implementations give the known root', () => {
  const log = logOf(CLASSIC.map((leaf) => leafHash(fromHex(leaf))));
  expect(toHex(log.root())).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  expect(toHex(createLog().root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('roots and all proofs up to 64 leaves agree with the definition', () => {
  const log = logOf(LEAVES);
  const roots = LEAVES.map((_, at) => rootByDefinition(LEAVES.slice(0, at + 1)));
  const tree = (size: number) => ({ size, root: roots[size - 1] ?? new Uint8Array(32) });
  let [inclusions, consistencies] = [0, 0];
  for (let size = 1; size <= 64; size += 1) {
    expect(log.root(size)).toEqual(tree(size).root);
    for (let index = 0; index < size; index += 1) {
      const leaf = { index, hash: LEAVES[index] ?? new Uint8Array(32) };
      const proof = log.inclusionProof(index, size);
      expect(verifyInclusion(leaf, tree(size), proof)).toBe(true);
      expect(verifyInclusion(leaf, tree(size), [...proof, leaf.hash])).toBe(false);
      expect(verifyInclusion({ ...leaf, hash: tree(size).root }, tree(size), proof)).toBe(size === 1);
      if (proof.length > 0) expect(verifyInclusion(leaf, tree(size), proof.slice(1))).toBe(false);
      inclusions += 1;
    }
    for (let from = 1; from <= size; from += 1) {
      const proof = log.consistencyProof(from, size);
      expect(verifyConsistency(tree(from), tree(size), proof)).toBe(true);
      expect(verifyConsistency({ size: from, root: new Uint8Array(32) }, tree(size), proof)).toBe(false);
      expect(verifyConsistency(tree(from), tree(size), [...proof, tree(from).root])).toBe(false);
      if (proof.length > 0) expect(verifyConsistency(tree(from), tree(size), proof.slice(0, -1))).toBe(false);
      consistencies += 1;
    }
  }
  console.log(`${inclusions} inclusion proofs and ${consistencies} consistency proofs, 0 differences`);
});

test('an inclusion proof is good for its own place only', () => {
  const log = logOf(LEAVES.slice(0, 20));
  const tree = { size: 20, root: log.root() };
  for (let index = 0; index < 20; index += 1) {
    const proof = log.inclusionProof(7, 20);
    const hash = LEAVES[7] ?? new Uint8Array(32);
    expect(verifyInclusion({ index, hash }, tree, proof)).toBe(index === 7);
  }
  expect(verifyInclusion({ index: 20, hash: LEAVES[19] ?? new Uint8Array(32) }, tree, [])).toBe(false);
});

test('an empty tree is a prefix of every tree, a larger one of none', () => {
  const empty = { size: 0, root: createLog().root() };
  const one = { size: 1, root: logOf(LEAVES.slice(0, 1)).root() };
  expect(verifyConsistency(empty, one, [])).toBe(true);
  expect(verifyConsistency({ ...empty, root: one.root }, one, [])).toBe(false);
  expect(verifyConsistency(one, empty, [])).toBe(false);
  expect(logOf(LEAVES).consistencyProof(0, 5)).toEqual([]);
});

test('asking for a proof that cannot exist is a bug', () => {
  const log = logOf(LEAVES.slice(0, 3));
  expect(() => log.inclusionProof(3, 3)).toThrow();
  expect(() => log.inclusionProof(0, 4)).toThrow();
  expect(() => log.consistencyProof(2, 4)).toThrow();
});
