import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The root of this repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** A small repository in a temporary folder, made of the files given; remove it with `remove`. */
export function plantedTree(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly link: (from: string, to: string) => void;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'guong-planted-'));
  const at = (path: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    return join(folder, path);
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(at(path), text);
  return {
    folder,
    link: (from, to) => symlinkSync(to, at(from)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
