/** One use of AES-256-GCM: a key of 32 bytes, a nonce of 12, and what is bound beside the text. */
export interface CipherUse {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly aad: Uint8Array;
}

/**
 * The primitives that a browser and a server do differently. Both engines give the same bytes and the same verdicts;
 * a law in `engine.test.ts` compares them. Everything else in this folder is written once over this interface.
 */
export interface Engine {
  /** AES-256-GCM (SP 800-38D); returns ciphertext and 16-byte tag. */
  readonly encrypt: (use: CipherUse, plaintext: Uint8Array) => Uint8Array;
  /** Opposite of `encrypt`; null when the tag is wrong. */
  readonly decrypt: (use: CipherUse, sealed: Uint8Array) => Uint8Array | null;
  /** X25519 public key of a 32-byte secret (RFC 7748). */
  readonly x25519Public: (secret: Uint8Array) => Uint8Array;
  /** X25519 shared secret; null when it is all zeros (a public key of low order). */
  readonly x25519Shared: (secret: Uint8Array, publicKey: Uint8Array) => Uint8Array | null;
  /** Ed25519 public key of a 32-byte seed (RFC 8032). */
  readonly ed25519Public: (seed: Uint8Array) => Uint8Array;
  /** Ed25519 signature, 64 bytes. */
  readonly ed25519Sign: (seed: Uint8Array, message: Uint8Array) => Uint8Array;
  /** Ed25519 verification without the cofactor (RFC 8032 section 5.1.7, second form: encode and compare R). */
  readonly ed25519Verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  /** RSASSA-PSS, SHA-384, MGF1-SHA-384, 48-byte salt (RFC 8017, RFC 9474); `spki` already passed `rsaModulus`. */
  readonly verifyPss: (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}
