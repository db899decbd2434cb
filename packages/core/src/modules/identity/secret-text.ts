import { createHash, randomBytes } from 'node:crypto';

/** Letters that a person can type from paper without mistaking one for another (Crockford's base 32). */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** SHA-256 in hex: how every random secret of 128 bits or more rests in the database. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A secret of `bytes` random bytes behind a mark that tells what it opens: `gs_…` a sign-in, `gt_…` an API token. */
export const newSecret = (mark: string, bytes: number): string => `${mark}${randomBytes(bytes).toString('base64url')}`;

/** Eight random Crockford characters, 40 bits: the code that is typed from a card. */
export function newCode(): string {
  // 256 is a multiple of 32, so taking five bits of a byte favours no letter.
  return [...randomBytes(CODE_LENGTH)].map((byte) => CROCKFORD[byte % CROCKFORD.length]).join('');
}

/** As printed: tenant prefix and two groups of four, `HG-7K3M-9QXA`. */
export const printedCode = (prefix: string, code: string): string => `${prefix}-${code.slice(0, 4)}-${code.slice(4)}`;

/** What stands in the QR: tenant prefix and 128 random bits. */
export const newQr = (prefix: string): string => newSecret(`${prefix}.`, 16);

/**
 * A typed code as it was meant: any case, with or without dashes, spaces and prefix; O is 0, I and L are 1.
 * Nothing when it cannot be a code, or when it bears the prefix of another committee.
 */
export function readCode(typed: string, prefix: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '');
  const hasPrefix = plain.length === prefix.length + CODE_LENGTH && plain.startsWith(prefix);
  const code = (hasPrefix ? plain.slice(prefix.length) : plain).replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === CODE_LENGTH && [...code].every((letter) => CROCKFORD.includes(letter)) ? code : undefined;
}
