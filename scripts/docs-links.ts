import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { repositoryFiles, ROOT } from './repository-files.ts';

/** A link or a path in a document that leads nowhere. */
export interface DeadLink {
  readonly file: string;
  readonly line: number;
  readonly target: string;
}

const LINK = /\]\(([^()\s]+)\)/g;
/** A path of this repository in backticks; one with a placeholder in it is an example, not a path. */
const PATH = /`((?:packages|scripts|tests|bench|docs)\/[\w./-]+)`/g;

/**
 * Every dead relative link, dead anchor and dead path in the Markdown files of a tree. A file that git ignores is not
 * there: whoever reads a clean checkout would not find it either.
 */
export function deadLinks(root = ROOT, files = repositoryFiles(root)): DeadLink[] {
  const tree = { root, paths: withFolders(files) };
  return files.filter((file) => file.endsWith('.md')).flatMap((file) => deadLinksIn(tree, file));
}

interface Tree {
  readonly root: string;
  /** Every file, and every folder that holds one, without a slash at the end. */
  readonly paths: ReadonlySet<string>;
}

function withFolders(files: readonly string[]): Set<string> {
  const paths = new Set(['.']);
  for (const file of files) {
    for (let path = file; path !== '.' && !paths.has(path); path = dirname(path)) paths.add(path);
  }
  return paths;
}

const has = ({ paths }: Tree, path: string): boolean => paths.has(path.replace(/\/$/, ''));

function deadLinksIn(tree: Tree, file: string): DeadLink[] {
  const lines = proseOf(readFileSync(join(tree.root, file), 'utf8'));
  return lines.flatMap((text, index) => {
    const links = [...text.matchAll(LINK)]
      .map((match) => match[1] ?? '')
      .filter((target) => !leadsTo(tree, file, target));
    const paths = [...text.matchAll(PATH)].map((match) => match[1] ?? '').filter((path) => !has(tree, path));
    return [...links, ...paths].map((target) => ({ file, line: index + 1, target }));
  });
}

/** The lines, with fenced code emptied: an example may name what does not exist. */
function proseOf(markdown: string): string[] {
  let isCode = false;
  return markdown.split('\n').map((line) => {
    const isFence = /^\s*(```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    return isCode || isFence ? '' : line;
  });
}

function leadsTo(tree: Tree, file: string, target: string): boolean {
  if (/^[a-z]+:/i.test(target)) return true;
  const [path = '', anchor] = target.split('#');
  const goal = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (!has(tree, goal)) return false;
  if (anchor === undefined || !goal.endsWith('.md')) return true;
  return proseOf(readFileSync(join(tree.root, goal), 'utf8')).some((line) => anchorOf(line) === anchor);
}

/** The anchor that the usual renderers give a heading: lower case, spaces to hyphens, punctuation gone. */
function anchorOf(line: string): string | undefined {
  const heading = /^#{1,6}\s+(.*?)\s*$/.exec(line)?.[1];
  return heading
    ?.toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

if (import.meta.main) {
  const files = repositoryFiles();
  const dead = deadLinks(ROOT, files);
  for (const { file, line, target } of dead) console.error(`${file}:${String(line)} leads nowhere: ${target}`);
  console.log(
    `${String(files.filter((file) => file.endsWith('.md')).length)} documents, ${String(dead.length)} dead links`,
  );
  process.exitCode = dead.length > 0 ? 1 : 0;
}
