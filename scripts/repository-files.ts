import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The root folder of this repository. */
export const ROOT = join(import.meta.dirname, '..');
const NOT_OURS = /^(node_modules|dist|\.git|\.data|coverage)(\/|$)/;

/**
 * Every file that belongs to the repository or would be added to it, as paths from the root.
 * Outside a git checkout (an unpacked archive), every file but installed and built ones.
 */
export function repositoryFiles(root = ROOT): string[] {
  if (!existsSync(join(root, '.git'))) return walked(root);
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

/** Every file of the last build, as paths from the root; none when nothing was built. */
export function builtFiles(root = ROOT): string[] {
  const folder = join(root, 'dist');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

const walked = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !NOT_OURS.test(path));
