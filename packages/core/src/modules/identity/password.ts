import { hash, verify, type Options } from '@node-rs/argon2';
import { createHmac } from 'node:crypto';
import { foldAll } from '@guong/vietnamese';
import type { Secrets } from '../../platform/index.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Argon2id with 19 MiB and two passes (OWASP Password Storage, 2025); Argon2id is the library's default. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Shortest password; a passphrase of a few words is longer anyway. */
export const PASSWORD_MIN = 10;

/** One password for every way of typing it: NFC, so that ế from two keyboards is the same. */
const asTyped = (password: string): string => password.normalize('NFC');

/** Argon2id hash of a password, in PHC form with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(asTyped(password), COST);

// Hash of a value nobody knows: an unknown account costs the same work as a known one.
const NOBODY = hash(crypto.randomUUID(), COST);

/** Whether the password fits; without a hash the same work is done and the answer is no. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), asTyped(password));
  return fits && stored !== null && stored !== undefined;
}

/** Argon2id over an HMAC with a pepper that is kept outside the database: 40 bits alone could be searched. */
export const hashCode = (secrets: Secrets, code: string): Promise<string> => hash(peppered(secrets, code), COST);

/** Whether a typed code fits its card; without a card the same work is done and the answer is no. */
export async function isCode(secrets: Secrets, code: string, stored: string | undefined): Promise<boolean> {
  const fits = await verify(stored ?? (await NOBODY), peppered(secrets, code));
  return fits && stored !== undefined;
}

const peppered = (secrets: Secrets, code: string): string =>
  createHmac('sha256', secrets.derive('identity/code-pepper')).update(code).digest('base64');

/**
 * Why a password is too easy, in Vietnamese; nothing when it will do. No rule of composition (NIST SP 800-63B, 3.1.1.2):
 * length, the list of common ones, one letter repeated, and the person's own name or login.
 */
export function weaknessOf(
  password: string,
  own: { readonly login: string; readonly fullName: string },
): string | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return `Mật khẩu cần ít nhất ${PASSWORD_MIN} ký tự; một câu dễ nhớ là tốt nhất`;
  if (length > 200) return 'Mật khẩu dài quá 200 ký tự';
  const plain = squeeze(password);
  if (COMMON_PASSWORDS.has(plain) || isRun(plain)) return 'Mật khẩu này quá phổ biến, dễ bị đoán';
  const names = [own.login, own.fullName].map(squeeze).filter((name) => name.length >= 4);
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), plain);
  return rest.length < 5 && rest !== plain ? 'Mật khẩu không được chỉ gồm tên hoặc tên đăng nhập của mình' : undefined;
}

const squeeze = (text: string): string => foldAll(text).replace(/[^a-z0-9]/g, '');

/** One letter again and again, or letters each one after the other: `aaaaaaaaaa`, `abcdefghij`, `0987654321`. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index)));
  return steps.size <= 1 && [0, 1, -1, undefined].includes([...steps][0]);
}

/** What is wrong with a password as it was typed (perhaps twice), by field; nothing when it may be kept. */
export function passwordProblem(
  typed: { readonly password: string; readonly passwordAgain?: string | undefined },
  own: { readonly login: string; readonly fullName: string },
): { readonly field: string; readonly message: string } | undefined {
  if (typed.passwordAgain !== undefined && typed.passwordAgain !== typed.password) {
    return { field: 'passwordAgain', message: 'Hai lần nhập mật khẩu không giống nhau' };
  }
  const message = weaknessOf(typed.password, own);
  return message === undefined ? undefined : { field: 'password', message };
}
