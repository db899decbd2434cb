import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { afterAll, expect, test } from 'vitest';
import { auditCheckpoint } from './audit-checkpoint.ts';
import { writeDocx } from './docx-writer.ts';
import { copiesText, countText, groupedText, percentText } from './figures.ts';
import { keySheet } from './key-sheet.ts';
import type { Paper } from './paper.ts';
import { openPdfWriter } from './pdf-writer.ts';
import { qrPng } from './qr-image.ts';
import { rollList } from './roll-list.ts';
import { roundPoster } from './round-poster.ts';
import { signInCards } from './sign-in-cards.ts';
import { docxText } from './testing/docx-text.ts';
import { pdfPages, pdfText } from './testing/pdf-text.ts';
import { sampleCards, sampleCheckpoint, sampleKeySheet, samplePoster, sampleRoll } from './testing/sample-papers.ts';

const writer = openPdfWriter();
afterAll(() => writer.close());

async function made(paper: Paper): Promise<Uint8Array> {
  const result = await writer.writePdf(paper);
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}

test('cards stand six on a sheet, each with its name, address, code in two groups and expiry', async () => {
  const sheet = sampleCards(13);
  const pages = pdfPages(await made(signInCards(sheet)));
  expect(pages.length).toBe(3);
  const text = pages.map((page) => page.text).join(' ');
  for (const { name, code, address, expiryText } of sheet.cards) {
    for (const words of [name, `${code.slice(0, 4)}-${code.slice(4)}`, address, expiryText]) {
      expect(text.replaceAll(/\s+/gu, ' ')).toContain(words);
    }
  }
});

test('a card with a code of another shape, and a sheet without cards, are faults of the caller', () => {
  const sheet = sampleCards(1);
  const cards = sheet.cards.map((card) => ({ ...card, code: 'abcd-efg' }));
  expect(() => signInCards({ ...sheet, cards })).toThrow(RangeError);
  expect(() => signInCards({ ...sheet, cards: [] })).toThrow(RangeError);
});

test('a key sheet, a checkpoint and a poster fit one page each and show their words', async () => {
  const key = pdfPages(await made(keySheet(sampleKeySheet)));
  const checkpoint = pdfPages(await made(auditCheckpoint(sampleCheckpoint)));
  const poster = pdfPages(await made(roundPoster(samplePoster)));
  expect([key.length, checkpoint.length, poster.length]).toEqual([1, 1, 1]);
  expect(key[0]?.text).toContain(sampleKeySheet.checksumWords.join(' · '));
  expect(checkpoint[0]?.text).toContain('48.213');
  for (const group of groupedText(sampleCheckpoint.headHash, 8).split(' '))
    expect(checkpoint[0]?.text).toContain(group);
  for (const word of samplePoster.fingerprintWords) expect(poster[0]?.runs).toContain(word);
});

test('a fingerprint or checksum with a word too few is refused', () => {
  const words = ['sông', 'mai'];
  expect(() => keySheet({ ...sampleKeySheet, checksumWords: words })).toThrow(RangeError);
  expect(() => roundPoster({ ...samplePoster, fingerprintWords: words })).toThrow(RangeError);
});

test('the roll is numbered through its groups and repeats head and group on each page, in PDF and DOCX', async () => {
  const paper = rollList(sampleRoll(22));
  const pdf = await made(paper);
  const pages = pdfPages(pdf);
  const withRows = pages.filter(({ text }) => text.includes('Ký nhận'));
  expect(withRows.length).toBe(pages.length);
  withRows.forEach(({ text }) => expect(text).toContain(': 22 người'));
  for (const text of [pdfText(pdf), docxText(await writeDocx(paper))]) {
    expect(text).toMatch(/Danh sách có 66 người ?, 3 nhóm\./u);
    for (const category of ['Cấp ủy viên', 'Bí thư chi bộ', 'Tổ trưởng dân phố']) {
      expect(text).toContain(`${category}: 22 người`);
    }
    expect(Array.from({ length: 66 }, (_, index) => ` ${index + 1} `).every((number) => text.includes(number))).toBe(
      true,
    );
  }
});

test('law: the picture for word processors is a PNG that a reader decodes to the same payload', () => {
  const payload = fc.string({ unit: fc.constantFrom(...'abcXYZ019:/?=#._-'), minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(payload, (text) => {
      expect(decodeQR(pixels(qrPng(text)))).toBe(text);
    }),
    { numRuns: 15 },
  );
  console.log('codes read back: 15');
});

function pixels(png: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const side = view.getUint32(16);
  const length = view.getUint32(33);
  const lines = inflateSync(png.subarray(41, 41 + length));
  const data = new Uint8Array(side * side * 4);
  for (let place = 0; place < side * side; place += 1) {
    const grey = lines[Math.floor(place / side) * (side + 1) + 1 + (place % side)] ?? 0;
    data.set([grey, grey, grey, 255], place * 4);
  }
  return { width: side, height: side, data };
}

test('figures are written as Vietnamese documents write them', () => {
  expect(countText(1563)).toBe('1.563');
  expect(percentText(197, 202)).toBe('97,5%');
  expect(percentText(1, 16)).toBe('6,3%');
  expect(percentText(0, 0)).toBe('–');
  expect(copiesText(3)).toBe('03');
  expect(() => countText(1.5)).toThrow(RangeError);
  expect(() => countText(-1)).toThrow(RangeError);
});

test('law: a percentage is the exact share rounded half up to one decimal', () => {
  const counts = fc
    .integer({ min: 1, max: 5_600_000 })
    .chain((whole) => fc.record({ whole: fc.constant(whole), count: fc.integer({ min: 0, max: whole }) }));
  fc.assert(
    fc.property(counts, ({ count, whole }) => {
      const tenths = (BigInt(count) * 2000n + BigInt(whole)) / (2n * BigInt(whole));
      expect(percentText(count, whole)).toBe(`${tenths / 10n},${tenths % 10n}%`);
    }),
    { numRuns: 1000 },
  );
  console.log('percentages compared with exact arithmetic: 1000');
});
