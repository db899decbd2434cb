import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOFFICE = '/usr/bin/soffice';

/** Whether LibreOffice Writer is installed where Debian puts it. */
export const hasWriter = existsSync(SOFFICE) && existsSync('/usr/lib/libreoffice/program/libswlo.so');

/** The words of each DOCX as LibreOffice Writer reads them, in the same order; all are opened by one start of it. */
export async function wordsInLibreOffice(papers: readonly Uint8Array[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guong-writer-'));
  try {
    const places = papers.map((_, n) => join(folder, `paper-${n.toString()}`));
    for (const [n, docx] of papers.entries()) await writeFile(`${places[n] ?? ''}.docx`, docx);
    const own = `-env:UserInstallation=file://${folder}/profile`;
    const to = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
    const order = [own, '--headless', ...to, ...places.map((place) => `${place}.docx`)];
    await promisify(execFile)(SOFFICE, order, { timeout: 110_000 });
    const texts = await Promise.all(places.map((place) => readFile(`${place}.txt`, 'utf8')));
    return texts.map((text) => text.replaceAll('\u00a0', ' '));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
