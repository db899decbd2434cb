import type { RefusalCode } from '../refusal.ts';
import type { HostileFile } from './hostile-file.ts';
import { smallRollParts } from './roll.ts';
import { packXlsx } from './xlsx.ts';
import { buildZip, join, utf8 } from './zip.ts';
import type { ZipPart } from './zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** FIL-6 and the outside links of FIL-4: files that are not what their name says, carry code, or point elsewhere. */
export function hostileTypes(): readonly HostileFile[] {
  return [...renamed(), ...containers(), ...packages(), ...outside()];
}

function renamed(): HostileFile[] {
  const texts: readonly (readonly [string, RefusalCode, string])[] = [
    ['PDF', 'pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
    ['PDF behind a blank line', 'pdf', '\n%PDF-1.7\n1 0 obj'],
    ['web page', 'web-page', '<!DOCTYPE html><html><script>alert(1)</script></html>'],
    ['table of a web page, as old systems export it', 'web-page', '\r\n<table border=1><tr><td>STT</td></tr></table>'],
    ['web page with XML head', 'web-page', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['mail archive of a web page', 'web-page', 'MIME-Version: 1.0\nContent-Type: multipart/related'],
    ['SVG', 'xml-text', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SpreadsheetML 2003', 'xml-text', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'],
    ['rich text', 'word-document', '{\\rtf1\\ansi danh sach}'],
  ];
  const binaries: readonly (readonly [string, RefusalCode, readonly number[]])[] = [
    ['PNG', 'image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
    ['JPEG', 'image', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]],
    ['GIF', 'image', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0, 0]],
    ['gzip', 'other-archive', [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]],
    ['7z', 'other-archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]],
    ['rar', 'other-archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 1, 0]],
    ['program', 'unknown-type', [0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]],
    ['ELF program', 'unknown-type', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]],
    ['zeros', 'unknown-type', [0, 0, 0, 0]],
    ['text with a NUL', 'unknown-type', [0x61, 0x2c, 0, 0x62]],
    ['UTF-16 with half a letter', 'broken', [0xff, 0xfe, 0x61]],
    ['nothing', 'empty-file', []],
  ];
  return [
    ...texts.map(([name, code, text]) => typed(name, code, utf8(text))),
    ...binaries.map(([name, code, bytes]) => typed(name, code, Uint8Array.from(bytes))),
    typed('empty archive', 'zip-structure', buildZip([])),
    typed('archive of other files', 'other-archive', buildZip([{ name: 'readme.txt', data: utf8('x') }])),
  ];
}

function containers(): HostileFile[] {
  const magic = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const compound = (stream: string) =>
    join([magic, new Uint8Array(1016), Buffer.from(stream, 'utf16le'), new Uint8Array(512)]);
  return [
    typed('workbook with a password', 'password', compound('EncryptedPackage')),
    typed('old .xls', 'old-xls', compound('Workbook')),
    typed('older .xls', 'old-xls', compound('Book')),
    typed('old .doc', 'word-document', compound('WordDocument')),
    typed('old .ppt', 'presentation', compound('PowerPoint Document')),
    typed('other container', 'unknown-type', compound('__properties_version1.0')),
    typed('raw BIFF', 'old-xls', Uint8Array.from([9, 8, 8, 0, 0, 6, 5, 0])),
  ];
}

function packages(): HostileFile[] {
  const part = (name: string): ZipPart => ({ name, data: utf8('x') });
  const main = (type: string) => (xml: string) => xml.replace(MAIN_TYPE, type);
  const document = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';
  const opened = buildZip([
    { name: 'mimetype', data: utf8('application/vnd.oasis.opendocument.spreadsheet'), method: 0 },
    { name: 'content.xml', data: utf8('<office:document-content/>') },
  ]);
  return [
    typed('.xlsm', 'macro', retyped(main('application/vnd.ms-excel.sheet.macroEnabled.main+xml'))),
    typed(
      '.xlsm renamed, code still inside',
      'macro',
      retyped((xml) => xml, [part('xl/vbaProject.bin')]),
    ),
    typed(
      'code under another folder',
      'macro',
      retyped((xml) => xml, [part('docProps/VBAproject.BIN')]),
    ),
    typed(
      'Excel 4 macro sheet',
      'macro',
      retyped((xml) => xml, [part('xl/macrosheets/sheet1.xml')]),
    ),
    typed('.xlsb', 'binary-xlsb', retyped(main('application/vnd.ms-excel.sheet.binary.macroEnabled.main'))),
    typed('.docx renamed', 'word-document', retyped(main(document))),
    typed('.pptx renamed', 'presentation', retyped(main(slides))),
    typed('.ods renamed', 'ods', opened),
    typed('package without a workbook', 'unknown-type', retyped(main('application/xml'))),
    typed(
      'embedded object',
      'embedded-object',
      retyped((xml) => xml, [part('xl/embeddings/oleObject1.bin')]),
    ),
    typed(
      'ActiveX control',
      'embedded-object',
      retyped((xml) => xml, [part('xl/activeX/activeX1.xml')]),
    ),
  ];
}

function outside(): HostileFile[] {
  const link = (type: string, target: string, mode = ' TargetMode="External"') =>
    `<Relationships><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"${mode}/></Relationships>`;
  const sheetLink = (name: string, xml: string, expected: RefusalCode | 'read' = 'external-link'): HostileFile => {
    const parts = smallRollParts().set('xl/worksheets/_rels/sheet1.xml.rels', xml);
    return { law: 'FIL-4', name, expected, bytes: packXlsx(parts) };
  };
  const part = (name: string): ZipPart => ({ name, data: utf8('<a/>') });
  return [
    sheetLink('picture from the net', link('image', 'http://127.0.0.1:9/a.png')),
    sheetLink('template from a share', link('attachedTemplate', '\\\\127.0.0.1\\x\\a.dotm')),
    sheetLink('object from the net', link('oleObject', 'http://127.0.0.1:9/a.bin')),
    sheetLink('file address without the mark', link('image', 'file:///etc/passwd', '')),
    sheetLink('share without the mark', link('image', '//127.0.0.1/x', '')),
    sheetLink('plain hyperlink', link('hyperlink', 'https://hoa-gao.example/'), 'read'),
    {
      law: 'FIL-4',
      name: 'other workbook',
      expected: 'external-link',
      bytes: retyped((xml) => xml, [part('xl/externalLinks/externalLink1.xml')]),
    },
    {
      law: 'FIL-4',
      name: 'data connection',
      expected: 'external-link',
      bytes: retyped((xml) => xml, [part('xl/connections.xml')]),
    },
  ];
}

function typed(name: string, expected: RefusalCode, bytes: Uint8Array): HostileFile {
  return { law: 'FIL-6', name, expected, bytes };
}

function retyped(change: (xml: string) => string, others: readonly ZipPart[] = []): Uint8Array {
  const parts = smallRollParts();
  parts.set('[Content_Types].xml', change(parts.get('[Content_Types].xml') ?? ''));
  return packXlsx(parts, others);
}
