import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtFiles, repositoryFiles, ROOT } from './repository-files.ts';

/** What looks like a secret, or like a path of somebody's own machine. The text itself is never printed. */
export interface Suspicion {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
}

/** What a secret looks like. Written so that this file does not match itself. */
export const KINDS: Readonly<Record<string, RegExp>> = {
  'private key': /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
  'cloud key': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'service token':
    /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,}|xox[abprs]-[\w-]{20,}|npm_[A-Za-z0-9]{36}|sk-[A-Za-z0-9]{32,})\b/,
  'signed token': /\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.[\w-]{16,}\b/,
  'password in an address': /\b[a-z][a-z0-9+]*:\/\/[^\s:/@'"`$<{]+:(?!password@)[^\s@/'"`$<{]{3,}@[\w-]+\.[a-z]/,
  'password in code':
    /(?<![-\w])(?:password|passwd|secret|api_?key|token|mật khẩu)["']?\s*[:=]\s*["'][^"'\s${}<>]{12,}["']/iu,
  'path of a machine': /(?:^|[\s"'`(=])\/(?:home\/[a-z]+|Users\/\w+|work)\//,
};

/** Places where such text is meant to be, each with its reason. */
export const ALLOWED: readonly { readonly path: RegExp; readonly kinds: readonly string[]; readonly reason: string }[] =
  [
    { path: /\/vectors\/[\w.-]+\.json$/, kinds: ['private key', 'password in code'], reason: 'published test vectors' },
    { path: /^tests\/arch\/supply\.test\.ts$/, kinds: Object.keys(KINDS), reason: 'planted faults of this very scan' },
  ];
const LARGEST = 16 * 1024 * 1024;

/** Every suspicion in the files of a tree; binary and very large files are left out. */
export function suspicions(root = ROOT, files = repositoryFiles(root)): Suspicion[] {
  return files.filter((file) => statSync(join(root, file)).size < LARGEST).flatMap((file) => suspicionsIn(root, file));
}

function suspicionsIn(root: string, file: string): Suspicion[] {
  const text = readFileSync(join(root, file), 'utf8');
  if (text.includes('\0')) return [];
  const excused = ALLOWED.filter(({ path }) => path.test(file)).flatMap(({ kinds }) => kinds);
  const searched = Object.entries(KINDS).filter(([kind]) => !excused.includes(kind));
  return text
    .split('\n')
    .flatMap((line, index) =>
      searched.filter(([, pattern]) => pattern.test(line)).map(([kind]) => ({ file, line: index + 1, kind })),
    );
}

if (import.meta.main) {
  const files = [...repositoryFiles(), ...builtFiles()];
  const found = suspicions(ROOT, files);
  for (const { file, line, kind } of found) console.error(`${file}:${String(line)} looks like a ${kind}`);
  console.log(`${String(files.length)} files, ${String(found.length)} suspicions`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
