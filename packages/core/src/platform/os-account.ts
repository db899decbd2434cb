import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating-system account under which the database server runs. */
export interface OsAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The name of the account we make when started as root. */
export const ACCOUNT = 'guong';

/**
 * PostgreSQL refuses to run as root: then it runs under `guong`, made here when it is missing, or under `nobody`
 * where accounts cannot be made. Not root: under ourselves.
 * @throws when the current user has no entry in the list of accounts (PostgreSQL needs one)
 */
export async function databaseAccount(): Promise<OsAccount> {
  const uid = process.getuid?.() ?? 0;
  const accounts = await listAccounts();
  if (uid !== 0) {
    const own = accounts.find((account) => account.uid === uid);
    if (own) return own;
    throw new Error(
      `Tài khoản hệ điều hành số ${uid} không có tên trong /etc/passwd. / User ${uid} has no passwd entry.`,
    );
  }
  const found = accounts.find((account) => account.name === ACCOUNT) ?? (await makeAccount());
  const usable = found ?? accounts.find((account) => account.name === 'nobody');
  if (usable) return usable;
  throw new Error('Không tạo được tài khoản "guong" để chạy cơ sở dữ liệu. / Cannot create the account "guong".');
}

async function makeAccount(): Promise<OsAccount | undefined> {
  const args = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  try {
    await run('useradd', [...args, '--shell', '/usr/sbin/nologin', ACCOUNT]);
  } catch {
    // Another process may have made it a moment ago, or this system has no useradd: the list decides.
  }
  return (await listAccounts()).find((account) => account.name === ACCOUNT);
}

async function listAccounts(): Promise<OsAccount[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
