import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { countMinutes } from './count-minutes.ts';
import { writeDocx } from './docx-writer.ts';
import type { OfficialPaper } from './official-paper.ts';
import { resultSheet } from './result-sheet.ts';
import { rollList } from './roll-list.ts';
import { sampleMinutes, sampleResultSheet, sampleRoll, sampleStateLetterhead } from './testing/sample-papers.ts';

/** Where LibreOffice Writer stands when it is installed. */
const SOFFICE = '/usr/bin/soffice';
const WRITER = '/usr/lib/libreoffice/program/libswlo.so';
const hasWriter = existsSync(SOFFICE) && existsSync(WRITER);

const folder = mkdtempSync(join(tmpdir(), 'guong-docx-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const PAPERS: readonly (readonly [string, OfficialPaper, string])[] = [
  ['minutes', countMinutes(sampleMinutes()), 'BIÊN BẢN'],
  ['state', countMinutes({ ...sampleMinutes(), letterhead: sampleStateLetterhead }), 'Độc lập - Tự do - Hạnh phúc'],
  ['sheet', resultSheet(sampleResultSheet()), 'BẢNG TỔNG HỢP KẾT QUẢ PHIẾU'],
  ['roll', rollList(sampleRoll(5)), 'DANH SÁCH NHẬN PHIẾU'],
];

test.skipIf(!hasWriter)(
  'LibreOffice opens every DOCX without repair and reads its words, in order',
  { timeout: 120_000 },
  async () => {
    for (const [name, paper] of PAPERS) writeFileSync(join(folder, `${name}.docx`), await writeDocx(paper));
    const files = PAPERS.map(([name]) => join(folder, `${name}.docx`));
    const own = `-env:UserInstallation=file://${folder}/profile`;
    const to = ['--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
    await promisify(execFile)(SOFFICE, [own, '--headless', ...to, ...files], { timeout: 110_000 });
    for (const [name, , words] of PAPERS) {
      const text = readFileSync(join(folder, `${name}.txt`), 'utf8').replaceAll('\u00a0', ' ');
      expect([name, text.includes(words)]).toEqual([name, true]);
      expect(text.indexOf('SÔNG HỒNG')).toBeLessThan(text.indexOf(words));
    }
  },
);
if (!hasWriter) console.log('NOT RUN: LibreOffice Writer is not installed; no DOCX was opened by it');
