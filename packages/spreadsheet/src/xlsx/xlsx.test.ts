import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName, parseReference } from '../cell-reference.ts';
import { readWorkbook } from '../read.ts';
import { buildXlsx, inlineCell, packXlsx, xlsxParts } from '../testing/xlsx.ts';
import { cellsOf, mustRead, sheetFrom, sheetOf } from '../testing/workbooks.ts';
import { buildZip, utf8 } from '../testing/zip.ts';
import { dayOfSerial, serialOfDay } from './date-serial.ts';
import { numberShape } from './number-format.ts';
import { unescapeText } from './rich-text.ts';

test('every kind of cell is read as what it is', () => {
  const cells = cellsOf(
    sheetFrom(
      '<row r="1"><c r="A1"><v>1434</v></c><c r="B1"><v>1.434</v></c><c r="C1" t="b"><v>1</v></c>' +
        '<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="str"><f>A1&amp;"x"</f><v>1434x</v></c><c r="F1"><f>1/0</f></c>' +
        '<c r="G1" t="d"><v>2025-09-02T00:00:00</v></c><c r="H1" t="s"><v>0</v></c><c r="I1"/><c r="J1" t="s"><v>1</v></c></row>',
      { strings: '<si><t>Hoa Gạo</t></si><si><t></t></si>' },
    ),
  );
  const seen = [...cells].map(([ref, cell]) => [ref, cell.kind, cell.text, cell.formula ?? '']);
  expect(seen).toEqual([
    ['A1', 'number', '1434', ''],
    ['B1', 'number', '1.434', ''],
    ['C1', 'boolean', 'TRUE', ''],
    ['D1', 'error', '#REF!', ''],
    ['E1', 'text', '1434x', 'A1&"x"'],
    ['F1', 'empty', '', '1/0'],
    ['G1', 'date', '02/09/2025', ''],
    ['H1', 'text', 'Hoa Gạo', ''],
  ]);
  expect(cells.get('G1')?.dateOn).toBe('2025-09-02');
});

test('rows and cells without addresses take the next place', () => {
  const sheet = sheetFrom(
    '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
  );
  expect([...cellsOf(sheet).keys()]).toEqual(['A1', 'B1', 'C5', 'D5', 'A6']);
});

test('shared formulas show the first one and keep their own stored results', () => {
  const cells = cellsOf(
    sheetFrom(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">C1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c></row>',
    ),
  );
  expect([cells.get('B1')?.formula, cells.get('B1')?.number]).toEqual(['C1+1', 3]);
});

test('fonts come from the style of the cell and from the runs of its text', () => {
  const styles =
    '<fonts><font><name val="Arial"/></font><font><name val=".VnTimeH"/></font></fonts>' +
    '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs><dxfs><dxf><font><name val="X"/></font></dxf></dxfs>';
  const strings =
    '<si><t>a</t><rPh sb="0" eb="1"><t>phonetic</t></rPh></si>' +
    '<si><r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn </t></r><r><rPr><rFont val="Arial"/></rPr><t>Hoa</t></r></si>' +
    '<si><r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn </t></r><r><rPr><b/><rFont val=".VnTime"/></rPr><t>Hoa</t></r></si>' +
    '<si><r><t>Lê </t></r><r><rPr><b/></rPr><t>Hoa</t></r></si>';
  const row = [0, 1, 2, 3].map((i) => `<c s="1" t="s"><v>${i}</v></c>`).join('');
  const cells = cellsOf(sheetFrom(`<row r="1">${row}</row>`, { styles, strings }));
  expect(cells.get('A1')).toMatchObject({ text: 'a', font: '.VnTimeH' });
  expect(cells.get('B1')).toMatchObject({
    text: 'NguyÔn Hoa',
    font: '.VnTimeH',
    runs: [
      { text: 'NguyÔn ', font: '.VnTime' },
      { text: 'Hoa', font: 'Arial' },
    ],
  });
  expect(cells.get('C1')).toMatchObject({ text: 'NguyÔn Hoa', font: '.VnTime' });
  expect(cells.get('C1')?.runs).toBeUndefined();
  expect(cells.get('D1')).toMatchObject({ text: 'Lê Hoa', font: '.VnTimeH' });
});

test('an apostrophe is told apart: in the text, or in the style', () => {
  const styles = '<fonts><font/></fonts><cellXfs><xf fontId="0"/><xf fontId="0" quotePrefix="1"/></cellXfs>';
  const cells = cellsOf(
    sheetFrom(
      `<row r="1">${inlineCell('A1', "'24/7/1955")}<c r="B1" s="1" t="inlineStr"><is><t>001</t></is></c>${inlineCell('C1', '1')}</row>`,
      { styles },
    ),
  );
  expect(['A1', 'B1', 'C1'].map((ref) => [cells.get(ref)?.text, cells.get(ref)?.apostrophe])).toEqual([
    ["'24/7/1955", 'literal'],
    ['001', 'style'],
    ['1', undefined],
  ]);
});

test('numbers in a format of zeros keep their leading zeros', () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>';
  expect(cellsOf(sheetFrom('<row r="1"><c r="A1" s="0"><v>1070012345</v></c></row>', { styles })).get('A1')?.text).toBe(
    '001070012345',
  );
});

test('dates count from 1900 with the day that never was, or from 1904', () => {
  const of = (serial: number, date1904: boolean) => {
    const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
    const cell = cellsOf(sheetFrom(`<row r="1"><c r="A1" s="0"><v>${serial}</v></c></row>`, { styles, date1904 })).get(
      'A1',
    );
    return `${cell?.kind ?? ''} ${cell?.dateOn ?? '-'} ${cell?.text ?? ''}`;
  };
  expect(of(1, false)).toBe('date 1900-01-01 01/01/1900');
  expect(of(59, false)).toBe('date 1900-02-28 28/02/1900');
  expect(of(60, false)).toBe('number - 60');
  expect(of(61, false)).toBe('date 1900-03-01 01/03/1900');
  expect(of(0, false)).toBe('number - 0');
  expect(of(-1, false)).toBe('number - -1');
  expect(of(2_958_465, false)).toBe('date 9999-12-31 31/12/9999');
  expect(of(2_958_466, false)).toBe('number - 2958466');
  expect(of(45_000.75, false)).toBe('date 2023-03-15 15/03/2023 18:00');
  expect(of(0, true)).toBe('date 1904-01-01 01/01/1904');
  expect(of(43_538, true)).toBe('date 2023-03-15 15/03/2023');
});

test('serials and days undo each other from 1900 to 9999', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_958_465 }), (serial) => {
      const day = dayOfSerial(serial, false);
      expect(day === undefined ? 60 : serialOfDay(day)).toBe(serial);
    }),
  );
});

test.each([
  ['dd/mm/yyyy', 'date'],
  ['[$-42A]dd mmmm yyyy;@', 'date'],
  ['"ngày" d "tháng" m', 'date'],
  ['yyyy', 'date'],
  ['mmm', 'date'],
  ['mm:ss', 'plain'],
  ['[h]:mm', 'plain'],
  ['General', 'plain'],
  ['#,##0 "đồng"', 'plain'],
  ['0.00" ngày"', 'plain'],
  ['[Red]0', 'plain'],
  ['\\d0', 'plain'],
  ['@', 'plain'],
])('the format %s is taken for %s', (code, kind) => {
  expect(numberShape(170, code).kind).toBe(kind);
});

test('characters XML cannot carry are undone, and nothing ill-formed comes out', () => {
  expect(unescapeText('a_x000D__x000A_b')).toBe('a\r\nb');
  expect(unescapeText('_x005F_x0041_')).toBe('_x0041_');
  expect(unescapeText('_x0000_')).toBe('\uFFFD');
  expect(unescapeText('_xD83D_')).toBe('\uFFFD');
  expect(unescapeText('_xD83D__xDE00_')).toBe('😀');
});

test('merged ranges, hidden rows and columns and hidden sheets are told', () => {
  const data = `<row r="2" hidden="1">${inlineCell('B2', 'x')}</row><row r="9" hidden="1"/><row r="10">${inlineCell('D10', 'y')}</row>`;
  const before = '<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" hidden="true"/></cols>';
  const parts = xlsxParts({
    sheets: [
      { name: 'Một', data, before, after: '<mergeCells><mergeCell ref="B2:D10"/></mergeCells>' },
      { name: 'Hai', state: 'veryHidden', data: '' },
    ],
  });
  const workbook = mustRead(packXlsx(parts));
  const sheet = sheetOf(workbook);
  expect([...sheet.hiddenRows]).toEqual([2]);
  expect([...sheet.hiddenColumns]).toEqual([2, 3, 4]);
  expect(sheet.merges).toEqual([{ ref: 'B2:D10', firstRow: 2, firstColumn: 2, lastRow: 10, lastColumn: 4 }]);
  expect(workbook.sheets.map((each) => each.state)).toEqual(['visible', 'veryHidden']);
});

test('prefixed element names and parts in other places are read alike', () => {
  const parts = xlsxParts({ sheets: [{ name: 'S', data: `<row r="1">${inlineCell('A1', 'x')}</row>` }] });
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  parts.delete('xl/worksheets/sheet1.xml');
  parts.set('xl/other/s.xml', sheet.replace(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x='));
  const links = parts.get('xl/_rels/workbook.xml.rels') ?? '';
  parts.set('xl/_rels/workbook.xml.rels', links.replace('worksheets/sheet1.xml', '/xl/other/s.xml'));
  expect(cellsOf(sheetOf(mustRead(packXlsx(parts)))).get('A1')?.text).toBe('x');
});

test('stored entries and entries whose sizes follow the data are read', () => {
  const parts = [...xlsxParts({ sheets: [{ name: 'S', data: `<row r="1">${inlineCell('A1', 'x')}</row>` }] })];
  const bytes = buildZip(parts.map(([name, xml]) => ({ name, data: utf8(xml), method: 0, flags: 0x0808 })));
  expect(cellsOf(sheetOf(mustRead(bytes))).get('A1')?.text).toBe('x');
});

test('tighter bounds refuse what the usual ones let through', () => {
  const bytes = buildXlsx({
    sheets: [{ name: 'S', data: `<row r="1">${inlineCell('A1', 'abc')}${inlineCell('B1', 'd')}</row>` }],
  });
  const code = (limits: Parameters<typeof readWorkbook>[1]) => {
    const result = readWorkbook(bytes, limits);
    return result.ok ? 'read' : result.refusal.code;
  };
  expect(code({})).toBe('read');
  expect(code({ fileBytes: 100 })).toBe('file-too-large');
  expect(code({ cells: 1 })).toBe('too-many-cells');
  expect(code({ cellCharacters: 2 })).toBe('cell-too-long');
  expect(code({ totalCharacters: 3 })).toBe('too-much-text');
  expect(code({ zipEntries: 3 })).toBe('zip-too-many-parts');
  expect(code({ inflatedBytes: 1000 })).toBe('zip-bomb');
  expect(code({ declaredBytes: 1000 })).toBe('zip-bomb');
  expect(code({ xmlElements: 5 })).toBe('too-many-elements');
  expect(code({ xmlDepth: 2 })).toBe('xml-too-deep');
});

test('a refusal about a cell names the sheet and the cell and says the way out', () => {
  const bytes = buildXlsx({ sheets: [{ name: 'DS', data: `<row r="7">${inlineCell('C7', 'abc')}</row>` }] });
  const result = readWorkbook(bytes, { cellCharacters: 2 });
  expect(result.ok ? '' : result.refusal.message).toMatch(/^Trang “DS”, ô C7: .*Hãy /);
});

test('column names and addresses undo each other over the whole sheet', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16_384 }), fc.integer({ min: 1, max: 1_048_576 }), (column, row) => {
      expect(parseReference(`${columnName(column)}${row}`)).toEqual({ row, column });
    }),
  );
  for (const ref of ['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'a1', 'A1:B2', 'A-1', 'AAAA1']) {
    expect(parseReference(ref)).toBeUndefined();
  }
});
