import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeCredential, passphraseOf, PASSPHRASE_WORDS, type Credential, type Round } from '@guong/ballot';
import { deviceEngine, type MemberDevice } from '@guong/ballot/devices';
import { wrapWithPassphrase } from '@guong/ballot/passphrase';

/** A file that would lie on an invented person's own device, with the words that open it. */
export interface DeviceFile {
  readonly round: string;
  readonly path: string;
  readonly words: string;
}
/** Where the demo keeps such files; nobody but the account that runs it can read them. */
export const deviceFolder = (dataFolder: string): string => join(dataFolder, 'demo-devices');

const DOORS = { credential: 'phieu', member: 'khoa' } as const;

interface Kept {
  readonly kind: keyof typeof DOORS;
  readonly owner: string;
  readonly round: string;
  readonly secret: Uint8Array;
}

/** A voter's recovery file: what the page "Tệp khôi phục phiếu" saves (GBP-1, wrapped files). */
export const recoveryFileFor = (folder: string, owner: string, what: { round: Round; credential: Credential }) =>
  keep(folder, {
    kind: 'credential',
    owner,
    round: what.round.manifest.title,
    secret: encodeCredential(what.round, what.credential),
  });

/** A committee member's key file: sealing secret, then signing seed, as the page "Tạo khóa" saves it. */
export const keyFileFor = (folder: string, owner: string, what: { round: string; device: MemberDevice }) =>
  keep(folder, {
    kind: 'member',
    owner,
    round: what.round,
    secret: new Uint8Array([...what.device.keys.secret, ...what.device.seed]),
  });

async function keep(folder: string, { kind, owner, round, secret }: Kept): Promise<DeviceFile> {
  const bytes = (length: number) => new Uint8Array(randomBytes(length));
  const words = passphraseOf(bytes(2 * PASSPHRASE_WORDS));
  const wrapped = { kind, label: `${round} · ${owner}`.slice(0, 300), secret, salt: bytes(16), nonce: bytes(12) };
  const file = await wrapWithPassphrase(deviceEngine, words, wrapped);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${DOORS[kind]}-${owner}-${randomBytes(2).toString('hex')}.guong`);
  await writeFile(path, file, { mode: 0o600 });
  return { round, path, words };
}
