import { expect, test } from 'vitest';
import { countMinutes } from './count-minutes.ts';
import { writeDocx } from './docx-writer.ts';
import type { OfficialPaper } from './official-paper.ts';
import { resultSheet } from './result-sheet.ts';
import { rollList } from './roll-list.ts';
import { hasWriter, wordsInLibreOffice } from './testing/libreoffice.ts';
import { sampleMinutes, sampleResultSheet, sampleRoll, sampleStateLetterhead } from './testing/sample-papers.ts';

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
    const texts = await wordsInLibreOffice(await Promise.all(PAPERS.map(([, paper]) => writeDocx(paper))));
    for (const [n, [name, , words]] of PAPERS.entries()) {
      const text = texts[n] ?? '';
      expect([name, text.includes(words)]).toEqual([name, true]);
      expect(text.indexOf('SÔNG HỒNG')).toBeLessThan(text.indexOf(words));
    }
  },
);
if (!hasWriter) console.log('NOT RUN: LibreOffice Writer is not installed; no DOCX was opened by it');
