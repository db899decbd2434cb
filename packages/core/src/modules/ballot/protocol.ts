import { createHmac, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  canonical,
  boxOf,
  controlMessage,
  createDoor,
  encodeControl,
  encodeReceipt,
  escrowSpoolKey,
  fromHex,
  isAuthorized,
  leafHash,
  logOf,
  memberProofMessage,
  normalizeComment,
  parseBallot,
  parseManifest,
  readLog,
  resultHash,
  revokedHash,
  roundOf,
  signReceipt,
  signTreeHead,
  taggedHash,
  toHex,
  type Admitted,
  type Ballot,
  type Box,
  type BoxTally,
  type ControlBody,
  type ControlLeaf,
  type ControlSignature,
  type Door,
  type Manifest,
  type Member,
  type MerkleLog,
  type Round,
} from '@guong/ballot';
import {
  blindSign,
  createNodeEngine,
  createSpool,
  generateIssuerKey,
  loadIssuerKey,
  type Spool,
} from '@guong/ballot/node';
import type { Secrets } from '../../platform/index.ts';
import type { NewLeaf } from './box/box.schema.ts';

/** The one place where the house meets GBP-1: everything here says what the house needs, in the house's own types. */
const engine = createNodeEngine();

export type { ControlBody, ControlLeaf, ControlSignature, Door, Manifest, Round as ProtocolRound };
export type { Admitted as AdmittedBallot };
export type { Box as ClosedBox, BoxTally };
export { normalizeComment, resultHash, toHex };
export { reconcile, roundFingerprint, writeBundle } from '@guong/ballot';
export type { Equation, ReadLog, RoundCounts, Tally, TreeHead } from '@guong/ballot';

const rounds = new Map<string, Round>();

/** The round behind a manifest that was sealed; parsed once per process, because a manifest never changes. */
export function readRound(manifest: string): Round {
  const known = rounds.get(manifest);
  if (known) return known;
  const parsed = parseManifest(new TextEncoder().encode(manifest), engine);
  if (!parsed.ok) throw new Error(`a stored manifest does not parse: ${parsed.detail}`);
  if (rounds.size >= 64) rounds.clear();
  rounds.set(manifest, parsed.value);
  return parsed.value;
}

/** Makes the sealed form of a manifest: its canonical text and its name, or why it cannot be sealed. */
export function sealManifest(manifest: Manifest) {
  const round = roundOf(manifest, engine);
  if (!round.ok) return round;
  const text = new TextDecoder().decode(canonical(manifest));
  return { ok: true as const, value: { round: round.value, text, protocolId: toHex(round.value.id) } };
}

/** The door of a round: exact parse, issuer signatures, voter signature. */
export const doorOf = (round: Round): Door => createDoor(engine, round);

/** A ballot that the door admitted before, in its parts. */
export function parsedBallot(round: Round, bytes: Uint8Array): Ballot {
  const parsed = parseBallot(round, bytes);
  if (!parsed.ok) throw new Error(`a kept ballot does not parse: ${parsed.code}`);
  return parsed.value;
}

/** Whether the member signed his own two keys and his place in this round. */
export const memberProofHolds = (title: string, member: Member): boolean =>
  engine.ed25519Verify(fromHex(member.ed25519), memberProofMessage(title, member), fromHex(member.proof));

/** Whether a committee member signed this control leaf. */
export function controlSignatureHolds(round: Round, body: ControlBody, { by, signature }: ControlSignature): boolean {
  const member = round.manifest.committee[by - 1];
  return (
    member !== undefined && engine.ed25519Verify(fromHex(member.ed25519), controlMessage(body), fromHex(signature))
  );
}

/** Whether the signatures on a leaf are those that the protocol asks for. */
export const mayStand = (round: Round, leaf: ControlLeaf): boolean => isAuthorized(engine, round, leaf);

/** Bytes of a control leaf as they stand on the log. */
export const controlBytes = (leaf: ControlLeaf): Uint8Array => encodeControl(leaf);

/** A leaf whose bytes stand in the log itself. */
export const leafOf = (kind: 'manifest' | 'control', bytes: Uint8Array): NewLeaf => ({
  kind,
  hash: Buffer.from(leafHash(bytes)),
  body: Buffer.from(bytes),
});
/** A leaf of a ballot, whose bytes stand beside. */
export const leafOfBallot = (hash: Uint8Array): NewLeaf => ({ kind: 'ballot', hash: Buffer.from(hash), body: null });

/** The Merkle tree over leaf hashes (RFC 6962). */
export const treeOver = (hashes: Iterable<Uint8Array>): MerkleLog => logOf(hashes);

/** The seed of a round's log key: derived from a secret outside the database and the round's salt. */
export const logSeed = (secrets: Secrets, salt: Uint8Array): Uint8Array =>
  createHmac('sha256', secrets.derive('ballot/log')).update(salt).digest();
/** The public half, as the manifest carries it. */
export const logPublicKey = (seed: Uint8Array): string => toHex(engine.ed25519Public(seed));
/** Signs the state of the log. */
export const signHead = (seed: Uint8Array, state: Parameters<typeof signTreeHead>[2]) =>
  signTreeHead(engine, seed, state);
/** The 100 bytes that a voter keeps. */
export const receiptOf = (seed: Uint8Array, what: Parameters<typeof signReceipt>[2]): Uint8Array =>
  encodeReceipt(signReceipt(engine, seed, what));

/** A ballot out of the spool, with its hash and the epoch in which it came. */
export interface SpooledBallot {
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
  readonly epochNo: number;
}
/** The spool of a round as the box uses it. */
export interface RoundSpool {
  readonly slot: (voterKey: Uint8Array) => Uint8Array;
  readonly seal: (
    voterKey: Uint8Array,
    ballot: Uint8Array,
    epochNo: number,
  ) => { slot: Uint8Array; sealed: Uint8Array };
  /** Throws when a row does not open: the key is wrong or the row was changed. */
  readonly open: (row: { slot: Uint8Array; sealed: Uint8Array }) => SpooledBallot;
}
/** Makes the spool of a round from its key. */
export function spoolOf(round: Round, key: Uint8Array): RoundSpool {
  const spool: Spool = createSpool(engine, round.id, key);
  return {
    slot: spool.slot,
    seal: (voterKey, ballot, epoch) => spool.seal({ voterKey, ballot, epoch, nonce: randomBytes(12) }),
    open: (row) => {
      const opened = spool.open(row);
      if (!opened) throw new Error('a spool row does not open under the key of its round');
      return { hash: leafHash(opened.ballot), bytes: opened.ballot, epochNo: opened.epoch };
    },
  };
}

/** A new issuer key: public half for the manifest, private half to be wrapped at once. */
export async function newIssuerKey(bits: 2048 | 3072): Promise<{ spki: string; privateKey: Uint8Array }> {
  const { spki, pkcs8 } = await generateIssuerKey(bits);
  return { spki: toHex(spki), privateKey: pkcs8 };
}

/** Where an issuer key belongs; bound into its wrapping, so that a row cannot be moved. */
export interface IssuerPlace {
  readonly tenant_id: string;
  readonly round_id: string;
  readonly issuer_no: number;
  readonly group_no: number;
  readonly channel: string;
}
const placeText = (place: IssuerPlace): string =>
  [place.tenant_id, place.round_id, place.issuer_no, place.group_no, place.channel].join('/');

/** AES-256-GCM under a secret that stands outside the database: nonce (12), ciphertext, tag (16). */
export function wrapIssuerKey(secrets: Secrets, place: IssuerPlace, privateKey: Uint8Array): Uint8Array {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secrets.derive('ballot/issuer-key'), nonce);
  cipher.setAAD(Buffer.from(placeText(place)));
  return Buffer.concat([nonce, cipher.update(privateKey), cipher.final(), cipher.getAuthTag()]);
}
/** Opens what `wrapIssuerKey` made; throws when row, place or secret do not belong together. */
export function unwrapIssuerKey(secrets: Secrets, place: IssuerPlace, wrapped: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', secrets.derive('ballot/issuer-key'), wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(placeText(place))).setAuthTag(wrapped.subarray(-16));
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
}

/** What the roll keeps of a blinded value: enough to recognise a repeated request, nothing else. */
export const blindedHash = (blinded: string): string => toHex(taggedHash('gbp1/blinded', fromHex(blinded)));

/** Signs a blinded value (hex in, hex out); nothing when the value is not one that blinding gives. */
export function signBlinded(privateKey: Uint8Array, blinded: string): string | undefined {
  const key = loadIssuerKey(privateKey);
  if (!key.ok) throw new Error('a stored issuer key does not load');
  const signed = blindSign(key.value, fromHex(blinded));
  if (signed.ok) return toHex(signed.value);
  if (signed.code === 'fault') throw new Error('the signing computation went wrong; nothing was sent');
  return undefined;
}

/** The closed box behind all leaves of a round; nothing while CLOSE is not on the log. Throws on leaves that are no log. */
export function boxFrom(round: Round, leaves: readonly Uint8Array[]): Box | undefined {
  const log = readLog(engine, round, leaves);
  if (!log.ok) throw new Error(`the stored log does not read: ${log.code} ${log.detail}`);
  return boxOf(round, log.value) ?? undefined;
}

/** The spool key sealed t-of-n to the committee: it serves only a lost machine (rulings, 2). */
export const escrowOf = (round: Round, spoolKey: Uint8Array): Uint8Array =>
  escrowSpoolKey(engine, round, { spoolKey, seed: randomBytes(32) });

/** Nobody can return a credential yet, so the list that CLOSE names is empty. */
export const NOTHING_REVOKED: string = toHex(revokedHash([]));

/** All leaves of a round read strictly: ballots and control leaves. Throws on leaves that are no log. */
export function readWholeLog(round: Round, leaves: readonly Uint8Array[]): ReturnType<typeof logValue> {
  return logValue(readLog(engine, round, leaves));
}
function logValue(log: ReturnType<typeof readLog>) {
  if (!log.ok) throw new Error(`the stored log does not read: ${log.code} ${log.detail}`);
  return log.value;
}
