import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { FolderRefused } from './folder-lock.ts';
import type { OsAccount } from './os-account.ts';

const run = promisify(execFile);

/** The account inside PostgreSQL that makes logins and databases; never used to serve anyone. */
export const SUPERUSER = 'guong_root';

/**
 * Makes the database files when the folder has none, in a draft that is renamed when whole: a start that is killed
 * half-way leaves nothing that looks finished. Answers the major version of the files.
 */
export async function prepareCluster(programs: string, data: string, account: OsAccount): Promise<string> {
  await refuseUnreachable(dirname(data), account);
  const version = await versionOf(data);
  if (version !== undefined) {
    await allowOnlyUs(data);
    return version;
  }
  const draft = `${data}-draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await chown(draft, account.uid, account.gid);
  await initdb(programs, draft, account);
  await allowOnlyUs(draft);
  await rename(draft, data);
  return (await versionOf(data)) ?? '';
}

const versionOf = (data: string): Promise<string | undefined> =>
  readFile(join(data, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );

/** C collation on purpose: sort keys are computed in TypeScript, so the order is the same on every server. */
async function initdb(programs: string, data: string, { uid, gid }: OsAccount): Promise<void> {
  const args = ['-D', data, '-U', SUPERUSER, '--encoding=UTF8', '--locale=C', '--data-checksums', '--auth=reject'];
  const as = process.getuid?.() === 0 ? { uid, gid } : {};
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  await run(join(programs, 'bin', 'initdb'), [...args, '--no-instructions'], { ...as, cwd: '/', env });
}

/** The kernel tells PostgreSQL who knocks at the socket (peer): root and the user who runs the house, nobody else. */
async function allowOnlyUs(data: string): Promise<void> {
  const users = new Set(['root', userInfo().username]);
  const identities = [...users].map((user) => `house "${user}" all`).join('\n');
  await writeFile(join(data, 'pg_hba.conf'), 'local all all peer map=house\n');
  await writeFile(join(data, 'pg_ident.conf'), `${identities}\n`);
  const { uid, gid } = await stat(data);
  for (const file of ['pg_hba.conf', 'pg_ident.conf']) {
    await chown(join(data, file), uid, gid);
    await chmod(join(data, file), 0o600);
  }
}

/** A data folder below a private home cannot be entered by the database account: say so instead of failing later. */
async function refuseUnreachable(folder: string, account: OsAccount): Promise<void> {
  for (let place = folder; place !== dirname(place); place = dirname(place)) {
    const { mode, uid, gid } = await stat(place);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 1) continue;
    throw new FolderRefused(
      `Tài khoản "${account.name}" không vào được ${place}; hãy đặt GUONG_DATA ở nơi khác, như /var/lib/guong.` +
        ` / The account "${account.name}" cannot enter ${place}; set GUONG_DATA elsewhere.`,
    );
  }
}
