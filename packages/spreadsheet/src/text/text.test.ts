import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../read.ts';
import { cellsOf, mustRead, sheetOf } from '../testing/workbooks.ts';
import { utf8 } from '../testing/zip.ts';

const texts = (bytes: Uint8Array) => [...cellsOf(sheetOf(mustRead(bytes)))].map(([ref, cell]) => `${ref}=${cell.text}`);

describe('encodings', () => {
  const line = 'STT;Họ và tên\r\n1;Nguyễn Thị Hoa Gạo\r\n';

  test.each([
    ['UTF-8', utf8(line), 'utf-8'],
    ['UTF-8 with mark', utf8(`\uFEFF${line}`), 'utf-8'],
    ['UTF-16 little end first', Buffer.from(`\uFEFF${line}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big end first', Buffer.from(`\uFEFF${line}`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s is read without a guess', (_, bytes, encoding) => {
    expect(mustRead(bytes).text).toEqual({ encoding, guessed: false, delimiter: ';' });
    expect(texts(bytes)).toEqual(['A1=STT', 'B1=Họ và tên', 'A2=1', 'B2=Nguyễn Thị Hoa Gạo']);
  });

  test('windows-1258 is recognised by its tone marks and marked as a guess', () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('Nguy\xea\xden Th\xf2\x69;H\xf4\xf2i \xf0\xf4\xecng\n1;2\n', 'latin1'),
    ]);
    expect(mustRead(bytes).text).toMatchObject({ encoding: 'windows-1258', guessed: true });
    expect(texts(bytes)[0]).toBe(`A1=${'Nguyê\u0303n Tho\u0323i'.replace('o\u0323i', '\u0323i')}`);
  });

  test('TCVN3 comes out as the letters its decoder takes, marked as a guess', () => {
    const bytes = Buffer.from('STT;H\xe4 v\xb5 t\xaan\n1;Nguy\xd4n V\xa8n H\xb6i\n2;\xae\xad\xac\xb8\n', 'latin1');
    expect(mustRead(bytes).text).toMatchObject({ encoding: 'windows-1252', guessed: true });
    expect(texts(bytes)).toContain('B2=NguyÔn V¨n H¶i');
  });
});

describe('fields', () => {
  test.each([
    ['semicolons', 'a;b;c\n1;2,5;3\n', ['A1=a', 'B1=b', 'C1=c', 'A2=1', 'B2=2,5', 'C2=3']],
    ['commas', 'a,b\n"x, y",2\n', ['A1=a', 'B1=b', 'A2=x, y', 'B2=2']],
    ['tabs', 'a\tb\n1\tx, y; z\n', ['A1=a', 'B1=b', 'A2=1', 'B2=x, y; z']],
    ['a named delimiter', 'sep=,\r\na,b;c\r\n', ['A1=a', 'B1=b;c']],
    ['line ends inside quotes', 'a;"b\r\nc"\r\n"d""e";f', ['A1=a', 'B1=b\r\nc', 'A2=d"e', 'B2=f']],
    ['old line ends', 'a;b\rc;d\r', ['A1=a', 'B1=b', 'A2=c', 'B2=d']],
    ['empty fields and lines', ';;x\n\n;y;\n', ['C1=x', 'B3=y']],
    ['stray quotes', 'a"b;"c"d;e\n', ['A1=a"b', 'B1=cd', 'C1=e']],
    [
      'titles above the table',
      'DANH SÁCH, đợt 1\n\nSTT;Tên, họ;Tổ\n1;A;2\n2;B;3\n',
      ['A1=DANH SÁCH, đợt 1', 'A3=STT', 'B3=Tên, họ', 'C3=Tổ', 'A4=1', 'B4=A', 'C4=2', 'A5=2', 'B5=B', 'C5=3'],
    ],
  ])('%s', (_, text, expected) => {
    expect(texts(utf8(text))).toEqual(expected);
  });

  test('a quote that never closes is refused', () => {
    const result = readWorkbook(utf8('a;"b\nc;d\n'));
    expect(result.ok ? 'read' : result.refusal.code).toBe('quote-not-closed');
  });

  test('numbers and dates stay the text they are', () => {
    const cells = [...cellsOf(sheetOf(mustRead(utf8('1.434;01/02/2025;TRUE\n')))).values()];
    expect(cells.map((cell) => [cell.kind, cell.text])).toEqual([
      ['text', '1.434'],
      ['text', '01/02/2025'],
      ['text', 'TRUE'],
    ]);
  });

  test('what is written by the rules is read back as it was, whatever the delimiter', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ệ', ' ', '"', ';', ',', '\t', '\r', '\n', "'", '=') });
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom(';', ',', '\t'), (table, delimiter) => {
        const text = table
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter))
          .join('\r\n');
        const expected = table.flatMap((row, r) =>
          row.flatMap((value, c) => (value === '' ? [] : [`${String.fromCharCode(65 + c)}${r + 1}=${value}`])),
        );
        expect(texts(utf8(`sep=${delimiter}\r\n${text}`))).toEqual(expected);
      }),
    );
  });
});
