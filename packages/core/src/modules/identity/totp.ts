import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Secrets } from '../../platform/index.ts';

const STEP_SECONDS = 30;

const generatorOf = (secret: Secret, label: { readonly issuer: string; readonly login: string }): TOTP =>
  new TOTP({ issuer: label.issuer, label: label.login, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS, secret });

/** A new secret of 160 bits (RFC 6238), sealed for the database, and the address that an authenticator app scans. */
export function newTotp(
  secrets: Secrets,
  accountId: string,
  label: { readonly issuer: string; readonly login: string },
): { readonly sealed: Buffer; readonly typed: string; readonly uri: string } {
  const bytes = randomBytes(20);
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  return { sealed: seal(secrets, accountId, bytes), typed: secret.base32, uri: generatorOf(secret, label).toString() };
}

/**
 * The time step a code belongs to, one step of drift allowed either way; nothing when it is wrong or not newer than
 * `lastStep`: a code works once.
 */
export function totpStep(
  secrets: Secrets,
  account: { readonly account_id: string; readonly totp_sealed: Buffer | null; readonly totp_last_step: number },
  { code, now }: { readonly code: string; readonly now: Date },
): number | undefined {
  if (!account.totp_sealed) return undefined;
  const bytes = unseal(secrets, account.account_id, account.totp_sealed);
  const generator = generatorOf(new Secret({ buffer: new Uint8Array(bytes).buffer }), { issuer: '', login: '' });
  const drift = generator.validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  if (drift === null) return undefined;
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + drift;
  return step > account.totp_last_step ? step : undefined;
}

/** AES-256-GCM under a key outside the database, bound to the account: a stolen database makes no codes. */
function seal(secrets: Secrets, accountId: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secrets.derive('identity/totp'), nonce);
  cipher.setAAD(Buffer.from(accountId));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function unseal(secrets: Secrets, accountId: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secrets.derive('identity/totp'), sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(accountId));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
}
