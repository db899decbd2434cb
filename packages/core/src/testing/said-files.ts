import { deflateSync, crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import * as mupdf from 'mupdf';
import { FONT, pdfWith, SHOWN, shownWords, streamOf } from './pdf-with.ts';

/** What no stored file may hold, in letters that every encoding keeps apart from ordinary words. */
export const MARKER = 'QZXV-GPS-21.0278-105.8342';

/** A file that says who made it, where or with what. */
export interface SaidFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

function picture(): mupdf.Pixmap {
  const pixmap = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, [0, 0, 24, 16], false);
  pixmap.getPixels().forEach((_, n, all) => void (all[n] = (n * 37) % 256));
  return pixmap;
}
const JPEG = picture().asJPEG(85, false);
const PNG = picture().asPNG();

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
const jpegWith = (...segments: Buffer[]): Buffer => Buffer.concat([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2)]);

/** Exif with an orientation, an artist and a small copy behind it. */
function exif(isLittle: boolean, orientation: number): Buffer {
  const tiff = Buffer.alloc(80);
  tiff.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  const u16 = (value: number, at: number) => (isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  u32(8, 4);
  u16(2, 8);
  const entries = [
    [0x0112, 3, 1, isLittle ? orientation : orientation << 16],
    [0x013b, 2, MARKER.length, 46],
  ];
  for (const [n, [tag = 0, type = 0, count = 0, value = 0]] of entries.entries()) {
    u16(tag, 10 + 12 * n);
    u16(type, 12 + 12 * n);
    u32(count, 14 + 12 * n);
    u32(value, 18 + 12 * n);
  }
  tiff.write(MARKER, 46, 'latin1');
  return tiff;
}
const app1 = (isLittle: boolean, orientation: number): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(isLittle, orientation)]));

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, check]);
}
const pngWith = (type: string, body: Uint8Array): Buffer =>
  Buffer.concat([PNG.subarray(0, 33), chunk(type, body), PNG.subarray(33)]);

const WORDS = 'Ke hoach hoc tap';
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${MARKER}</dc:creator></x:xmpmeta>`;
const OBJECTS = [shownWords(WORDS), FONT];
const page = SHOWN;
const pdf = (parts: Parameters<typeof pdfWith>[0]): Buffer => pdfWith({ page, objects: OBJECTS, ...parts });
const utf16 = `FEFF${Buffer.from(MARKER, 'utf16le').swap16().toString('hex')}`;
const more = (object: string) => ({ objects: [...OBJECTS, object] });
const INFO = `<</Author(${MARKER})/Producer(${MARKER})/Title<${utf16}>>>`;
/** An older state of the file behind which a newer one without it was written. */
const updated = (() => {
  const old = pdf({ ...more(INFO), trailer: '/Info 6 0 R' });
  const at = String(old.length);
  const table = 'xref\n6 1\n0000000000 00001 f \ntrailer\n<</Size 7/Root 1 0 R/Prev ';
  const prev = /startxref\n(\d+)/.exec(old.toString('latin1'))?.[1] ?? '';
  return Buffer.concat([old, Buffer.from(`${table}${prev}>>\nstartxref\n${at}\n%%EOF\n`, 'latin1')]);
})();
const locked = new mupdf.PDFDocument(pdf({ ...more(INFO), trailer: '/Info 6 0 R' }))
  .saveToBuffer('encrypt=aes-256,owner-password=abc')
  .asUint8Array()
  .slice();
const photograph = jpegWith(app1(true, 1)).toString('latin1');
const shown = streamOf('100 0 0 100 0 0 cm /I Do');
const image = '/Type/XObject/Subtype/Image/Width 24/Height 16/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode';

const docx = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<w:document><w:p><w:t>${WORDS}</w:t></w:p></w:document>`),
    ...parts,
  });
const xlsx = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(`<workbook><x15ac:absPath url="C:\\Users\\${MARKER}\\"/></workbook>`),
    'xl/sharedStrings.xml': strToU8(`<sst><si><t>${WORDS}</t></si></sst>`),
    ...parts,
  });
const said = (element: string) => strToU8(`<${element}>${MARKER}</${element}>`);
const printer = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/printerSettings';

/** Files of every kind that the house takes, each with {@link MARKER} in one of the places where programs write notes. */
export const saidFiles = (): readonly SaidFile[] => [
  { what: 'Exif, little-endian', name: 'a.jpg', bytes: jpegWith(app1(true, 1)) },
  { what: 'Exif, turned', name: 'a.jpg', bytes: jpegWith(app1(false, 6)) },
  { what: 'XMP', name: 'a.jpg', bytes: jpegWith(segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`))) },
  { what: 'IPTC', name: 'a.jpg', bytes: jpegWith(segment(0xed, Buffer.from(`Photoshop 3.0\x008BIM${MARKER}`))) },
  { what: 'comment', name: 'a.jpg', bytes: jpegWith(segment(0xfe, Buffer.from(MARKER))) },
  { what: 'small copy', name: 'a.jpg', bytes: jpegWith(segment(0xe0, Buffer.from(`JFXX\0\x10${MARKER}`))) },
  { what: 'second picture', name: 'a.jpg', bytes: Buffer.concat([JPEG, jpegWith(app1(true, 1))]) },
  { what: 'PNG text', name: 'a.png', bytes: pngWith('tEXt', Buffer.from(`Author\0${MARKER}`)) },
  {
    what: 'PNG packed text',
    name: 'a.png',
    bytes: pngWith('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(MARKER)])),
  },
  { what: 'PNG XMP', name: 'a.png', bytes: pngWith('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)) },
  { what: 'PNG Exif, turned', name: 'a.png', bytes: pngWith('eXIf', exif(false, 8)) },
  { what: 'PNG private chunk', name: 'a.png', bytes: pngWith('prVt', Buffer.from(MARKER)) },
  { what: 'PDF Info', name: 'a.pdf', bytes: pdf({ ...more(INFO), trailer: '/Info 6 0 R/ID[<4141><4242>]' }) },
  {
    what: 'PDF XMP',
    name: 'a.pdf',
    bytes: pdf({ ...more(streamOf(XMP, '/Type/Metadata/Subtype/XML')), catalog: '/Metadata 6 0 R' }),
  },
  {
    what: 'PDF XMP packed',
    name: 'a.pdf',
    bytes: pdf({
      ...more(streamOf(deflateSync(XMP).toString('latin1'), '/Filter/FlateDecode')),
      catalog: '/Metadata 6 0 R',
    }),
  },
  { what: 'PDF, older state', name: 'a.pdf', bytes: updated },
  { what: 'PDF, locked against changes', name: 'a.pdf', bytes: locked },
  {
    what: 'PDF program notes',
    name: 'a.pdf',
    bytes: pdf({ page: `${page}/PieceInfo<</X<</Private(${MARKER})>>>>/LastModified(D:2026)` }),
  },
  {
    what: 'PDF note of a reader',
    name: 'a.pdf',
    bytes: pdf({ page: `${page}/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(${MARKER})>>]` }),
  },
  { what: 'PDF, nothing refers to it', name: 'a.pdf', bytes: pdf(more(`(${MARKER})`)) },
  {
    what: 'photograph in a PDF',
    name: 'a.pdf',
    bytes: pdfWith({
      page: '/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>',
      objects: [shown, streamOf(photograph, image)],
    }),
  },
  { what: 'DOCX core', name: 'a.docx', bytes: docx({ 'docProps/core.xml': said('dc:creator') }) },
  { what: 'DOCX app', name: 'a.docx', bytes: docx({ 'docProps/app.xml': said('Company') }) },
  { what: 'DOCX custom', name: 'a.docx', bytes: docx({ 'docProps/custom.xml': said('vt:lpwstr') }) },
  { what: 'DOCX small picture', name: 'a.docx', bytes: docx({ 'docProps/thumbnail.jpeg': jpegWith(app1(true, 1)) }) },
  { what: 'DOCX photograph', name: 'a.docx', bytes: docx({ 'word/media/image1.jpeg': jpegWith(app1(true, 1)) }) },
  {
    what: 'DOCX template of a disk',
    name: 'a.docx',
    bytes: docx({
      'word/_rels/settings.xml.rels': strToU8(
        `<Relationship Type="x/attachedTemplate" Target="file:///C:/${MARKER}.dotm" TargetMode="External"/>`,
      ),
    }),
  },
  { what: 'XLSX path', name: 'a.xlsx', bytes: xlsx({ 'docProps/core.xml': said('cp:lastModifiedBy') }) },
  {
    what: 'XLSX printer',
    name: 'a.xlsx',
    bytes: xlsx({
      'xl/printerSettings/printerSettings1.bin': Buffer.from(MARKER, 'utf16le'),
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(
        `<Relationships><Relationship Id="rId1" Type="${printer}" Target="../printerSettings/printerSettings1.bin"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8('<worksheet><pageSetup paperSize="9" r:id="rId1"/></worksheet>'),
    }),
  },
];
