import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Everything a build is made of, from the root of the repository. */
const FOLDERS = ['packages', 'scripts/build', 'docs/handbook'];
const FILES = ['scripts/build.ts', 'package-lock.json'];
const NO_SOURCE = /(^|\/)(node_modules|dist|testing|vectors)\/|\.test\.tsx?$|\.md$/;

/** SHA-256 over names and bytes of all sources: the same sources give the same hash on every machine. */
export function sourceHash(root: string): string {
  const hash = createHash('sha256');
  const listed = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  for (const path of [...listed, ...FILES].filter((one) => !NO_SOURCE.test(one)).sort()) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
