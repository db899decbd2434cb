import { createPrivateKey, type KeyObject } from 'node:crypto';
import { fromHex } from '../protocol/bytes.ts';
import { fromInteger, powerModulo, toInteger } from '../protocol/pss.ts';

/** An RSA private key of the numbers that vectors print (hex); the rest of what OpenSSL wants is computed. */
export function privateKeyOf(key: Readonly<Record<'p' | 'q' | 'n' | 'e' | 'd', string>>): KeyObject {
  const whole = (text: string): bigint => toInteger(fromHex(text.padStart(text.length + (text.length % 2), '0')));
  const [p, q, d] = [whole(key.p), whole(key.q), whole(key.d)];
  const jwk = {
    kty: 'RSA',
    n: textOf(whole(key.n)),
    e: textOf(whole(key.e)),
    d: textOf(d),
    p: textOf(p),
    q: textOf(q),
    dp: textOf(d % (p - 1n)),
    dq: textOf(d % (q - 1n)),
    // Fermat: q to the power p - 2 is the inverse of q modulo p.
    qi: textOf(powerModulo(q, p - 2n, p)),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

const textOf = (value: bigint): string =>
  Buffer.from(fromInteger(value, Math.ceil(value.toString(16).length / 2))).toString('base64url');
