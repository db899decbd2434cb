import { deflateSync } from 'node:zlib';
import { openPdfWriter } from '@guong/paper';
import { expect, test } from 'vitest';
import { FONT, pdfWith, SHOWN, shownWords, streamOf } from '../../testing/pdf-with.ts';
import { samplePaper } from '../../testing/sample-paper.ts';
import { smallPdf } from '../../testing/small-pdf.ts';
import { lookIntoPdf, PDF_LIMITS, type PdfFound } from './pdf-reader.ts';
import { readingOf } from './prepare.ts';

const WORDS = ['Mở chuyên mục “Lắng nghe Nhân dân”', 'đối thoại, tiếp công dân, khuỷu tay, thuở nhỏ'];

async function found(bytes: Uint8Array, limits = PDF_LIMITS): Promise<PdfFound> {
  const outcome = await lookIntoPdf(bytes, limits);
  if (typeof outcome === 'string') throw new Error(`refused: ${outcome}`);
  return outcome;
}

test('an empty page, a picture and words: what a page shows is what is known of it', async () => {
  expect(readingOf(await found(smallPdf('Ke hoach so 5')))).toEqual({
    text: 'Ke hoach so 5\n\n',
    reading: 'whole',
    pagesRead: 1,
  });
  const picture = streamOf(
    '\xff',
    '/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8',
  );
  const page = '/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>';
  const scan = pdfWith({ page, objects: [streamOf('100 0 0 100 0 0 cm /I Do'), picture] });
  expect(readingOf(await found(scan))).toMatchObject({ reading: 'picture', pagesRead: 1 });
});

test('what does not open, asks for a password, or can act is refused, also where it lies packed', async () => {
  expect(await lookIntoPdf(Buffer.from('%PDF-1.7\n%%EOF\n'))).toBe('broken');
  expect(await lookIntoPdf(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n'))).toBe('broken');
  expect(await lookIntoPdf(smallPdf('x').subarray(0, 200))).toBe('broken');
  const locked =
    '/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<' + '41'.repeat(32) + '>/U<' + '42'.repeat(32) + '>>>/ID[<41><41>]';
  expect(await lookIntoPdf(pdfWith({ trailer: locked }))).toBe('locked');
  const acts = [
    '/OpenAction<</S/JavaScript/JS(app.alert(1))>>',
    '/AA<</WC<</S/J#61vaScript/JS(1)>>>>',
    '/OpenAction<</S/Launch/F(x.exe)>>',
  ];
  for (const catalog of acts) expect(await lookIntoPdf(pdfWith({ catalog }))).toBe('active');
  const inside = deflateSync(Buffer.from('9 0 <</S/JavaScript/JS(app.alert(1))>>')).toString('latin1');
  const packed = streamOf(inside, '/Type/ObjStm/N 1/First 4/Filter/FlateDecode');
  const broken = pdfWith({ catalog: '/OpenAction 9 0 R', objects: [packed] })
    .toString('latin1')
    .replace(/startxref\n\d+/, 'startxref\n1');
  expect(await lookIntoPdf(Buffer.from(broken, 'latin1'))).toBe('active');
});

test('a book of 10,000 pages is read as far as the limits allow, and that is said', async () => {
  const book = pdfWith({ page: SHOWN, pages: 10_000, objects: [shownWords('Dieu khoan'), FONT] });
  const read = readingOf(await found(book));
  expect(read).toMatchObject({ reading: 'part', pagesRead: PDF_LIMITS.mostPages });
  expect(readingOf(await found(book, { ...PDF_LIMITS, mostCharacters: 100 })).text.length).toBeLessThanOrEqual(100);
  expect(readingOf(await found(book, { ...PDF_LIMITS, readCpuMs: 0 }))).toMatchObject({
    reading: 'part',
    pagesRead: 0,
  });
});

test('a page that never ends and one that fills all memory stall nobody: the file is kept, its words are not known', async () => {
  const forms = Array.from({ length: 12 }, (_, n) =>
    streamOf(
      '/X Do '.repeat(10),
      `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${String(6 + n)} 0 R>>>>`,
    ),
  );
  const page = '/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>';
  const endless = pdfWith({
    page,
    objects: [streamOf('/X Do'), ...forms, streamOf('', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]')],
  });
  const first = found(endless, { ...PDF_LIMITS, mostCpuMs: 700 });
  const behind = found(smallPdf('sau do'));
  expect(readingOf(await first)).toEqual({ text: '', reading: 'unreadable', pagesRead: null });
  expect(readingOf(await behind)).toMatchObject({ reading: 'whole' });
  const swollen = deflateSync(Buffer.alloc(300_000_000, '('), { level: 1 }).toString('latin1');
  const bomb = pdfWith({ page: SHOWN, objects: [streamOf(swollen, '/Filter/FlateDecode'), FONT] });
  expect((await found(bomb)).cleaned?.length).toBeLessThan(2_000_000);
  expect(readingOf(await found(smallPdf('van chay')))).toMatchObject({ reading: 'whole' });
});

test('Vietnamese words of our own printing come back composed and on their lines', async () => {
  const writer = openPdfWriter();
  const pdf = await writer.writePdf(samplePaper([...WORDS]));
  await writer.close();
  if (!pdf.ok) throw new Error('not written');
  const { text, reading } = readingOf(await found(pdf.value));
  expect(reading).toBe('whole');
  expect(text).toBe(text.normalize('NFC'));
  expect(Buffer.from(pdf.value).toString('latin1')).toContain('pdfaid');
  for (const words of WORDS) expect(text.replace(/\s+/g, ' ')).toContain(words);
});
