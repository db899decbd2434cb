import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';

/**
 * A backup under a passphrase, in chunks, so that neither writing nor reading needs all of it in memory.
 *
 *     header  magic "guong sealed 1\n" · cost (1 byte, log2 of scrypt's N; r = 8, p = 1) · salt (16 bytes) · MAC (32 bytes)
 *     chunk   AES-256-GCM of up to 65,536 bytes · tag (16 bytes)
 *
 * scrypt (RFC 7914) makes 32 bytes of passphrase and salt; HKDF-SHA-256 makes two keys of them, labelled `mac` and
 * `chunks`. The MAC is HMAC-SHA-256 over what stands before it: a wrong passphrase is told apart from a damaged file.
 * The nonce of a chunk is its number (11 bytes, big-endian) and one byte that is 1 for the last and 0 for all others, so
 * that chunks cannot be swapped, left out or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár,
 * as in age). The salt is chance, so no key is used for two files.
 */
export const SEALED_MAGIC = Buffer.from('guong sealed 1\n');

const CHUNK = 65_536;
const TAG = 16;
const SALT = 16;
const MAC = 32;
const BEFORE_MAC = SEALED_MAGIC.length + 1 + SALT;
/** Bytes of the header. */
export const HEADER = BEFORE_MAC + MAC;

/** 128 MB and about a third of a second: what a guess costs an attacker, and what a machine of 1 GB can do. */
export const COST = 17;
/** A file that asks for more than this wants to exhaust the machine. */
const DEAREST = 18;

interface Keys {
  readonly mac: Buffer;
  readonly chunks: Buffer;
}

/** A passphrase and how dear a guess is made; tests take it cheaper. */
export interface Sealing {
  readonly passphrase: string;
  readonly cost?: number;
}

async function keysOf(passphrase: string, cost: number, salt: Buffer): Promise<Keys> {
  const N = 2 ** cost;
  const options = { N, r: 8, p: 1, maxmem: 2 * 128 * N * 8 };
  const root = await new Promise<Buffer>((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
  const derive = (label: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `guong/v1/backup/${label}`, 32));
  return { mac: derive('mac'), chunks: derive('chunks') };
}

const macOf = (keys: Keys, before: Uint8Array): Buffer => createHmac('sha256', keys.mac).update(before).digest();

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Turns bytes into sealed bytes, piece by piece. */
export interface Sealer {
  readonly header: Buffer;
  /** What can be written so far. */
  update(bytes: Uint8Array): Buffer;
  /** The rest; nothing may follow. */
  final(): Buffer;
}

/** Begins a sealed file under a fresh salt. */
export async function sealer({ passphrase, cost = COST }: Sealing): Promise<Sealer> {
  const salt = randomBytes(SALT);
  const before = Buffer.concat([SEALED_MAGIC, Buffer.from([cost]), salt]);
  const keys = await keysOf(passphrase, cost, salt);
  let waiting = Buffer.alloc(0);
  let number = 0;
  const seal = (bytes: Uint8Array, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', keys.chunks, nonceOf(number, isLast));
    number += 1;
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  };
  return {
    header: Buffer.concat([before, macOf(keys, before)]),
    update(bytes) {
      waiting = Buffer.concat([waiting, bytes]);
      const ready: Buffer[] = [];
      // A full chunk is held back until more follows: it may be the last, which bears another nonce.
      for (; waiting.length > CHUNK; waiting = waiting.subarray(CHUNK))
        ready.push(seal(waiting.subarray(0, CHUNK), false));
      return Buffer.concat(ready);
    },
    final: () => seal(waiting, true),
  };
}

/** Opens a sealed file at any place. */
export interface Opener {
  /** Bytes of what was sealed. */
  readonly size: number;
  /** The chunk that holds this position, opened, and where it begins; nothing when it was changed. */
  chunkAt(position: number): Promise<{ readonly from: number; readonly bytes: Buffer } | undefined>;
}

/** Reads `length` bytes of the sealed file; fewer at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** Checks the header with the passphrase. `wrong_key`: another passphrase, or a changed header; `malformed`: no such file. */
export async function opener(
  read: ReadAt,
  fileSize: number,
  passphrase: string,
): Promise<Opener | 'wrong_key' | 'malformed'> {
  const header = await read(0, HEADER);
  const cost = header[SEALED_MAGIC.length] ?? 0;
  const body = fileSize - HEADER;
  if (body < TAG || cost < 1 || cost > DEAREST) return 'malformed';
  const before = header.subarray(0, BEFORE_MAC);
  const keys = await keysOf(passphrase, cost, header.subarray(SEALED_MAGIC.length + 1, BEFORE_MAC));
  if (!timingSafeEqual(macOf(keys, before), header.subarray(BEFORE_MAC))) return 'wrong_key';
  const count = Math.ceil(body / (CHUNK + TAG));
  return {
    size: body - count * TAG,
    async chunkAt(position) {
      const number = Math.floor(position / CHUNK);
      const sealed = await read(HEADER + number * (CHUNK + TAG), CHUNK + TAG);
      const bytes = open(keys, sealed, nonceOf(number, number === count - 1));
      return bytes && { from: number * CHUNK, bytes };
    },
  };
}

function open(keys: Keys, sealed: Buffer, nonce: Buffer): Buffer | undefined {
  if (sealed.length < TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', keys.chunks, nonce);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
  } catch {
    // The tag does not fit: Node says so by throwing.
    return undefined;
  }
}
