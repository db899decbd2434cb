import { createHash } from 'node:crypto';
import { realpath, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';

/** File systems on which two machines could open the same folder: NFS, CIFS, SMB2. */
const SHARED = new Set([0x6969, 0xff534d42, 0xfe534d42]);

/** Thrown when a data folder cannot be used; the message is for the person at the keyboard. */
export class FolderRefused extends Error {}

/** A data folder held by this process; nobody else on this machine can hold it until `release`, or our death. */
export interface FolderLock {
  readonly release: () => Promise<void>;
}

/**
 * Holds a data folder for this process. The lock is a name in the kernel (an abstract Unix socket), so it ends with
 * the process however that ends, and leaves no stale file.
 * @throws FolderRefused when another process holds it, or when it lies on a network share
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await refuseNetworkShare(folder);
  const { dev, ino } = await stat(await realpath(folder));
  const name = createHash('sha256').update(`guong/v1/folder\n${dev}:${ino}`).digest('hex').slice(0, 32);
  const socket = createServer((client) => client.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new FolderRefused(inUse(folder)) : error);
    });
    socket.listen({ path: `\0guong-${name}` }, resolve);
  });
  socket.unref();
  return { release: () => new Promise((resolve) => socket.close(() => resolve())) };
}

const inUse = (folder: string): string =>
  `Thư mục dữ liệu ${folder} đang do một máy chủ Gương khác dùng; hãy dừng máy chủ ấy hoặc đặt GUONG_DATA là thư mục khác.` +
  ` / The data folder is in use by another Gương server; stop it or set GUONG_DATA to another folder.`;

async function refuseNetworkShare(folder: string): Promise<void> {
  const { type } = await statfs(folder);
  if (!SHARED.has(type)) return;
  throw new FolderRefused(
    `Thư mục dữ liệu ${folder} nằm trên ổ mạng; cơ sở dữ liệu cần ổ đĩa của chính máy này.` +
      ` / The data folder is on a network share; the database needs a local disk.`,
  );
}
