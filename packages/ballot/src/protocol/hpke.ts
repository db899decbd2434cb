import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { expand } from '@noble/hashes/hkdf.js';
import { concat, number, utf8 } from './bytes.ts';
import type { Engine } from './engine.ts';

/**
 * HPKE (RFC 9180) base mode, single shot: DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002.
 * Written here because bulk opening needs it synchronous and derandomised; tests compare it with two libraries.
 */
const EMPTY = new Uint8Array(0);
const VERSION = utf8('HPKE-v1');
const KEM_SUITE = concat(utf8('KEM'), number(0x0020, 2));
const HPKE_SUITE = concat(utf8('HPKE'), number(0x0020, 2), number(0x0001, 2), number(0x0002, 2));

interface Extraction {
  readonly salt?: Uint8Array;
  readonly ikm: Uint8Array;
}

interface Expansion {
  readonly prk: Uint8Array;
  readonly info: Uint8Array;
  readonly length: number;
}

function labeledExtract(suite: Uint8Array, label: string, { salt = EMPTY, ikm }: Extraction): Uint8Array {
  return hmac(sha256, salt, concat(VERSION, suite, utf8(label), ikm));
}

function labeledExpand(suite: Uint8Array, label: string, { prk, info, length }: Expansion): Uint8Array {
  return expand(sha256, prk, concat(number(length, 2), VERSION, suite, utf8(label), info), length);
}

/** DeriveKeyPair of RFC 9180 section 7.1.3 for X25519: the secret key of 32 bytes of key material. */
export function deriveSecretKey(ikm: Uint8Array): Uint8Array {
  const prk = labeledExtract(KEM_SUITE, 'dkp_prk', { ikm });
  return labeledExpand(KEM_SUITE, 'sk', { prk, info: EMPTY, length: 32 });
}

function kemSecret(dh: Uint8Array, enc: Uint8Array, recipient: Uint8Array): Uint8Array {
  const prk = labeledExtract(KEM_SUITE, 'eae_prk', { ikm: dh });
  return labeledExpand(KEM_SUITE, 'shared_secret', { prk, info: concat(enc, recipient), length: 32 });
}

const PSK_ID_HASH = labeledExtract(HPKE_SUITE, 'psk_id_hash', { ikm: EMPTY });

function schedule(shared: Uint8Array, info: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const context = concat(number(0, 1), PSK_ID_HASH, labeledExtract(HPKE_SUITE, 'info_hash', { ikm: info }));
  const prk = labeledExtract(HPKE_SUITE, 'secret', { salt: shared, ikm: EMPTY });
  return {
    key: labeledExpand(HPKE_SUITE, 'key', { prk, info: context, length: 32 }),
    nonce: labeledExpand(HPKE_SUITE, 'base_nonce', { prk, info: context, length: 12 }),
  };
}

/** What an HPKE message is bound to: `info` goes into the keys, `aad` into the tag. */
export interface Binding {
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

/** One sealed message: the encapsulated key (32 bytes) and the ciphertext with its tag. */
export interface Sealed {
  readonly enc: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** What is sealed and with which key material; the same input always gives the same bytes. */
export interface SealInput extends Binding {
  readonly plaintext: Uint8Array;
  /** 32 bytes that no other seal ever uses; the ephemeral key pair is derived from them. */
  readonly ephemeralIkm: Uint8Array;
}

/** Seals to `recipient`. Throws when the recipient's key is of low order: manifests refuse such keys. */
export function hpkeSeal(engine: Engine, recipient: Uint8Array, input: SealInput): Sealed {
  const secret = deriveSecretKey(input.ephemeralIkm);
  const enc = engine.x25519Public(secret);
  const dh = engine.x25519Shared(secret, recipient);
  if (dh === null) throw new Error('the recipient key is of low order');
  const { key, nonce } = schedule(kemSecret(dh, enc, recipient), input.info);
  return { enc, ciphertext: engine.encrypt({ key, nonce, aad: input.aad }, input.plaintext) };
}

/** An X25519 key pair of 32 bytes each. */
export interface KeyPair {
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Opens a sealed message; null when it is not for this key, not for this binding, or was changed. */
export function hpkeOpen(
  engine: Engine,
  keys: KeyPair,
  message: { readonly binding: Binding; readonly sealed: Sealed },
): Uint8Array | null {
  const dh = engine.x25519Shared(keys.secret, message.sealed.enc);
  if (dh === null) return null;
  const { key, nonce } = schedule(kemSecret(dh, message.sealed.enc, keys.publicKey), message.binding.info);
  return engine.decrypt({ key, nonce, aad: message.binding.aad }, message.sealed.ciphertext);
}
