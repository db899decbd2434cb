import { concat, utf8 } from '../protocol/bytes.ts';
import type { Credential, IssuerSignature, Place } from '../protocol/credential.ts';
import {
  CHANNEL_BYTE,
  channelOfByte,
  credentialMessage,
  firstBadSignature,
  issuerKeys,
} from '../protocol/credential.ts';
import type { Engine } from '../protocol/engine.ts';
import { rsaModulus } from '../protocol/key-shapes.ts';
import type { Round } from '../protocol/manifest.ts';
import { reader } from '../protocol/reader.ts';
import type { Refusal, Result } from '../protocol/result.ts';
import { accept, refuse } from '../protocol/result.ts';
import { sure } from '../protocol/sure.ts';

/**
 * The library that blinds: the heaviest part of a voter's code and needed only while a ballot is being received, so it is
 * loaded then. Rejects where it cannot be loaded; a page asks for it before anything depends on it.
 */
export const loadBlinding = async () => (await import('@cloudflare/blindrsa-ts')).RSABSSA.SHA384.PSS.Randomized();

/** What was blinded for one issuer. */
export interface BlindedPart {
  /** Message randomizer of RFC 9474, 32 bytes. */
  readonly prefix: Uint8Array;
  /** Inverse of the blinding factor; as secret as the seed. */
  readonly inverse: Uint8Array;
  /** The blinded value: the only thing that is sent. */
  readonly blinded: Uint8Array;
}

/** A request for a credential. Keep it on the device before sending `blinded`; it can be sent again unchanged. */
export interface CredentialRequest extends Place {
  readonly seed: Uint8Array;
  readonly parts: readonly BlindedPart[];
}

/** Why a request cannot be made or finished. `signature-1`: the first issuer's answer does not verify. */
export type RequestRefusal = 'place' | 'key' | 'answers' | 'signature-1' | 'signature-2';

function importKey(spki: Uint8Array): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  return crypto.subtle.importKey('spki', new Uint8Array(spki), algorithm, true, ['verify']);
}

/** Blinds for one issuer; null when the library finds that the modulus cannot be an honest one. */
async function blindFor(spki: Uint8Array, message: Uint8Array): Promise<BlindedPart | null> {
  const suite = await loadBlinding();
  const prepared = suite.prepare(message);
  try {
    const { blindedMsg, inv } = await suite.blind(await importKey(spki), prepared);
    return { prefix: prepared.slice(0, 32), inverse: inv, blinded: blindedMsg };
  } catch {
    return null;
  }
}

/** Blinds a new voter key for each issuer of a place. `seed`: 32 random bytes, the voter's Ed25519 secret. */
export async function requestCredential(
  engine: Engine,
  round: Round,
  what: { readonly place: Place; readonly seed: Uint8Array },
): Promise<Result<CredentialRequest, RequestRefusal>> {
  const { place, seed } = what;
  const keys = issuerKeys(round, place);
  if (keys.length !== round.manifest.issuers.length) return refuse('place', 'no such group or channel');
  if (!keys.every((spki) => rsaModulus(spki, round.manifest.rsaBits) !== null)) return refuse('key', 'a bad key');
  const message = credentialMessage(round.id, place, engine.ed25519Public(seed));
  const parts = await Promise.all(keys.map((spki) => blindFor(spki, message)));
  if (!parts.every((part) => part !== null)) return refuse('key', 'an issuer key that cannot be blinded for');
  return accept({ group: place.group, channel: place.channel, seed, parts });
}

interface Answered {
  readonly part: BlindedPart;
  readonly answer: Uint8Array;
}

async function finalizeFor(spki: Uint8Array, message: Uint8Array, { part, answer }: Answered) {
  const suite = await loadBlinding();
  try {
    const prepared = concat(part.prefix, message);
    const signature = await suite.finalize(await importKey(spki), prepared, answer, part.inverse);
    return { prefix: part.prefix, signature };
  } catch {
    return null;
  }
}

function badSignature(issuer: number): Refusal<RequestRefusal> {
  return refuse(issuer === 1 ? 'signature-1' : 'signature-2', 'the answer does not verify');
}

/**
 * Unblinds the issuers' answers and verifies them. After a refusal the same request may be sent again, but a new
 * blinding of the same seed must never be made: a crafted key could learn from it.
 */
export async function finishCredential(
  engine: Engine,
  round: Round,
  what: { readonly request: CredentialRequest; readonly answers: readonly Uint8Array[] },
): Promise<Result<Credential, RequestRefusal>> {
  const { request, answers } = what;
  const { group, channel, seed } = request;
  const keys = issuerKeys(round, request);
  if (answers.length !== keys.length || request.parts.length !== keys.length) return refuse('answers', 'wrong number');
  const message = credentialMessage(round.id, request, engine.ed25519Public(seed));
  const signatures: IssuerSignature[] = [];
  for (const [at, spki] of keys.entries()) {
    const signed = await finalizeFor(spki, message, { part: sure(request.parts[at]), answer: sure(answers[at]) });
    if (signed === null) return badSignature(at + 1);
    signatures.push(signed);
  }
  const bad = firstBadSignature(engine, keys, { message, signatures });
  return bad === null ? accept({ group, channel, seed, signatures }) : badSignature(bad);
}

const MAGIC = utf8('GRQ1');

/** Bytes of a request for the device's own store or a recovery file. */
export function encodeRequest(round: Round, request: CredentialRequest): Uint8Array {
  const place = Uint8Array.of(request.group, CHANNEL_BYTE[request.channel]);
  const parts = request.parts.flatMap((part) => [part.prefix, part.inverse, part.blinded]);
  return concat(MAGIC, round.id, place, request.seed, ...parts);
}

/** Reads a request of this round back. */
export function decodeRequest(
  round: Round,
  bytes: Uint8Array,
): Result<CredentialRequest, 'length' | 'round' | 'place'> {
  const width = round.manifest.rsaBits / 8;
  if (bytes.length !== 70 + round.manifest.issuers.length * (32 + 2 * width)) return refuse('length', 'wrong length');
  const fields = reader(bytes);
  const names = concat(MAGIC, round.id);
  if (!fields.take(36).every((byte, at) => byte === names[at])) return refuse('round', 'of another round');
  const [group = 0, channelByte = 0] = fields.take(2);
  const channel = channelOfByte(channelByte);
  if (channel === null) return refuse('place', 'no such channel');
  const seed = fields.take(32).slice();
  const parts = round.manifest.issuers.map(() => ({
    prefix: fields.take(32).slice(),
    inverse: fields.take(width).slice(),
    blinded: fields.take(width).slice(),
  }));
  return accept({ group, channel, seed, parts });
}
