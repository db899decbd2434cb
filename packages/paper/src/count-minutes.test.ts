import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { countMinutes } from './count-minutes.ts';
import type { CountMinutes } from './count-minutes-record.ts';
import { writeDocx } from './docx-writer.ts';
import { plainText } from './minutes-figures.ts';
import { openPdfWriter } from './pdf-writer.ts';
import { docxParts, docxText } from './testing/docx-text.ts';
import { pdfPages, pdfText, plainWords } from './testing/pdf-text.ts';
import { sampleMinutes } from './testing/sample-papers.ts';

const writer = openPdfWriter();
afterAll(() => writer.close());

async function pdfOf(minutes: CountMinutes): Promise<Uint8Array> {
  const result = await writer.writePdf(countMinutes(minutes));
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}

const SHARE = /^(?:[\d.]+\/[\d.]+|[\d.]+,\d%)$/u;
const sharesIn = (text: string): string[] =>
  text
    .split(' ')
    .filter((word) => SHARE.test(word))
    .sort();

function occurrences(text: string, part: string): number {
  return (
    ` ${text} `.split(
      new RegExp(`(?<![\\d.,/%])${part.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')}(?![\\d/%]|[.,]\\d)`, 'u'),
    ).length - 1
  );
}

/** Every figure of the record as often as the record has it; every fraction and percentage exactly as often. */
function expectFigures(minutes: CountMinutes, text: string): number {
  const figures = plainText(minutes).map((figure) => ({ ...figure, text: plainWords(figure.text) }));
  const wanted = Map.groupBy(figures, (figure) => figure.text);
  const missing = [...wanted].filter(([part, all]) => occurrences(text, part) < all.length);
  expect(missing.map(([part, all]) => [all[0]?.name, part, all.length, occurrences(text, part)])).toEqual([]);
  expect(sharesIn(text)).toEqual(
    figures
      .map((figure) => figure.text)
      .filter((part) => SHARE.test(part))
      .sort(),
  );
  return figures.length;
}

test('the PDF and the DOCX of one record show every figure of the record', async () => {
  const minutes = sampleMinutes();
  const pdf = pdfText(await pdfOf(minutes));
  const docx = docxText(await writeDocx(countMinutes(minutes)));
  console.log(`figures looked up in both forms: ${expectFigures(minutes, pdf)}`);
  expectFigures(minutes, docx);
});

test('law: any number of subjects, items and ballots gives the same figures in both forms', async () => {
  let figures = 0;
  const shapes = fc.record({
    subjects: fc.integer({ min: 1, max: 15 }),
    items: fc.integer({ min: 1, max: 40 }),
    collected: fc.integer({ min: 70, max: 99_999 }),
  });
  await fc.assert(
    fc.asyncProperty(shapes, async (shape) => {
      const minutes = sampleMinutes(shape);
      figures += expectFigures(minutes, pdfText(await pdfOf(minutes)));
      figures += expectFigures(minutes, docxText(await writeDocx(countMinutes(minutes))));
    }),
    { numRuns: 4 },
  );
  console.log(`figures looked up over 4 records: ${figures}`);
}, 60_000);

test('a figure changed after printing is noticed by the comparison', async () => {
  const printed = pdfText(await pdfOf(sampleMinutes()));
  const changed = sampleMinutes({ collected: 203 });
  expect(() => expectFigures(changed, printed)).toThrow();
});

test('on 15 subjects with 40 items every table page repeats its head, and pages are numbered from the second', async () => {
  const pages = pdfPages(await pdfOf(sampleMinutes({ subjects: 15, items: 40, collected: 1560 })));
  expect(pages.length).toBeGreaterThan(20);
  pages.forEach(({ runs, text }, index) => {
    const fractions = sharesIn(plainWords(text)).filter((word) => word.includes('/'));
    expect(fractions.length % 5).toBe(0);
    if (fractions.length > 0) expect(text).toContain('Để trống');
    expect(runs[0] === String(index + 1)).toBe(index > 0);
  });
});

test('no row of a table is split between two pages, however many lines it has', async () => {
  const sample = sampleMinutes({ subjects: 1, items: 40 });
  const marked = (index: number): string =>
    `đầu${index}đầu ${'nội dung dài '.repeat(20 + (index % 9))} cuối${index}cuối`;
  const subjects = sample.subjects.map((subject) => ({
    ...subject,
    tables: subject.tables.map((table) => ({
      ...table,
      items: table.items.map((item, index) => ({ ...item, label: marked(index) })),
    })),
  }));
  const pages = pdfPages(await pdfOf({ ...sample, subjects })).map(({ text }) => text.replaceAll('\u200b', ''));
  const pageOf = (words: string): number => pages.findIndex((text) => text.includes(words));
  const ends = Array.from({ length: 40 }, (_, index) => [pageOf(`đầu${index}đầu`), pageOf(`cuối${index}cuối`)]);
  expect(ends.filter(([first, last]) => first !== last || first === -1)).toEqual([]);
  expect(new Set(ends.map(([first]) => first)).size).toBeGreaterThan(2);
});

test('all signatures stand on one page, under words of the document', async () => {
  for (const [subjects, items] of [
    [1, 1],
    [2, 5],
    [3, 9],
  ]) {
    const minutes = sampleMinutes({ subjects, items });
    const last = pdfPages(await pdfOf(minutes)).at(-1)?.runs ?? [];
    const { members, head, chair } = minutes.signatures;
    for (const words of [...members.names, head.name, chair.name, 'Nơi nhận:']) expect(last).toContain(words);
    expect(plainWords(last.join(' '))).toContain('Khiếu nại về kết quả');
  }
});

test('sections with nothing to say are left out and the others numbered on', async () => {
  const { attendance: _, categoryTables: __, commentCount: ___, ...rest } = sampleMinutes({ subjects: 1, items: 1 });
  const text = pdfText(await pdfOf({ ...rest, equations: [], circulation: '' }));
  expect(text).not.toMatch(/ĐỐI CHIẾU|THEO NHÓM|LƯU HÀNH|triệu tập|ý kiến góp ý bằng lời/u);
  expect(text).toContain('III. KẾT QUẢ KIỂM PHIẾU');
  expect(text).toContain('V. DẤU KIỂM TRA ĐIỆN TỬ');
});

test('an equation that does not hold is named in capitals in both forms', async () => {
  const [first, ...others] = sampleMinutes().equations;
  if (!first) throw new Error('the sample has equations');
  const minutes = { ...sampleMinutes(), equations: [{ ...first, right: first.left + 1, holds: false }, ...others] };
  const docx = docxText(await writeDocx(countMinutes(minutes)));
  for (const text of [pdfText(await pdfOf(minutes)), docx]) {
    expect(text).toContain('CÓ 1 PHÉP ĐỐI CHIẾU KHÔNG KHỚP: R1.');
    expect(text).not.toContain('đều khớp');
  }
});

test('an item with more counts than its scale has levels is refused as a fault of the caller', () => {
  const subject = {
    name: 'Lê Thị Hoa Gạo',
    post: '',
    tables: [{ levels: ['Tốt'], items: [{ label: 'Gương mẫu', counts: [1, 2], blank: 0 }] }],
  };
  expect(() => countMinutes({ ...sampleMinutes(), subjects: [subject] })).toThrow(RangeError);
});

test('the file is PDF/A-2a, tagged, in Vietnamese, with its title, and the same bytes each time', async () => {
  const pdf = await pdfOf(sampleMinutes());
  const other = openPdfWriter();
  const again = await other.writePdf(countMinutes(sampleMinutes()));
  await other.close();
  if (!again.ok) throw new Error(again.refusal.reason);
  expect(Buffer.compare(Buffer.from(pdf), Buffer.from(again.value))).toBe(0);
  const file = Buffer.from(pdf).toString('latin1');
  expect(file).toContain('/Lang (vi-VN)');
  expect(file).toContain('/Marked true');
  expect(file).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(file).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  expect(file).toContain('/CreationDate (D:20261122041500Z)');
});

test('the DOCX has the margins of Party documents, repeated heads, unsplit rows and numbers from page 2', async () => {
  const parts = docxParts(await writeDocx(countMinutes(sampleMinutes())));
  const body = parts['word/document.xml'] ?? '';
  expect(body).toMatch(/<w:pgMar[^>]*w:top="1134"[^>]*w:right="850"[^>]*w:bottom="1134"[^>]*w:left="1701"/u);
  expect(body).toContain('<w:titlePg/>');
  expect(body.match(/<w:tblHeader/gu)?.length).toBeGreaterThanOrEqual(5);
  expect(body.match(/<w:cantSplit/gu)?.length).toBe(body.match(/<w:tr[ >]/gu)?.length);
  expect(Object.keys(parts).filter((name) => /header\d/u.test(name) && name.endsWith('.xml')).length).toBe(2);
});

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
test.skipIf(!hasPdftotext)('poppler, a second reader, finds the same figures in the PDF', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guong-paper-'));
  const path = join(folder, 'minutes.pdf');
  writeFileSync(path, await pdfOf(sampleMinutes()));
  const text = execFileSync('pdftotext', ['-raw', path, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  rmSync(folder, { recursive: true });
  expectFigures(sampleMinutes(), plainWords(text.normalize('NFC')));
});
if (!hasPdftotext) console.log('NOT RUN: pdftotext is not installed; the figures were checked by our own reader only');
