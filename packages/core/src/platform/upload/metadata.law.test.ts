import { writeDocx } from '@guong/paper';
import { unzipSync } from 'fflate';
import * as mupdf from 'mupdf';
import { expect, test } from 'vitest';
import { MARKER, saidFiles } from '../../testing/said-files.ts';
import { pdfWith } from '../../testing/pdf-with.ts';
import { samplePaper } from '../../testing/sample-paper.ts';
import { sniff } from '../file-kind.ts';
import { officeText } from '../office-file.ts';
import { orientationIn } from './exif.ts';
import { prepareUpload, type Prepared } from './prepare.ts';

async function stored(bytes: Uint8Array): Promise<Prepared> {
  const sniffed = sniff(bytes);
  if ('refusal' in sniffed) throw new Error(sniffed.refusal);
  const prepared = await prepareUpload(sniffed.kind, bytes);
  if ('refusal' in prepared) throw new Error(prepared.refusal);
  return prepared;
}

/** Everything that stands in a file, also what lies packed in it. */
function allOf(bytes: Uint8Array): Buffer[] {
  const raw = Buffer.from(bytes);
  if (raw.subarray(0, 2).toString() === 'PK') return [raw, ...Object.values(unzipSync(bytes)).flatMap(allOf)];
  if (!raw.subarray(0, 5).equals(Buffer.from('%PDF-'))) return [raw];
  const document = mupdf.Document.openDocument(bytes, 'application/pdf').asPDF();
  const count = document?.countObjects() ?? 0;
  const objects = Array.from({ length: count }, (_, n) => document?.newIndirect(n));
  return [raw, ...objects.flatMap((one) => (one?.isStream() ? [Buffer.from(one.readStream().asUint8Array())] : []))];
}
const LETTERS = [Buffer.from(MARKER), Buffer.from(MARKER, 'utf16le'), Buffer.from(MARKER, 'utf16le').swap16()];
const says = (bytes: Uint8Array): boolean =>
  allOf(bytes).some((part) => LETTERS.some((marker) => part.includes(marker)));

/** What a person sees of it: the dots of a picture, the words and dots of a PDF, the words of an office document. */
function seen(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (head === 'PK\x03\x04') return officeText(bytes);
  if (head !== '%PDF') return Buffer.from(new mupdf.Image(bytes).toPixmap().getPixels()).toString('hex');
  const page = mupdf.Document.openDocument(bytes, 'application/pdf').loadPage(0);
  const dots = page.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceGray, false, false).getPixels();
  return page.toStructuredText('').asText() + Buffer.from(dots).toString('hex');
}

test('FIL-7: whatever says who made a file, where or with what is nowhere in what is stored; what people see is the same', async () => {
  const files = saidFiles();
  for (const { what, bytes } of files) {
    const { bytes: kept, isSigned } = await stored(bytes);
    expect([what, isSigned, says(kept)]).toEqual([what, false, false]);
    expect([what, seen(kept)]).toEqual([what, seen(bytes)]);
    expect([what, Buffer.from((await stored(kept)).bytes).equals(Buffer.from(kept))]).toEqual([what, true]);
  }
  // A file that says nothing would pass as well: packed in a zip, an encryption or UTF-16, the marker is still seen.
  const hidden = files.filter(({ what, bytes }) => !says(bytes) && !/older|locked|packed text/.test(what));
  expect(hidden.map(({ what }) => what)).toEqual([]);
  console.log(`FIL-7: ${String(files.length)} files, the marker in none of what is stored`);
});

test('how a photograph is turned is kept, in JPEG and PNG', async () => {
  for (const { what, bytes } of saidFiles().filter((one) => one.what.includes('turned'))) {
    const kept = Buffer.from((await stored(bytes)).bytes);
    const at = kept.indexOf(Buffer.from('MM\0*', 'latin1'));
    expect([what, orientationIn(kept.subarray(at))]).toEqual([what, what.startsWith('PNG') ? 8 : 6]);
  }
});

test('what is digitally signed is kept byte for byte and says so; words are read all the same', async () => {
  const signature =
    '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 10 20 30]/Contents<3082>>>';
  const info = `<</Author(${MARKER})>>`;
  const pdf = pdfWith({
    objects: [signature, info],
    trailer: '/Info 5 0 R',
    catalog: '/AcroForm<</SigFlags 3/Fields[<</FT/Sig/T(x)/V 4 0 R>>]>>',
  });
  const kept = await stored(pdf);
  expect([kept.isSigned, Buffer.from(kept.bytes).equals(pdf)]).toEqual([true, true]);
});

test('our own PDF and DOCX lose the name of their title and of the program, and stay what they were', async () => {
  const docx = await writeDocx(samplePaper(['Nội dung chuyên đề']));
  const kept = (await stored(docx)).bytes;
  const parts = Object.entries(unzipSync(kept)).filter(([name]) => name.startsWith('docProps/'));
  expect(parts.map(([, part]) => Buffer.from(part).toString()).join('')).not.toMatch(/Gạo|HOA GẠO|Un-named/);
  expect(officeText(kept)).toBe(officeText(docx));
});

test('a file cut off or changed anywhere is refused or cleaned, never thrown over', async () => {
  let taken = 0;
  const files = saidFiles();
  for (const [n, { bytes }] of files.entries()) {
    const hurt = Buffer.from(bytes);
    hurt[(n * 7919) % hurt.length] = 0xff;
    for (const broken of [hurt, hurt.subarray(0, Math.floor(hurt.length * 0.7))]) {
      const sniffed = sniff(broken);
      const prepared = 'kind' in sniffed ? await prepareUpload(sniffed.kind, broken) : sniffed;
      if (!('refusal' in prepared)) taken += 1;
    }
  }
  expect(taken).toBeLessThan(files.length * 2);
});
