import { columnName } from '../cell-reference.ts';
import { inlineCell, xlsxParts } from './xlsx.ts';

const HEADER = ['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị'];
const PEOPLE = [
  ['Nguyễn Thị Hoa', '02/09/1970', 'Bí thư chi bộ', 'Chi bộ 1'],
  ['Trần Văn Gạo', '1/1/1965', 'Tổ trưởng tổ dân phố', 'Tổ 2'],
  ['Lê Sông Hồng', "'30.4.1975", 'Trưởng ban công tác Mặt trận', 'Chi bộ 3'],
];
const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>' +
  '<fonts count="2"><font><name val="Calibri"/></font><font><name val=".VnTime"/></font></fonts>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>';

/** A small roll with every kind of cell in it, as parts to be broken or changed. */
export function smallRollParts(people = 12): Map<string, string> {
  const rows = [
    row(1, [inlineCell('A1', 'DANH SÁCH HOA GẠO')]),
    row(
      3,
      HEADER.map((title, i) => text(i + 1, 3, title)),
    ),
  ];
  for (let i = 0; i < people; i += 1) rows.push(personRow(i + 4, i));
  rows.push(
    row(people + 5, [
      text(2, people + 5, 'Tổng cộng'),
      `<c r="C${people + 5}"><f>COUNTA(B4:B9)</f><v>${people}</v></c>`,
    ]),
  );
  const sheet = {
    name: 'DS cử tri',
    data: rows.join(''),
    before: '<cols><col min="6" max="6" hidden="1"/></cols>',
    after: '<mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>',
  };
  const hidden = { name: 'Ghi chú', state: 'hidden', data: row(1, [inlineCell('A1', 'ẩn')]) } as const;
  return xlsxParts({ sheets: [sheet, hidden], strings: STRINGS, styles: STYLES });
}

/** The same roll as csv text. */
export function smallRollCsv(people = 12): string {
  const lines = Array.from({ length: people }, (_, i) => [String(i + 1), ...person(i)].map(quote).join(';'));
  return [HEADER.map(quote).join(';'), ...lines, ''].join('\r\n');
}

const STRINGS = PEOPLE.map(
  ([name = '']) =>
    `<si><t>${name}</t></si><si><r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn</t></r><r><t> A</t></r></si>`,
).join('');

function personRow(number: number, i: number): string {
  const [, born = '', post = '', unit = ''] = person(i);
  const day = i % 2 === 0 ? `<c r="C${number}" s="1"><v>${20_000 + i}</v></c>` : text(3, number, born);
  const name = `<c r="B${number}" s="${i % 3 === 0 ? 2 : 0}" t="s"><v>${i % 6}</v></c>`;
  return row(number, [
    `<c r="A${number}"><v>${i + 1}</v></c>`,
    name,
    day,
    text(4, number, post),
    text(5, number, unit),
  ]);
}

function person(i: number): readonly string[] {
  return PEOPLE[i % PEOPLE.length] ?? [];
}

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

function text(column: number, number: number, value: string): string {
  return inlineCell(`${columnName(column)}${number}`, value);
}

function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
