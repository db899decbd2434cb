import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOFFICE = '/usr/bin/soffice';
const PROGRAM = '/usr/lib/libreoffice/program';
const hasPart = (library: string): boolean => existsSync(SOFFICE) && existsSync(join(PROGRAM, library));

/** Whether LibreOffice Writer is installed where Debian puts it. */
export const hasWriter = hasPart('libswlo.so');
/** Whether LibreOffice Calc is installed where Debian puts it. */
export const hasCalc = hasPart('libsclo.so');

/** What LibreOffice makes of files: into which kind, where it lies afterwards. */
export interface Conversion {
  /** The kind, as LibreOffice calls it: `pdf`, `docx`, `fods`, `txt:Text (encoded):UTF8`. */
  readonly to: string;
  /** The folder of the results; each bears the name of its file. */
  readonly into: string;
  readonly files: readonly string[];
  /** Where its own settings lie between starts. */
  readonly profile: string;
  /** How the files are to be read, when their names do not say it. */
  readonly asRead?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Has LibreOffice open files and write them down as another kind, all by one start of it; fails when it takes too long. */
export async function convertInLibreOffice(order: Conversion): Promise<void> {
  const { to, into, files, profile, asRead, env = process.env } = order;
  const reading = asRead === undefined ? [] : [`--infilter=${asRead}`];
  const own = `-env:UserInstallation=file://${profile}`;
  const words = [own, '--headless', ...reading, '--convert-to', to, '--outdir', into, ...files];
  await promisify(execFile)(SOFFICE, words, { timeout: 110_000, env });
}

/** The words of each DOCX as LibreOffice Writer reads them, in the same order; all are opened by one start of it. */
export async function wordsInLibreOffice(papers: readonly Uint8Array[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guong-writer-'));
  try {
    const places = papers.map((_, n) => join(folder, `paper-${n.toString()}`));
    for (const [n, docx] of papers.entries()) await writeFile(`${places[n] ?? ''}.docx`, docx);
    const files = places.map((place) => `${place}.docx`);
    const profile = join(folder, 'profile');
    await convertInLibreOffice({ to: 'txt:Text (encoded):UTF8', into: folder, files, profile });
    const texts = await Promise.all(places.map((place) => readFile(`${place}.txt`, 'utf8')));
    return texts.map((text) => text.replaceAll('\u00a0', ' '));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
