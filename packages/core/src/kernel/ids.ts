import { randomBytes } from 'node:crypto';

/**
 * A UUID version 7 (RFC 9562): sorts by the time of its making, which keeps indexes dense.
 * Never used in the ballot box, where an id must carry no time: see {@link opaqueId}.
 */
export function timedId(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  return stampVersion(bytes, 0x70);
}

/** A UUID version 4: carries nothing but chance. */
export const opaqueId = (): string => stampVersion(randomBytes(16), 0x40);

function stampVersion(bytes: Buffer, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | version;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
