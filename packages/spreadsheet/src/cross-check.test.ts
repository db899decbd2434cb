import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { columnName } from './cell-reference.ts';
import { mustRead } from './testing/workbooks.ts';
import { buildXlsx, escapeXml, inlineCell } from './testing/xlsx.ts';
import type { Cell, Sheet } from './workbook.ts';

const RUNS = 120;
/** Milliseconds, for a machine that is busy with other things. */
const PATIENCE = 120_000;
const STYLES = '<fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';

const text = fc.string({
  unit: fc.constantFrom('a', 'Đ', 'ệ', 'ư', ' ', '<', '&', '"', "'", '=', '1', '\n', '😀'),
  minLength: 1,
  maxLength: 12,
});
const value = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  fc.record({ kind: fc.constantFrom('shared', 'inline', 'formula'), text }),
  fc.record({ kind: fc.constant('number'), number: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
  fc.record({ kind: fc.constant('date'), number: fc.integer({ min: 61, max: 80_000 }) }),
  fc.record({ kind: fc.constant('boolean'), number: fc.constantFrom(0, 1) }),
);
type Value = null | { kind: string; text?: string; number?: number };

const workbook = fc.array(fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 3,
});

test('random workbooks are read as read-excel-file reads them', { timeout: PATIENCE }, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(workbook, async (sheets) => {
      const bytes = build(sheets);
      compared += await expectAgreement(bytes);
    }),
    { numRuns: RUNS },
  );
  console.log(`compared with read-excel-file: ${compared} cells of ${RUNS} random workbooks`);
  expect(compared).toBeGreaterThan(1000);
});

test('the sample is read as read-excel-file reads it', async () => {
  const bytes = readFileSync(new URL('testing/fixtures/danh-sach-cu-tri-hoa-gao.xlsx', import.meta.url));
  expect(await expectAgreement(bytes)).toBeGreaterThan(1200);
});

async function expectAgreement(bytes: Uint8Array): Promise<number> {
  const ours = mustRead(bytes).sheets;
  const theirs = await readXlsxFile(Buffer.from(bytes), { trim: false });
  expect(ours.map((sheet) => sheet.name)).toEqual(theirs.map(({ sheet }) => sheet));
  const flat = theirs.map(({ data }) =>
    data.flatMap((row, r) =>
      row.flatMap((seen, c) => (seen === null ? [] : [`${columnName(c + 1)}${r + 1} ${shown(seen)}`])),
    ),
  );
  const own = ours.map(filled);
  expect(own).toEqual(flat);
  return own.flat().length;
}

function filled(sheet: Sheet): readonly string[] {
  return sheet.rows.flatMap((row) => row.cells.map((cell) => `${cell.ref} ${shownCell(cell)}`));
}

function shownCell(cell: Cell): string {
  if (cell.kind === 'number') return String(cell.number);
  if (cell.kind === 'date') return cell.dateOn ?? '';
  return cell.kind === 'boolean' ? cell.text.toLowerCase() : cell.text;
}

function shown(seen: unknown): string {
  return seen instanceof Date ? seen.toISOString().slice(0, 10) : String(seen);
}

const CELLS: Readonly<Record<string, (ref: string, value: string) => string>> = {
  inline: inlineCell,
  shared: (ref, value) => `<c r="${ref}" t="s"><v>${value}</v></c>`,
  formula: (ref, value) => `<c r="${ref}" t="str"><f>A1</f><v>${escapeXml(value)}</v></c>`,
  boolean: (ref, value) => `<c r="${ref}" t="b"><v>${value}</v></c>`,
  number: (ref, value) => `<c r="${ref}" s="0"><v>${value}</v></c>`,
  date: (ref, value) => `<c r="${ref}" s="1"><v>${value}</v></c>`,
};

function build(sheets: readonly (readonly (readonly Value[])[])[]): Uint8Array {
  const strings: string[] = [];
  const cell = (item: Value, ref: string): string => {
    if (item === null) return '';
    const value = item.text ?? String(item.number);
    if (item.kind !== 'shared') return CELLS[item.kind]?.(ref, value) ?? '';
    strings.push(`<si><t xml:space="preserve">${escapeXml(value)}</t></si>`);
    return CELLS['shared']?.(ref, String(strings.length - 1)) ?? '';
  };
  const row = (items: readonly Value[], r: number) =>
    `<row r="${r + 1}">${items.map((item, c) => cell(item, `${columnName(c + 1)}${r + 1}`)).join('')}</row>`;
  const raw = sheets.map((rows, i) => ({ name: `S${i}`, data: rows.map(row).join('') }));
  return buildXlsx({ sheets: raw, strings: strings.join(''), styles: STYLES });
}
