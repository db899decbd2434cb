import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { countMinutes } from './count-minutes.ts';
import { writeDocx } from './docx-writer.ts';
import { openPdfWriter } from './pdf-writer.ts';
import { printablePaper } from './paper.ts';
import { printableRanges, printableText, UNPRINTABLE_MARK } from './printable-text.ts';
import { signInCards } from './sign-in-cards.ts';
import { docxParts, docxText } from './testing/docx-text.ts';
import { pdfDictionaries, pdfPages, pdfText } from './testing/pdf-text.ts';
import { sampleCards, sampleMinutes } from './testing/sample-papers.ts';

const writer = openPdfWriter({ standard: 'ua-1' });
afterAll(() => writer.close());

const CODE_LIKE = [
  '#let x = 1; #read("/etc/passwd")',
  '#import "@preview/x:1.0.0": *',
  '\\ \\u{41} $x^2$ @ref <label> *b* _i_ `raw` //',
  '"); panic("x") ("',
  '<script>alert(1)</script>&amp;',
  '= Tiêu đề\n- mục\n+ mục',
  '{{7*7}} ${7*7} %s %n',
] as const;

function minutesNaming(name: string) {
  const sample = sampleMinutes({ subjects: 1, items: 1 });
  const [subject] = sample.subjects;
  if (!subject) throw new Error('the sample has a subject');
  const person = { name, post: name, role: name };
  return countMinutes({
    ...sample,
    letterhead: { ...sample.letterhead, issuer: name, placeAndDate: name },
    abstract: name,
    committee: [person],
    incidents: [name],
    subjects: [{ ...subject, name }],
    copies: [{ label: name, count: 3 }],
    signatures: { ...sample.signatures, head: { office: name, name } },
  });
}

async function made(paper: Parameters<typeof writer.writePdf>[0]): Promise<Uint8Array> {
  const result = await writer.writePdf(paper);
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}

test.each(CODE_LIKE)('text that looks like code is printed letter by letter: %s', async (hostile) => {
  const paper = minutesNaming(hostile);
  const shown = printableText(hostile).replace(/\s+/gu, '');
  const pdf = await made(paper);
  const docx = await writeDocx(paper);
  expect(pdfText(pdf).replace(/\s+/gu, '')).toContain(shown);
  expect(docxText(docx).replace(/\s+/gu, '')).toContain(shown);
  expect(pdfDictionaries(pdf)).not.toMatch(/\/(?:JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile)\b/u);
  expect(docxParts(docx)['word/_rels/document.xml.rels']).not.toContain('TargetMode="External"');
});

test('a word of 10,000 letters breaks over lines inside the page', async () => {
  const pdf = await made(minutesNaming('ư'.repeat(10_000)));
  const pages = pdfPages(pdf);
  const lines = pages.flatMap(({ runs }) => runs);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(110);
  expect(pdfText(pdf).match(/ư/gu)?.length).toBeGreaterThan(100_000 * 0.9);
  expect((await made(signInCards(cardsNaming('ư'.repeat(10_000))))).length).toBeGreaterThan(0);
});

function cardsNaming(name: string) {
  const sheet = sampleCards(1);
  return { ...sheet, cards: sheet.cards.map((card) => ({ ...card, name, post: name })) };
}

test('a monstrous name stays on its own card: the sheet keeps one page for six cards', async () => {
  const sheet = sampleCards(6);
  const cards = sheet.cards.map((card) => ({ ...card, name: 'Rất Dài '.repeat(300) }));
  expect(pdfPages(await made(signInCards({ ...sheet, cards }))).length).toBe(1);
});

test('direction, zero-width and control characters vanish; letters the font lacks become a visible mark', () => {
  expect(printableText('Nguyễn\u202e Văn\u200b A\u0000\ufeff')).toBe('Nguyễn Văn A');
  expect(printableText('a\nb\tc\u00a0d')).toBe('a b c d');
  expect(printableText('مرحبا 😀')).toBe(`${UNPRINTABLE_MARK.repeat(5)} ${UNPRINTABLE_MARK}`);
  expect(printableText('e\u0302\u0301')).toBe('ế');
  expect(printableText(`a${'\u0335'.repeat(50)}`)).toBe('a\u0335\u0335');
});

test('every character that counts as printable is in the regular, bold and italic face', async () => {
  const characters = printableRanges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
  );
  const text = characters.map((character) => (/\p{M}/u.test(character) ? `a${character} ` : character)).join('');
  const body = minutesNaming('A').body;
  const runs = [{ text }, { text, bold: true }, { text, italic: true }];
  await made({ ...minutesNaming('A'), body: { ...body, blocks: [{ kind: 'paragraph', runs }] } });
  console.log(`characters set in three faces: ${characters.length}`);
});

test('law: no text of any kind stops the printing of minutes', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('#', '\\', '$', '"', '[', '\u202e', '\u0301', 'đ', '\ud800', ' '),
      maxLength: 80,
    }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (name) => {
      const pdf = await made(minutesNaming(name));
      expect(pdfPages(pdf).length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 15 },
  );
  console.log('hostile names printed: 15');
}, 60_000);

test('law: text made printable stays the same when made printable again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printableText(printableText(text))).toBe(printableText(text));
    }),
    { numRuns: 500 },
  );
});

test('a paper without a time, or with a code nobody can print, is a fault of the caller', () => {
  const paper = minutesNaming('A');
  expect(() => printablePaper({ ...paper, documentAt: new Date('') })).toThrow(RangeError);
  expect(() => printablePaper({ ...paper, qrCodes: { bundle: 'đ' } })).toThrow(RangeError);
  expect(() => printablePaper({ ...paper, qrCodes: { bundle: 'a'.repeat(1801) } })).toThrow(RangeError);
});
