import type { RefusalCode } from '../refusal.ts';
import type { HostileFile } from './hostile-file.ts';
import { smallRollParts } from './roll.ts';
import { packXlsx } from './xlsx.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const BILLION_LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? '' : i};`.repeat(10)}">`,
).join('')}]>`;
const DOCTYPES: readonly (readonly [string, string])[] = [
  ['billion laughs', BILLION_LAUGHS],
  ['external DTD', '<!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/evil.dtd">'],
  ['public DTD', '<!DOCTYPE worksheet PUBLIC "-//X//Y" "http://127.0.0.1:9/evil.dtd">'],
  ['external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
  ['parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>'],
  ['empty document type', '<!DOCTYPE worksheet>'],
];
const DOCTYPE_PARTS = ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/styles.xml', STRINGS, SHEET];

/** FIL-4: XML that fetches, expands, or grows without end. */
export function hostileXml(): readonly HostileFile[] {
  return [...doctypes(), ...includes(), ...sizes(), ...nonsense()];
}

function doctypes(): HostileFile[] {
  const everywhere = DOCTYPE_PARTS.map((part) =>
    changed(`document type in ${part}`, 'xml-doctype', { [part]: afterProlog('<!DOCTYPE a SYSTEM "x">') }),
  );
  const kinds = DOCTYPES.map(([name, text]) => changed(name, 'xml-doctype', { [SHEET]: afterProlog(text) }));
  const unknown = changed('entity nobody declared', 'broken', {
    [SHEET]: (xml) => xml.replace('DANH SÁCH', '&lol9;'),
  });
  return [...everywhere, ...kinds, unknown];
}

function includes(): HostileFile[] {
  const include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>';
  const other = '<q:include xmlns:q="http://www.w3.org/2001/XInclude" href="http://127.0.0.1:9/"/>';
  return [
    changed('XInclude in a cell', 'xml-include', { [SHEET]: (xml) => xml.replace('<is>', `<is>${include}`) }),
    changed('XInclude under another prefix', 'xml-include', {
      [STRINGS]: (xml) => xml.replace('<si>', `<si>${other}`),
    }),
    changed('stylesheet instruction', 'read', {
      [SHEET]: afterProlog('<?xml-stylesheet href="http://127.0.0.1:9/"?>'),
    }),
    changed('schema location', 'read', {
      [SHEET]: (xml) => xml.replace('<worksheet ', '<worksheet xsi="http://127.0.0.1:9/x.xsd" '),
    }),
  ];
}

function sizes(): HostileFile[] {
  const cells = (count: number) => '<c t="inlineStr"><is><t>a</t></is></c>'.repeat(count);
  const rows = (count: number) => `<row>${cells(1000)}</row>`.repeat(count);
  const deep = `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`;
  const data = (inside: string) => (xml: string) => xml.replace('<sheetData>', `<sheetData>${inside}`);
  const freshRows = (inside: string) => (xml: string) =>
    xml.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${inside}</sheetData>`);
  const long = (length: number) =>
    freshRows(`<row r="1"><c r="A1" t="inlineStr"><is><t>${noise(length)}</t></is></c></row>`);
  const sharedRows = `<row>${'<c t="s"><v>0</v></c>'.repeat(1000)}</row>`.repeat(40);
  return [
    changed('5,000 elements deep', 'xml-too-deep', { [SHEET]: data(deep) }),
    changed('a cell of 40,000 characters', 'cell-too-long', { [SHEET]: long(40_000) }),
    changed('a shared string of 40,000 characters', 'cell-too-long', {
      [STRINGS]: (xml) => xml.replace('<si>', `<si><t>${noise(40_000)}</t></si><si>`),
    }),
    changed('310,000 cells', 'too-many-cells', { [SHEET]: padded(32, freshRows(rows(310))) }),
    changed('one long string in 40,000 cells', 'too-much-text', {
      [STRINGS]: (xml) => xml.replace('<si>', `<si><t>${noise(30_000)}</t></si><si>`),
      [SHEET]: freshRows(sharedRows),
    }),
    changed('60,000 merged ranges', 'too-many-merges', {
      [SHEET]: padded(16, (xml) =>
        xml.replace('<mergeCell ', `${'<mergeCell ref="A1:B2"/>'.repeat(60_000)}<mergeCell `),
      ),
    }),
    changed('two million empty elements', 'too-many-elements', {
      [SHEET]: padded(64, freshRows(`<row/>${'<b/>'.repeat(2_000_001)}`)),
    }),
    changed('100 sheets', 'too-many-sheets', {
      'xl/workbook.xml': (xml) => xml.replace('</sheets>', `${'<sheet name="x" r:id="rId1"/>'.repeat(100)}</sheets>`),
    }),
  ];
}

function nonsense(): HostileFile[] {
  const cell = (inside: string) => ({ [SHEET]: (xml: string) => xml.replace('<c r="A4">', inside) });
  return [
    changed('address off the sheet', 'broken', cell('<c r="XFE4">')),
    changed('address of another row', 'broken', cell('<c r="A5">')),
    changed('same address twice', 'broken', cell('<c r="A4"><v>1</v></c><c r="A4">')),
    changed('row number twice', 'broken', { [SHEET]: (xml) => xml.replace('<row r="5">', '<row r="4">') }),
    changed('cell in a cell', 'broken', cell('<c r="A4"><c r="B4">')),
    changed('unknown cell type', 'broken', cell('<c r="A4" t="evil">')),
    changed('shared string that is not there', 'broken', {
      [SHEET]: (xml) => xml.replace('<c r="A4"><v>1</v>', '<c r="A4" t="s"><v>99</v>'),
    }),
    changed('number that is none', 'broken', { [SHEET]: (xml) => xml.replace('<v>1</v>', '<v>1e999</v>') }),
    changed('merged range upside down', 'broken', { [SHEET]: (xml) => xml.replace('A1:E1', 'E9:A1') }),
    changed('tags that do not close', 'broken', { [SHEET]: (xml) => xml.replace('</sheetData>', '') }),
    changed('two roots', 'broken', { [SHEET]: (xml) => xml + xml }),
    changed('sheet part missing', 'broken', {
      'xl/_rels/workbook.xml.rels': (xml) => xml.replace('worksheets/sheet1.xml', '../../../etc/passwd'),
    }),
    changed('no sheet at all', 'no-sheet', { 'xl/workbook.xml': (xml) => xml.replace(/<sheet .*\/>/, '') }),
  ];
}

type Changes = Readonly<Record<string, (xml: string) => string>>;

function changed(name: string, expected: RefusalCode | 'read', changes: Changes): HostileFile {
  const parts = smallRollParts();
  for (const [part, change] of Object.entries(changes)) parts.set(part, change(parts.get(part) ?? ''));
  return { law: 'FIL-4', name, expected, bytes: packXlsx(parts) };
}

/** KiB of noise in a comment keep the ratio below the bomb bound, so that the bound behind it is what is tried. */
function padded(kibibytes: number, change: (xml: string) => string): (xml: string) => string {
  return (xml) => `${change(xml)}<!--${noise(kibibytes * 1024)}-->`;
}

function afterProlog(text: string): (xml: string) => string {
  return (xml) => xml.replace(/\?>\n/, (end) => end + text);
}

/** Letters without a pattern, the same at each call. */
function noise(length: number): string {
  let state = 1;
  let text = '';
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += String.fromCharCode(97 + ((state >>> 16) % 26));
  }
  return text;
}
