import { readFile, stat } from 'node:fs/promises';
import type { Fault } from '@guong/core/kernel';

const SHORTEST = 12;

interface Unusable {
  readonly ok: false;
  readonly fault: Extract<Fault, { code: 'conflict' }>;
}
const unusable = (reason: string): Unusable => ({ ok: false, fault: { code: 'conflict', reason } });

/**
 * The passphrase in a file that only its owner reads; the line end after it does not count. On a command line it would
 * stand in the shell's history and in the list of processes.
 */
export async function readPassphrase(path: string): Promise<{ readonly ok: true; readonly value: string } | Unusable> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return unusable(`Không có tệp mật khẩu ${path}. / There is no passphrase file.`);
  if ((found.mode & 0o077) !== 0) {
    return unusable(`${path} đang để người khác đọc được; hãy chmod go= rồi chạy lại. / It is readable by others.`);
  }
  const passphrase = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  if ([...passphrase].length < SHORTEST) {
    return unusable(`Mật khẩu cần ít nhất ${SHORTEST.toString()} ký tự. / It needs at least 12 characters.`);
  }
  return { ok: true, value: passphrase };
}
