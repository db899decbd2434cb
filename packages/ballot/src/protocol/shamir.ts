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
  return EXP[(LOG[left] ?? 0) + (LOG[right] ?? 0)] ?? 0;
}

function divide(left: number, right: number): number {
  if (left === 0) return 0;
  return EXP[(LOG[left] ?? 0) + 255 - (LOG[right] ?? 0)] ?? 0;
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
      value = multiply(value, index) ^ (coefficients[block * secret.length + at] ?? 0);
    }
    y[at] = multiply(value, index) ^ (secret[at] ?? 0);
  }
  return y;
}

/**
 * Interpolates at zero. Fewer shares than the threshold give a wrong secret silently, so every caller compares the
 * outcome with a commitment. Throws on a repeated index.
 */
export function combineShares(shares: readonly Share[]): Uint8Array {
  if (new Set(shares.map((share) => share.index)).size !== shares.length) throw new Error('repeated share index');
  const secret = new Uint8Array(shares[0]?.y.length ?? 0);
  for (const share of shares) {
    const weight = shares.reduce(
      (product, other) =>
        other === share ? product : multiply(product, divide(other.index, other.index ^ share.index)),
      1,
    );
    for (let at = 0; at < secret.length; at += 1) secret[at] = (secret[at] ?? 0) ^ multiply(weight, share.y[at] ?? 0);
  }
  return secret;
}
