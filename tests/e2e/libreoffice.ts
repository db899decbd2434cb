import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOFFICE = '/usr/bin/soffice';
const WRITER = '/usr/lib/libreoffice/program/libswlo.so';

/** The words of a DOCX as LibreOffice Writer reads them; undefined where it is not installed. */
export async function wordsInLibreOffice(docx: Uint8Array): Promise<string | undefined> {
  if (!existsSync(SOFFICE) || !existsSync(WRITER)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'guong-writer-'));
  try {
    await writeFile(join(folder, 'paper.docx'), docx);
    const own = `-env:UserInstallation=file://${folder}/profile`;
    const to = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, join(folder, 'paper.docx')];
    await promisify(execFile)(SOFFICE, [own, '--headless', ...to], { timeout: 110_000 });
    return (await readFile(join(folder, 'paper.txt'), 'utf8')).replaceAll('\u00a0', ' ');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
