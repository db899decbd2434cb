import { sure } from './sure.ts';

/** GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1 (0x11b), generator 3: the field of AES and of the usual libraries. */
const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);
let power = 1;
for (let at = 0; at < 255; at += 1) {
  EXP[at] = power;
  EXP[at + 255] = power;
  LOG[power] = at;
  power ^= (power << 1) ^ (power & 0x80 ? 0x11b : 0);
}

function multiply(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return sure(EXP[sure(LOG[left]) + sure(LOG[right])]);
}

/** Both are indexes of members or differences of two, so neither is zero. */
function divide(left: number, right: number): number {
  return sure(EXP[sure(LOG[left]) + 255 - sure(LOG[right])]);
}

/** One share: the member's index (1 to 255) is x, the 32 bytes are y. */
export interface Share {
  readonly index: number;
  readonly y: Uint8Array;
}

/**
 * The share of member `index`: each byte is a polynomial whose constant is the secret's byte and whose other
 * coefficients are `coefficients`, (t-1) blocks as long as the secret, lowest power first.
 */
export function shareAt(secret: Uint8Array, coefficients: Uint8Array, index: number): Uint8Array {
  const blocks = coefficients.length / secret.length;
  const y = new Uint8Array(secret.length);
  for (let at = 0; at < secret.length; at += 1) {
    let value = 0;
    for (let block = blocks - 1; block >= 0; block -= 1) {
      value = multiply(value, index) ^ sure(coefficients[block * secret.length + at]);
    }
    y[at] = multiply(value, index) ^ sure(secret[at]);
  }
  return y;
}

/**
 * Interpolates at zero. Fewer shares than the threshold give a wrong secret silently, so every caller compares the
 * outcome with a commitment. Throws on a repeated index.
 */
export function combineShares(shares: readonly Share[]): Uint8Array {
  if (new Set(shares.map((share) => share.index)).size !== shares.length) throw new Error('repeated share index');
  const secret = new Uint8Array(sure(shares[0]).y.length);
  for (const share of shares) {
    const weight = shares.reduce(
      (product, other) =>
        other === share ? product : multiply(product, divide(other.index, other.index ^ share.index)),
      1,
    );
    for (let at = 0; at < secret.length; at += 1) secret[at] = sure(secret[at]) ^ multiply(weight, sure(share.y[at]));
  }
  return secret;
}
