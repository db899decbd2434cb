import { readDocxParts, readDocxTables } from '@guong/spreadsheet';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { formDocx, para, run, table } from '../../testing/form-docx.ts';
import { fillForm, readForm, type FormShape, type FormValues } from './index.ts';
import { elementsOf, parseMarkup, printMarkup } from './markup.ts';
import { paragraphText } from './paragraph.ts';

/** Set `GUONG_FORM_RUNS=5000` for more. */
const RUNS = Number(process.env['GUONG_FORM_RUNS'] ?? 150);
const SHAPE: FormShape = { texts: ['co_quan', 'so', 'trich_yeu'], lists: ['can_cu'], row: ['viec.ten', 'viec.han'] };

function partOf(bytes: Uint8Array, name = 'word/document.xml'): string {
  const read = readDocxParts(bytes, { isWanted: (one) => one === name });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.get(name) ?? '';
}
/** The text of every paragraph, one after another; breaks inside are `\n`. */
function linesOf(bytes: Uint8Array, name?: string): string[] {
  const paragraphs = [...elementsOf(parseMarkup(partOf(bytes, name)))].filter((one) => one.name === 'p');
  return paragraphs.map((one) => paragraphText(one).text);
}
function filled(bytes: Uint8Array, values: Partial<FormValues>): Uint8Array {
  const made = fillForm(bytes, {
    shape: SHAPE,
    values: { texts: {}, lists: {}, rows: [], ...values },
    madeFrom: 'KH-01, bản 2',
  });
  if (made === undefined) throw new Error('not filled');
  return made;
}
const SPLIT = formDocx(
  para(
    'Kính gửi: ',
    run('{', '<w:b/>'),
    '<w:proofErr w:type="spellStart"/>',
    run('{co', '<w:i/>'),
    run('_quan'),
    '}} (số {{so}})',
  ) +
    para('Căn cứ {{can_cu}};') +
    table(['Việc', 'Hạn'], ['{{viec.ten}}', 'trước {{Viec.Hạn}}'], ['Cộng', '']) +
    para('{{trich_yeu}} và {{chua_biet}}'),
  para('{{CO_QUAN}}'),
);

test('placeholders are found over split runs, in headers and tables, whatever their case and diacritics', () => {
  expect(readForm(SPLIT, SHAPE)).toEqual({
    fields: ['co_quan', 'so', 'can_cu', 'viec.ten', 'viec.han', 'trich_yeu', 'chua_biet'],
  });
});

test('a copy holds the values in the letters of the first run, paragraphs and rows as often as there is something', () => {
  const rows = [{ 'viec.ten': 'Một', 'viec.han': '01/12/2026' }, { 'viec.ten': 'Hai' }];
  const texts = { co_quan: 'Đảng ủy & <Hoa Gạo>', so: '…', trich_yeu: 'dòng một\ndòng hai\tcột' };
  const made = filled(SPLIT, { texts, lists: { can_cu: ['24-CT/TU', '186-KH/QU'] }, rows });
  expect(linesOf(made)).toEqual([
    'Kính gửi: Đảng ủy & <Hoa Gạo> (số …)',
    ...['Căn cứ 24-CT/TU;', 'Căn cứ 186-KH/QU;'],
    ...['Việc', 'Hạn', 'Một', 'trước 01/12/2026', 'Hai', 'trước ', 'Cộng', ''],
    'dòng một\ndòng hai\ncột và {{chua_biet}}',
  ]);
  expect(partOf(made)).toContain('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Đảng ủy &amp; &lt;Hoa Gạo&gt;</w:t>');
  expect(linesOf(made, 'word/header1.xml')).toEqual(['Đảng ủy & <Hoa Gạo>']);
  expect(partOf(made, 'docProps/app.xml')).toContain('<Template>KH-01, bản 2</Template>');
  const read = readDocxTables(made);
  expect(read.ok && read.value[0]?.slice(1, 3)).toEqual([
    ['Một', 'trước 01/12/2026'],
    ['Hai', 'trước'],
  ]);
});

test('what nobody fills is printed byte for byte: styles, comments, characters written as numbers, text boxes', () => {
  const box = `<w:r><w:pict><w:txbxContent>${para('Hộp {{so}}')}</w:txbxContent></w:pict></w:r>`;
  const odd = `<w:p w:rsidR="00A1"><!-- {{so}} --><w:pPr><w:pStyle w:val='a>b'/></w:pPr><w:r><w:t>&#x1EA1; &amp; <![CDATA[<x>]]></w:t></w:r></w:p>`;
  const source = formDocx(odd + para('Ngoài ', box, ' {{so}}'));
  const xml = partOf(source);
  expect(printMarkup(parseMarkup(xml))).toBe(xml);
  const made = filled(source, { texts: { so: '12' } });
  expect(partOf(made)).toContain(odd);
  expect(linesOf(made)).toEqual(['ạ & <x>', 'Ngoài \n 12', 'Hộp 12']);
});

test('copies of a paragraph end a section once, name a place once, and a control bound to data is freed', () => {
  const first = `<w:p w14:paraId="1A"><w:pPr><w:sectPr/></w:pPr><w:bookmarkStart w:id="1" w:name="x"/>${run('{{can_cu}}')}<w:bookmarkEnd w:id="1"/></w:p>`;
  const bound = `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>${para('{{so}}')}</w:sdtContent></w:sdt>`;
  const made = partOf(filled(formDocx(first + bound), { lists: { can_cu: ['a', 'b', 'c'] }, texts: { so: '7' } }));
  const times = (what: string): number => made.split(what).length - 1;
  expect(['<w:sectPr/>', '<w:bookmarkStart', 'paraId', 'dataBinding'].map(times)).toEqual([1, 1, 1, 0]);
  expect(made.indexOf('<w:sectPr/>')).toBeGreaterThan(made.indexOf('>b<'));
});

const HOSTILE = [
  '<w:p/>',
  '&amp;',
  ']]>',
  '{{co_quan}}',
  '{{can_cu}}',
  '}}',
  '{{',
  '<!--',
  'שלום',
  '\u202eabc',
  '𝒳',
  'ạ\u0323',
  '"',
  "'",
];
const value = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constant('x'.repeat(3000)),
    ),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' ').replace(/[\p{Cc}\ufffe\uffff\u2028\u2029]|\p{Cs}/gu, ''));

test('whatever the values hold, the copy is well formed and says each of them exactly where it belongs', () => {
  fc.assert(
    fc.property(
      fc.record({ one: value, items: fc.array(value, { minLength: 1, maxLength: 3 }), task: value }),
      (given) => {
        const { one, items, task } = given;
        const source = formDocx(
          para('A', run('{{tri'), run('ch_yeu}}', '<w:b/>'), 'Z') + para('[{{can_cu}}]') + table(['{{viec.ten}}|']),
        );
        const made = filled(source, {
          texts: { trich_yeu: one },
          lists: { can_cu: items },
          rows: [{ 'viec.ten': task }],
        });
        expect(linesOf(made)).toEqual([`A${one}Z`, ...items.map((item) => `[${item}]`), `${task}|`]);
        const tags = (xml: string) => [...elementsOf(parseMarkup(xml))].filter(({ name }) => name !== 't').length;
        expect(tags(partOf(made))).toBe(tags(partOf(source)) + 2 * (items.length - 1));
      },
    ),
    { numRuns: RUNS },
  );
  console.log(`${String(RUNS)} fillings, each well formed with every value where it belongs`);
});

const faultOf = (bytes: Uint8Array): string => {
  const read = readForm(bytes, SHAPE);
  return 'fault' in read ? read.fault : `fields: ${read.fields.join(',')}`;
};

test('what no form may have is refused with a sentence that says what to do', () => {
  const rels = (type: string) =>
    `<?xml version="1.0"?><Relationships><Relationship Id="r" Type="http://x/${type}" Target="http://a.example/" TargetMode="External"/></Relationships>`;
  const outside = (type: string) => formDocx(para('x'), para('x'), { 'word/_rels/document.xml.rels': rels(type) });
  const field = (...words: readonly string[]) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${words.map((one) => `<w:r><w:instrText>${one}</w:instrText></w:r>`).join('')}</w:p>`;
  const refused: readonly (readonly [Uint8Array, string])[] = [
    [formDocx(para('Số {{so')), 'đoạn “Số {{so” có {{ hoặc }} không thành cặp'],
    [formDocx(para('{{can_cu}}') + para('so}}')), 'không thành cặp'],
    [formDocx(para('Việc: {{viec.ten}}')), '{{viec.ten}} ở đoạn “Việc: {{viec.ten}}” nằm ngoài bảng'],
    [formDocx(`<w:p><w:ins w:author="a">${run('x')}</w:ins></w:p>`), 'Track Changes'],
    [formDocx(para('<w:r><w:commentReference w:id="0"/></w:r>')), 'ghi chú bên lề'],
    [formDocx('<w:altChunk r:id="rId9"/>'), 'lấy nội dung từ nơi khác'],
    [formDocx(field(' INCLUDE', 'PICTURE "http://a.example/x.png"')), 'lấy nội dung từ nơi khác'],
    [formDocx('<w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p>'), 'lấy nội dung từ nơi khác'],
    [outside('image'), 'lấy nội dung từ nơi khác'],
    [formDocx(para('x'), para('x'), { '_xmlsignatures/sig1.xml': '<a/>' }), 'chữ ký số'],
    [formDocx('<w:p>'), 'bị hỏng'],
    [formDocx(para('x'), '<!DOCTYPE a>'), 'bị hỏng'],
    [formDocx(para('x'.repeat(6_000_000))), 'quá lớn'],
    [formDocx(table([`{{viec.ten}} ${'Ké &amp; '.repeat(60_000)}`])), 'lặp lại quá lớn'],
    [formDocx(para(`{{can_cu}} ${'Ké &amp; '.repeat(70_000)}`)), 'lặp lại quá lớn'],
    [new Uint8Array([80, 75, 3, 4]), 'bị hỏng'],
  ];
  for (const [bytes, words] of refused) expect(faultOf(bytes)).toContain(words);
  expect(faultOf(outside('hyperlink'))).toBe('fields: ');
  expect(faultOf(formDocx(field(' HYPERLINK "http://a.example" ', ' PAGE ')))).toBe('fields: ');
});

interface Change {
  readonly at: number;
  readonly by: number;
  readonly cut: number;
}
/** One byte is another, or nothing follows it. */
function changed(bytes: Buffer, { at, by, cut }: Change): Buffer {
  const place = at % bytes.length;
  bytes[place] = ((bytes[place] ?? 0) + by) % 256;
  return cut === 0 ? bytes.subarray(0, Math.max(30, place)) : bytes;
}
const withDocument = (xml: Buffer): Uint8Array => {
  const parts = unzipSync(SPLIT);
  return zipSync({ ...parts, 'word/document.xml': new Uint8Array(xml) });
};

test('a form cut off, changed at any byte, or with a part twice is read or refused, never thrown on', () => {
  const counts = { read: 0, refused: 0 };
  const edit = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }), cut: fc.nat(9) });
  const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(edits, fc.boolean(), (changes, isInside) => {
      const hurt = changes.reduce(changed, isInside ? Buffer.from(partOf(SPLIT)) : Buffer.from(SPLIT));
      const tried = isInside ? withDocument(hurt) : new Uint8Array(hurt);
      const read = readForm(tried, SHAPE);
      counts['fault' in read ? 'refused' : 'read'] += 1;
      if ('fields' in read) filled(tried, {});
    }),
    { numRuns: RUNS * 2 },
  );
  const twice = Buffer.from(formDocx(para('x'), para('x'), { 'word/heeder1.xml': '<a/>' }));
  expect(
    faultOf(new Uint8Array(Buffer.from(twice.toString('latin1').replaceAll('heeder', 'header'), 'latin1'))),
  ).toContain('bị hỏng');
  expect(counts.refused).toBeGreaterThan(0);
  console.log(
    `${String(RUNS * 2)} changed forms: ${String(counts.read)} read, ${String(counts.refused)} refused, 0 thrown`,
  );
});
