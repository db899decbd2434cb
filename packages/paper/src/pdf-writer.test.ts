import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { countMinutes } from './count-minutes.ts';
import { tinosPaths } from './fonts.ts';
import { openPdfWriter } from './pdf-writer.ts';
import { signInCards } from './sign-in-cards.ts';
import {
  sampleCards,
  sampleCheckpoint,
  sampleKeySheet,
  sampleMinutes,
  samplePoster,
  sampleRoll,
} from './testing/sample-papers.ts';
import { auditCheckpoint } from './audit-checkpoint.ts';
import { keySheet } from './key-sheet.ts';
import type { Paper } from './paper.ts';
import { rollList } from './roll-list.ts';
import { roundPoster } from './round-poster.ts';

const paper = signInCards(sampleCards(2));

test('a full queue refuses with a sentence for people, and takes work again later', async () => {
  const writer = openPdfWriter({ queueLimit: 2 });
  const results = await Promise.all([1, 2, 3].map(() => writer.writePdf(paper)));
  expect(results.map((result) => (result.ok ? 'made' : result.refusal.reason))).toEqual(['made', 'made', 'queue-full']);
  const later = await writer.writePdf(paper);
  expect(later.ok).toBe(true);
  await writer.close();
});

test('closing finishes what runs, refuses what comes after, and may be repeated', async () => {
  const writer = openPdfWriter();
  const running = writer.writePdf(paper);
  await writer.close();
  expect((await running).ok).toBe(true);
  expect(await writer.writePdf(paper)).toMatchObject({ ok: false, refusal: { reason: 'closed' } });
  await writer.close();
});

test('a writer that was never used closes without starting a thread', async () => {
  await expect(openPdfWriter({ requireFrom: '/nonexistent/server.mjs' }).close()).resolves.toBeUndefined();
});

test('a paper beyond the size bound is refused before the compiler sees it', async () => {
  const writer = openPdfWriter();
  const minutes = { ...sampleMinutes(), incidents: Array.from({ length: 900 }, () => 'a '.repeat(5000)) };
  const result = await writer.writePdf(countMinutes(minutes));
  expect(result).toMatchObject({ ok: false, refusal: { reason: 'too-large' } });
  await writer.close();
});

test('a worker that cannot start rejects the document instead of hanging', async () => {
  const fontPaths = tinosPaths(import.meta.url);
  const writer = openPdfWriter({ requireFrom: '/nonexistent/server.mjs', fontPaths });
  await expect(writer.writePdf(paper)).rejects.toThrow('typst');
  await expect(writer.writePdf(paper)).rejects.toThrow('typst');
  await writer.close();
});

test('every layout passes PDF/UA-1 too (title, language, alternative texts, order of headings)', async () => {
  const writer = openPdfWriter({ standard: 'ua-1' });
  const papers: readonly Paper[] = [
    countMinutes(sampleMinutes()),
    rollList(sampleRoll(3)),
    paper,
    keySheet(sampleKeySheet),
    auditCheckpoint(sampleCheckpoint),
    roundPoster(samplePoster),
  ];
  const results = await Promise.all(papers.map((each) => writer.writePdf(each)));
  expect(results.map(({ ok }) => ok)).toEqual(papers.map(() => true));
  await writer.close();
});

test('bundled into one file by esbuild, outside the repository, it still makes a PDF and ends by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guong-paper-'));
  const outfile = join(folder, 'server.mjs');
  const entry = join(import.meta.dirname, 'index.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  const script = `
    import { openPdfWriter, signInCards } from './server.mjs';
    const writer = openPdfWriter({ requireFrom: ${JSON.stringify(import.meta.filename)} });
    const sheet = ${JSON.stringify(sampleCards(1))};
    const result = await writer.writePdf(signInCards({ ...sheet, documentAt: new Date(sheet.documentAt) }));
    console.log(Buffer.from(result.value).subarray(0, 5).toString());
  `;
  writeFileSync(join(folder, 'run.mjs'), script);
  const printed = execFileSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8', timeout: 110_000 });
  rmSync(folder, { recursive: true });
  expect(printed.trim()).toBe('%PDF-');
}, 30_000);
