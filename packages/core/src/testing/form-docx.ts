import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A run of text, as a word processor writes it; `look` is what stands in its properties. */
export const run = (text: string, look = ''): string =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs; what begins with `<` is taken as it is. */
export const para = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((one) => (one.startsWith('<') ? one : run(one))).join('')}</w:p>`;

/** A table of rows of cells, each cell one paragraph. */
export const table = (...rows: readonly (readonly string[])[]): string => {
  const width = rows[0]?.length ?? 1;
  const grid = `<w:gridCol w:w="${String(Math.floor(9000 / width))}"/>`.repeat(width);
  const cell = (text: string): string => `<w:tc><w:tcPr/>${para(text)}</w:tc>`;
  const lines = rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('');
  const edge = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single"/>`);
  return `<w:tbl><w:tblPr><w:tblBorders>${edge.join('')}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines}</w:tbl>`;
};

/** A .docx of this body, with this header on every page; `more` adds parts or takes the place of some. */
export function formDocx(
  body: string,
  header = para('GƯƠNG'),
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>';
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`,
    'docProps/app.xml': `${HEAD}<Properties xmlns="${OFFICE}/extended-properties"><Application>Writer</Application></Properties>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/header" Target="header1.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}<w:document ${W} ${R}><w:body>${body}${section}</w:body></w:document>`,
    'word/header1.xml': `${HEAD}<w:hdr ${W}>${header}</w:hdr>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}
