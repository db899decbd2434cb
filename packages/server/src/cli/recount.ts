import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import {
  boxOf,
  leavesOf,
  openAudit,
  parseManifest,
  passphraseOf,
  PASSPHRASE_WORDS,
  readBundle,
  readLog,
  recount as recountBox,
  toHex,
} from '@guong/ballot';
import { deviceEngine } from '@guong/ballot/devices';
import { openWithPassphrase, wrapWithPassphrase } from '@guong/ballot/passphrase';
import type { CliCommand } from './command.ts';

const USAGE = 'guong recount key <tệp khóa> | recount open <tệp khóa> "bảy chữ" <gói kiểm lại .gas> <gói số liệu .tar>';

/** `guong recount …`: the auditor's own work, on the auditor's own machine; needs no house and no network. */
export const recount: CliCommand = {
  name: 'recount',
  usage: USAGE,
  summary: 'Người giám sát: tạo khóa của mình, hoặc mở gói kiểm lại và đếm lại mọi lá phiếu.',
  run({ args: [what, ...rest], say }) {
    if (what === 'key' && rest[0] !== undefined) return makeKey(rest[0], say);
    const [keyFile, words, sealed, bundle] = rest;
    const isWhole = keyFile !== undefined && words !== undefined && sealed !== undefined && bundle !== undefined;
    return what === 'open' && isWhole ? open({ keyFile, words, sealed, bundle }, say) : Promise.resolve(2);
  },
};

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

async function makeKey(path: string, say: (line: string) => void): Promise<number> {
  const words = passphraseOf(bytes(2 * PASSPHRASE_WORDS));
  const secret = bytes(32);
  // GBP-1 knows no kind of its own for an auditor's key; the label says whose it is.
  const wrapped = {
    kind: 'member',
    label: 'Khóa của người giám sát',
    secret,
    salt: bytes(16),
    nonce: bytes(12),
  } as const;
  const file = await wrapWithPassphrase(deviceEngine, words, wrapped);
  await writeFile(path, file, { mode: 0o600, flag: 'wx' });
  say(`Tệp khóa / key file: ${path}`);
  say(`Chép bảy chữ này ra giấy / write these words down: ${words}`);
  say(`Gửi khóa công khai này cho văn phòng / send this public key: ${toHex(deviceEngine.x25519Public(secret))}`);
  return 0;
}

interface Paths {
  readonly keyFile: string;
  readonly words: string;
  readonly sealed: string;
  readonly bundle: string;
}
async function open(paths: Paths, say: (line: string) => void): Promise<number> {
  const read = async (path: string) => new Uint8Array(await readFile(path));
  const key = await openWithPassphrase(deviceEngine, paths.words, await read(paths.keyFile));
  if (!key.ok) return refused(say, 'Không mở được tệp khóa bằng bảy chữ này. / The words do not open the key file.');
  const found = boxIn(await read(paths.bundle));
  if (!found) return refused(say, 'Gói số liệu không đọc được hoặc chưa đóng hòm. / The bundle cannot be read.');
  const keys = { secret: key.value, publicKey: deviceEngine.x25519Public(key.value) };
  const plain = openAudit(deviceEngine, found.box, { bytes: await read(paths.sealed), keys });
  if (!plain.ok) return refused(say, 'Gói kiểm lại không mở được bằng khóa này. / The key does not open the package.');
  const again = recountBox(deviceEngine, found.box, plain.value);
  if (!again.ok) return refused(say, `Đếm lại không được / cannot recount: ${again.code} ${again.detail}`);
  const { total } = again.value.tally;
  say(`Thu về / collected ${total.collected.toString()}, hợp lệ / valid ${total.valid.toString()}`);
  const isSame = toHex(again.value.hash) === found.signed;
  say(isSame ? 'KHỚP kết quả đã ký. / The signed result.' : 'KHÁC kết quả đã ký! / NOT the signed result!');
  return isSame ? 0 : 1;
}

function refused(say: (line: string) => void, sentence: string): number {
  say(sentence);
  return 1;
}

/** The closed box of a bundle, and the hash of the result that the committee signed. */
function boxIn(archive: Uint8Array) {
  const log = logIn(archive);
  const box = log && boxOf(log.round, log.read);
  const body = log?.read.controls.get('RESULT')?.body;
  return box && body?.type === 'RESULT' ? { box, signed: body.resultHash } : undefined;
}

function logIn(archive: Uint8Array) {
  const bundle = readBundle(archive);
  if (!bundle.ok) return undefined;
  const round = parseManifest(bundle.value.file('manifest.json'), deviceEngine);
  const leaves = round.ok ? leavesOf(bundle.value, round.value) : null;
  if (!round.ok || !leaves) return undefined;
  const read = readLog(deviceEngine, round.value, leaves);
  return read.ok ? { round: round.value, read: read.value } : undefined;
}
