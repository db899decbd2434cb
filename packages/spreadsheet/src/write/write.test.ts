import { unzipSync, strFromU8 } from 'fflate';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { cellsOf, mustRead, sheetOf } from '../testing/workbooks.ts';
import { writeCsv } from './csv.ts';
import { isHazardous, neutralise, unneutralise } from './neutralise.ts';
import { sheetNames } from './sheet-name.ts';
import { writeXlsx } from './xlsx.ts';

const LEADS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  ' =',
  '\u00A0=',
  '＝',
  '＋',
  '－',
  '＠',
  '|',
  '%',
  '\u200B=',
  "'=",
  'Tổ 1\n=',
];
const PAYLOADS = ['1+1', "cmd|' /C calc'!A0", 'HYPERLINK("http://127.0.0.1:9","x")', 'SUM(A1:A9)*2', 'Hoa Gạo'];
const ATTACKS = LEADS.flatMap((lead) => PAYLOADS.map((payload) => lead + payload));

describe('formula injection (FIL-5)', () => {
  const rows = ATTACKS.map((attack) => [attack]);

  test('every attack is seen as one', () => {
    expect(ATTACKS.filter((attack) => !isHazardous(attack))).toEqual([]);
    console.log(`formula injection: ${ATTACKS.length} attacks in csv and xlsx`);
  });

  test('in csv no line and no field begins like a formula, and the text comes back', () => {
    for (const delimiter of [';', ','] as const) {
      const bytes = writeCsv(rows, { delimiter });
      const pieces = new TextDecoder()
        .decode(bytes)
        .split(/[\r\n;,\t]/)
        .map((piece) => piece.replace(/^"+/, '').trimStart());
      expect(pieces.filter((piece) => /^[=+\-@＝＋－＠]/.test(piece))).toEqual([]);
      const sheet = sheetOf(mustRead(bytes, { unneutralise: true }));
      expect(sheet.rows.map((row) => row.cells[0]?.text)).toEqual(ATTACKS);
    }
  });

  test('in xlsx there is no formula, every text is a marked string, and the text comes back exactly', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'S', rows }] });
    const files = unzipSync(bytes);
    const sheetXml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array(0));
    expect(sheetXml).not.toMatch(/<f[ >]/);
    expect(sheetXml.match(/<c [^>]*t="s"/g)).toHaveLength(ATTACKS.length);
    const cells = [...cellsOf(sheetOf(mustRead(bytes))).values()];
    expect(cells.map((cell) => cell.text)).toEqual(ATTACKS);
    expect(cells.filter((cell) => cell.apostrophe === undefined)).toEqual([]);
    const [other] = await readXlsxFile(Buffer.from(bytes), { trim: false });
    expect(other?.data.every(([value]) => typeof value === 'string')).toBe(true);
  });
});

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...LEADS.join(''),
      "'",
      ' ',
      ';',
      ',',
      '"',
      '_',
      'x',
      '0',
      'A',
      '<',
      '&',
      'ệ',
      'Đ',
      '\u00AD',
      '\u0301',
    ),
    fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }),
  ),
  maxLength: 30,
});

test('neutralised text comes back exactly, and doing it twice is undone twice', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(unneutralise(neutralise(text))).toBe(text);
      expect(unneutralise(unneutralise(neutralise(neutralise(text))))).toBe(text);
      expect(isHazardous(neutralise(text))).toBe(isHazardous(text));
    }),
    { numRuns: 2000 },
  );
});

test('names and ordinary remarks are left alone', () => {
  const plain = ['Nguyễn Thị Hoa', "'24/7/1955", 'Đạt 95%', 'a-b', 'Bí thư, Chủ tịch', 'x = 1', 'Tổ 1; tổ 2', ''];
  expect(plain.map(neutralise)).toEqual(plain);
});

test(
  'any text survives an xlsx, also names that objects inherit and text that looks like an escape',
  { timeout: 120_000 },
  async () => {
    const odd = [
      'constructor',
      '__proto__',
      'toString',
      '_x0041_',
      '_x005F_',
      'a\r\nb\rc\n',
      ' x ',
      '\u0001\u001f\u0085\u009f',
      '\uFFFD',
      '\u{1FFFE}',
      ']]>',
      '&lt;',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
        const all = [...odd, ...texts.map((text) => text.toWellFormed().replaceAll('\0', ''))].filter(
          (text) => text !== '',
        );
        const bytes = await writeXlsx({ sheets: [{ name: 'S', rows: all.map((text) => [text]) }] });
        expect(sheetOf(mustRead(bytes)).rows.map((row) => row.cells[0]?.text)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  },
);

test('numbers, days and booleans keep their kind', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'S',
        headerRows: 1,
        rows: [['Cột'], [-5.5], [{ dateOn: '1975-04-30' }], [{ dateOn: '1899-12-31' }], [true], [null]],
      },
    ],
  });
  const cells = cellsOf(sheetOf(mustRead(bytes)));
  expect([...cells.values()].map((cell) => [cell.kind, cell.text, cell.dateOn])).toEqual([
    ['text', 'Cột', undefined],
    ['number', '-5.5', undefined],
    ['date', '30/04/1975', '1975-04-30'],
    ['text', '31/12/1899', undefined],
    ['boolean', 'TRUE', undefined],
  ]);
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    writeCsv([['Cột', -5.5, { dateOn: '1975-04-30' }, true, null]]),
  );
  expect(csv).toBe('\uFEFF"Cột";-5,5;30/04/1975;TRUE;\r\n');
  expect(() => writeCsv([[NaN]])).toThrow(RangeError);
  await expect(writeXlsx({ sheets: [{ name: 'S', rows: [[Infinity]] }] })).rejects.toThrow(RangeError);
});

test('the same content gives the same bytes', async () => {
  const write = () => writeXlsx({ sheets: [{ name: 'S', rows: [['Hoa Gạo', 1]] }] });
  expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true);
});

test('sheet names are made acceptable and different', () => {
  expect(sheetNames(['a/b', 'A b', '', "'x'", 'y'.repeat(40), 'y'.repeat(40)])).toEqual([
    ...['a b', 'A b (2)', 'Trang 3', 'x'],
    'y'.repeat(31),
    `${'y'.repeat(27)} (2)`,
  ]);
});
