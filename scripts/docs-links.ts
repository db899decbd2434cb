import { existsSync, readFileSync } from 'node:fs';
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

/** Every dead relative link, dead anchor and dead path in the Markdown files of a tree. */
export function deadLinks(root = ROOT, files = repositoryFiles(root)): DeadLink[] {
  return files.filter((file) => file.endsWith('.md')).flatMap((file) => deadLinksIn(root, file));
}

function deadLinksIn(root: string, file: string): DeadLink[] {
  const lines = proseOf(readFileSync(join(root, file), 'utf8'));
  return lines.flatMap((text, index) => {
    const links = [...text.matchAll(LINK)]
      .map((match) => match[1] ?? '')
      .filter((target) => !leadsTo(root, file, target));
    const paths = [...text.matchAll(PATH)]
      .map((match) => match[1] ?? '')
      .filter((path) => !existsSync(join(root, path)));
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

function leadsTo(root: string, file: string, target: string): boolean {
  if (/^[a-z]+:/i.test(target)) return true;
  const [path = '', anchor] = target.split('#');
  const goal = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (!existsSync(join(root, goal))) return false;
  if (anchor === undefined || !goal.endsWith('.md')) return true;
  return proseOf(readFileSync(join(root, goal), 'utf8')).some((line) => anchorOf(line) === anchor);
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
  const files = repositoryFiles().filter((file) => file.endsWith('.md'));
  const dead = deadLinks(ROOT, files);
  for (const { file, line, target } of dead) console.error(`${file}:${String(line)} leads nowhere: ${target}`);
  console.log(`${String(files.length)} documents, ${String(dead.length)} dead links`);
  process.exitCode = dead.length > 0 ? 1 : 0;
}
