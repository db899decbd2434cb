import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Line } from './report.ts';

const run = promisify(execFile);

/** What the machine's own OpenSSL does in one second of CPU: the floor under everything that signs and hashes. */
export async function opensslFloor(): Promise<readonly Line[]> {
  const asked = ['speed', '-mr', '-seconds', '1', 'rsa2048', 'rsa3072', 'ed25519'];
  const { stdout } = await run('openssl', asked);
  const hashing = await run('openssl', ['speed', '-mr', '-seconds', '1', '-evp', 'sha256', '-bytes', '1024']);
  return [...signatureLines(stdout), ...hashLines(hashing.stdout)];
}

/** Lines of `openssl speed -mr`: `+F2:index:bits:sign seconds:verify seconds` for RSA, `+F6` for EdDSA. */
function signatureLines(text: string): readonly Line[] {
  return [...text.matchAll(/^\+F([26]):\d+:(\d+):(?:[^:\n]*[a-zA-Z][^:\n]*:)?([\d.]+):([\d.]+)/gm)].flatMap(
    ([, kind, bits, sign, verify]) => {
      const key = kind === '2' ? `RSA-${bits ?? ''}` : 'Ed25519';
      return [
        { name: `openssl speed: ${key} sign`, value: 1000 * secondsOf(sign), unit: 'ms CPU' },
        { name: `openssl speed: ${key} verify`, value: 1000 * secondsOf(verify), unit: 'ms CPU' },
      ];
    },
  );
}

/** Seconds for one operation; OpenSSL 3 prints either that or operations per second, which is always above one here. */
const secondsOf = (text = ''): number => (Number(text) > 1 ? 1 / Number(text) : Number(text));

function hashLines(text: string): readonly Line[] {
  const rate = /^\+F:\d+:sha256:([\d.]+)/im.exec(text)?.[1];
  return rate ? [{ name: 'openssl speed: SHA-256, blocks of 1 KiB', value: Number(rate) / 1e6, unit: 'MB/s' }] : [];
}
