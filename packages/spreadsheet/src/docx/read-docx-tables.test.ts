import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocxTables } from './read-docx-tables.ts';

/** Set `GUONG_LAW_MUTANTS=5000` for the size of the acceptance catalogue. */
const MUTANTS = Number(process.env['GUONG_LAW_MUTANTS'] ?? 400);
const encoder = new TextEncoder();
const cell = (text: string, span = '') => `<w:tc>${span}<w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const table = (...rows: readonly string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
const part = (body: string, head = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}<w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;
const docx = (xml: string, more: Readonly<Record<string, Uint8Array>> = {}) =>
  zipSync({ 'word/document.xml': encoder.encode(xml), ...more });
const codeOf = (bytes: Uint8Array): string => {
  const read = readDocxTables(bytes);
  return read.ok ? 'read' : read.refusal.code;
};

test('rows, spans, several paragraphs and inner tables are read as they are meant', () => {
  const two = `<w:tc><w:p><w:r><w:t>một</w:t></w:r></w:p><w:p><w:r><w:t>hai</w:t></w:r></w:p></w:tc>`;
  const inner = `<w:tc>${table(cell('trong'))}<w:p><w:r><w:t>ngoài</w:t></w:r></w:p></w:tc>`;
  const wide = cell('rộng', '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>');
  const xml = part(`<w:p><w:r><w:t>Phụ lục</w:t></w:r></w:p>${table(cell('TT') + two, wide, cell('1') + inner)}`);
  const read = readDocxTables(docx(xml));
  expect(read.ok && read.value).toEqual([
    [
      ['TT', 'một\nhai'],
      ['rộng', ''],
      ['1', 'ngoài'],
    ],
  ]);
});

test('document types, macros, embedded objects and archives of another kind are refused', () => {
  const plain = part(table(cell('a')));
  expect(codeOf(docx(part('', '<!DOCTYPE a [<!ENTITY b "c">]>')))).toBe('xml-doctype');
  expect(codeOf(docx(plain, { 'word/vbaProject.bin': encoder.encode('x') }))).toBe('macro');
  expect(codeOf(docx(plain, { 'word/embeddings/a.bin': encoder.encode('x') }))).toBe('embedded-object');
  expect(codeOf(zipSync({ 'a.txt': encoder.encode('x') }))).toBe('other-archive');
  expect(codeOf(docx(part(table(cell('a'.repeat(40_000_000))))))).not.toBe('read');
});

test('mutated texts are each read or refused, never thrown on, and cheap', { timeout: 120_000 }, () => {
  const rows = Array.from({ length: 15 }, (_, n) => cell(String(n + 1)) + cell('Việc phải làm') + cell('31/12/2026'));
  const source = docx(part(table(...rows)));
  const bare = part(table(...rows));
  const counts = new Map<string, number>();
  const edit = fc.record({
    at: fc.nat(),
    by: fc.integer({ min: 1, max: 255 }),
    isInside: fc.boolean(),
    cut: fc.nat(9),
  });
  let slowest = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const isInside = edits[0]?.isInside === true;
      let bytes = isInside ? encoder.encode(bare) : source.slice();
      for (const { at, by, cut } of edits) {
        const place = at % bytes.length;
        bytes[place] = ((bytes[place] ?? 0) + by) % 256;
        if (cut === 0) bytes = bytes.slice(0, Math.max(30, place));
      }
      const before = process.cpuUsage();
      const code = codeOf(isInside ? zipSync({ 'word/document.xml': bytes }) : bytes);
      slowest = Math.max(slowest, process.cpuUsage(before).user / 1000);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }),
    { numRuns: MUTANTS },
  );
  const shown = [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${String(count)}`);
  console.log(`${String(MUTANTS)} mutants: ${shown.join(', ')}; slowest ${String(Math.round(slowest))} ms CPU`);
  expect(counts.size).toBeGreaterThan(3);
});
