import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, watch } from 'node:fs';
import { chmod, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the house must keep outside the database. Files of 32 random bytes or what a module gives, mode 0600. */
export interface Secrets {
  /** A key of 32 bytes for one purpose (`token`, `code-pepper` …), always the same for the same label. */
  derive(label: string): Buffer;
  /** Keeps bytes under a name, outside every backup; replaces what was there. Durable when it resolves. */
  keep(name: string, bytes: Uint8Array): Promise<void>;
  /** What was kept, or nothing. */
  read(name: string): Promise<Buffer | undefined>;
  /** Overwrites and removes what was kept; nothing happens when it is not there. */
  destroy(name: string): Promise<void>;
  /**
   * Tells the name of whatever is destroyed from now on, by this process or another one on this machine, so that
   * copies in memory can be dropped. Keeps no process alive. Answers how to stop listening.
   */
  onDestroyed(listener: (name: string) => void): () => void;
}

/** Thrown when a key could be read by others; the message is for the person who starts the house. */
export class SecretExposed extends Error {}

const MASTER = 'master.key';
const NAME = /^[a-z0-9][a-z0-9._-]{0,120}$/;

/**
 * Opens the folder of secrets, making it and the master key when they are missing.
 * @throws SecretExposed when the folder or a key in it is readable by group or others
 */
export async function openSecrets(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseExposed(folder);
  const master = await masterKey(folder);
  const pathOf = (name: string): string => {
    if (!NAME.test(name)) throw new Error('a secret has a plain file name');
    return join(folder, `kept-${name}`);
  };
  return {
    derive: (label) => Buffer.from(hkdfSync('sha256', master, 'guong/v1/secrets', label, 32)),
    keep: (name, bytes) => writeDurably(folder, pathOf(name), bytes),
    read: (name) => readIfThere(pathOf(name)),
    destroy: (name) => shred(pathOf(name)),
    onDestroyed: (listener) => watchRemovals(folder, listener),
  };
}

const KEPT = /^kept-(.+)$/;

function watchRemovals(folder: string, listener: (name: string) => void): () => void {
  const watcher = watch(folder, { persistent: false }, (_event, file) => {
    const [, name] = KEPT.exec(file ?? '') ?? [];
    if (name !== undefined && !existsSync(join(folder, `kept-${name}`))) listener(name);
  });
  // The folder itself went away: nothing is kept there any more, and nothing can be said of it.
  watcher.on('error', () => {
    watcher.close();
  });
  return () => {
    watcher.close();
  };
}

const KEY_BYTES = 32;
/** Random bytes repeat rarely; a key typed by hand or left at zero does. */
const LEAST_DIFFERENT = 16;

async function masterKey(folder: string): Promise<Buffer> {
  const path = join(folder, MASTER);
  if (!(await readIfThere(path))) await makeMasterKey(folder, path);
  await refuseExposed(path);
  const key = await readFile(path);
  if (key.length === KEY_BYTES && new Set(key).size >= LEAST_DIFFERENT) return key;
  throw new Error(`${path}: đây không phải khóa do Gương tạo. / This is not a key that Gương made.`);
}

/** The first of two processes wins: a link, unlike a rename, never replaces what is there. */
async function makeMasterKey(folder: string, path: string): Promise<void> {
  const draft = join(folder, `${MASTER}.${randomBytes(6).toString('hex')}`);
  await writeDurably(folder, draft, randomBytes(KEY_BYTES));
  await link(draft, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(draft);
  await syncFolder(folder);
}

async function refuseExposed(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return;
  throw new SecretExposed(
    `${path} đang để người khác đọc được; hãy đặt quyền chỉ chủ sở hữu (chmod go= ) rồi chạy lại.` +
      ` / ${path} is readable by others; restrict it to its owner and start again.`,
  );
}

const readIfThere = (path: string): Promise<Buffer | undefined> => readFile(path).catch(nothingIfMissing);

function nothingIfMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

async function writeDurably(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  const file = await open(draft, 'wx', 0o600);
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await chmod(draft, 0o600);
  await rename(draft, path);
  await syncFolder(folder);
}

async function shred(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(nothingIfMissing);
  if (!file) return;
  const { size } = await file.stat();
  await file.write(randomBytes(size), 0, size, 0);
  await file.sync();
  await file.close();
  await rm(path);
  await syncFolder(join(path, '..'));
}

/** A rename is durable only when the folder that holds the name is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
