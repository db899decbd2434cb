import { concat, number, sameBytes, utf8 } from './bytes.ts';
import type { CredentialChannel, IssuerSignature, Place } from './credential.ts';
import { CHANNEL_BYTE, channelOfByte } from './credential.ts';
import { frame } from './domain.ts';
import { isSoundEd25519 } from './key-shapes.ts';
import type { Manifest } from './manifest-shape.ts';
import type { Round } from './manifest.ts';
import { reader } from './reader.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';

/** First bytes of every ballot. */
export const BALLOT_MAGIC = utf8('GBP1');

/** Length of the head: magic, round, group, channel, voter key, two commitments. */
export const HEAD_LENGTH = 134;

/** Length of one sealed share: encapsulated key, 32 bytes of share, tag. */
export const SHARE_LENGTH = 80;

const TAG = 16;
const SIGNATURE = 64;

/** How many answers a ballot holds: one byte for each item of each subject. */
export function ratingsLength(manifest: Manifest): number {
  return manifest.subjects.reduce((total, subject) => total + subject.items.length, 0);
}

/** How many bytes the comments take: one slot for each subject. */
export function commentsLength(manifest: Manifest): number {
  return manifest.subjects.length * manifest.commentBytes;
}

/** The one length that every ballot of a round has, in bytes. */
export function ballotLength(manifest: Manifest): number {
  const credentials = manifest.issuers.length * (32 + manifest.rsaBits / 8);
  const bodies = ratingsLength(manifest) + commentsLength(manifest) + 2 * TAG;
  return HEAD_LENGTH + credentials + manifest.committee.length * SHARE_LENGTH + bodies + SIGNATURE;
}

/** The public part of a ballot that everything else is bound to. */
export interface BallotHead extends Place {
  readonly voterKey: Uint8Array;
  readonly commitRatings: Uint8Array;
  readonly commitComment: Uint8Array;
}

/** A ballot in its parts; all byte fields are views on the ballot's bytes. */
export interface Ballot {
  readonly head: BallotHead;
  readonly headBytes: Uint8Array;
  readonly signatures: readonly IssuerSignature[];
  /** Sealed share of each member in order, 80 bytes each: `enc` then ciphertext. */
  readonly shares: readonly Uint8Array[];
  readonly ratingsBody: Uint8Array;
  readonly commentBody: Uint8Array;
  readonly voterSignature: Uint8Array;
}

/** Bytes of a ballot's head. */
export function encodeHead(round: Round, head: BallotHead): Uint8Array {
  const place = concat(number(head.group, 1), number(CHANNEL_BYTE[head.channel], 1));
  return concat(BALLOT_MAGIC, round.id, place, head.voterKey, head.commitRatings, head.commitComment);
}

/** A ballot without the voter's signature. */
export function encodeUnsigned(ballot: Omit<Ballot, 'voterSignature' | 'head'>): Uint8Array {
  const credentials = ballot.signatures.flatMap((part) => [part.prefix, part.signature]);
  return concat(ballot.headBytes, ...credentials, ...ballot.shares, ballot.ratingsBody, ballot.commentBody);
}

/** What the voter's key signs: everything in front of the signature. */
export function castMessage(unsigned: Uint8Array): Uint8Array {
  return frame('gbp1/cast', unsigned);
}

/** Why bytes are no ballot of this round. */
export type ParseRefusal = 'length' | 'magic' | 'round' | 'group' | 'channel' | 'voter-key';

function placeOf(manifest: Manifest, group: number, channelByte: number): Result<Place, ParseRefusal> {
  if (!manifest.groups.some((known) => known.id === group)) return refuse('group', 'no such group');
  const channel: CredentialChannel | null = channelOfByte(channelByte);
  if (channel === null || !manifest.channels.includes(channel)) return refuse('channel', 'no such channel');
  return accept({ group, channel });
}

/** Reads a ballot strictly: exact length, this round, a group and channel of the manifest, a sound voter key. */
export function parseBallot(round: Round, bytes: Uint8Array): Result<Ballot, ParseRefusal> {
  const { manifest } = round;
  if (bytes.length !== ballotLength(manifest)) return refuse('length', 'not the length of this round');
  const fields = reader(bytes);
  if (!sameBytes(fields.take(4), BALLOT_MAGIC)) return refuse('magic', 'not a GBP-1 ballot');
  if (!sameBytes(fields.take(32), round.id)) return refuse('round', 'a ballot of another round');
  const [group = 0, channelByte = 0] = fields.take(2);
  const place = placeOf(manifest, group, channelByte);
  if (!place.ok) return place;
  const voterKey = fields.take(32);
  if (!isSoundEd25519(voterKey)) return refuse('voter-key', 'the voter key is not canonical or of low order');
  const head = { ...place.value, voterKey, commitRatings: fields.take(32), commitComment: fields.take(32) };
  const width = manifest.rsaBits / 8;
  return accept({
    head,
    headBytes: bytes.subarray(0, HEAD_LENGTH),
    signatures: manifest.issuers.map(() => ({ prefix: fields.take(32), signature: fields.take(width) })),
    shares: manifest.committee.map(() => fields.take(SHARE_LENGTH)),
    ratingsBody: fields.take(ratingsLength(manifest) + TAG),
    commentBody: fields.take(commentsLength(manifest) + TAG),
    voterSignature: fields.take(SIGNATURE),
  });
}
