import { concat, number, sameBytes, utf8 } from './bytes.ts';
import type { Box } from './read-log.ts';
import type { Reader } from './reader.ts';
import { reader } from './reader.ts';
import type { MemberShares } from './share-bundle.ts';
import { encodeShare } from './share-bundle.ts';
import { sure } from './sure.ts';

const MAGIC = utf8('GOF1');
const HEADER_LENGTH = 73;
const ENTRY_LENGTH = 33;
const SIGNATURE_LENGTH = 64;

function headerOf(box: Box, members: number): Uint8Array {
  return concat(MAGIC, box.round.id, box.root, number(box.ballots.length, 4), number(members, 1));
}

/**
 * The opening file: every opened share of every member present, with his signature. Whoever holds it can read all marks
 * and all comments of the box, so it never stands in a bundle; the committee keeps it for a check of the sealing (V16).
 */
export function encodeOpening(box: Box, members: readonly MemberShares[]): Uint8Array {
  const present = [...members].sort((left, right) => left.index - right.index);
  const parts = present.flatMap(({ index, shares, signature }) => {
    return [number(index, 1), ...shares.map(encodeShare), signature];
  });
  return concat(headerOf(box, present.length), ...parts);
}

function readMember(box: Box, fields: Reader): MemberShares | null {
  const index = sure(fields.take(1)[0]);
  const entries = box.ballots.map(() => fields.take(ENTRY_LENGTH));
  const shares = entries.map((entry) => (entry[0] === 1 ? entry.slice(1) : null));
  const isOneWay = entries.every((entry, at) => sameBytes(entry, encodeShare(shares[at] ?? null)));
  const signature = fields.take(SIGNATURE_LENGTH).slice();
  return isOneWay ? { index, shares, signature } : null;
}

/** Reads an opening file of this box strictly; null when it is none. Says nothing about the signatures. */
export function decodeOpening(box: Box, bytes: Uint8Array): MemberShares[] | null {
  const count = bytes[HEADER_LENGTH - 1] ?? 0;
  const width = 1 + ENTRY_LENGTH * box.ballots.length + SIGNATURE_LENGTH;
  if (bytes.length !== HEADER_LENGTH + count * width) return null;
  const fields = reader(bytes);
  if (!sameBytes(fields.take(HEADER_LENGTH), headerOf(box, count))) return null;
  const members = Array.from({ length: count }, () => readMember(box, fields));
  const known = members.filter((member) => member !== null);
  const inOrder = known.every(({ index }, at) => index > (known[at - 1]?.index ?? 0));
  return known.length === count && inOrder ? known : null;
}
