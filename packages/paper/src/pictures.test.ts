import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countMinutes } from './count-minutes.ts';
import { invitations } from './invitations.ts';
import type { Paper } from './paper.ts';
import { openPdfWriter } from './pdf-writer.ts';
import { resultSheet } from './result-sheet.ts';
import { rollList } from './roll-list.ts';
import { roundPoster } from './round-poster.ts';
import { difference, readOwnPng, readPgm, writePng, type GreyPicture } from './testing/grey-picture.ts';
import {
  sampleInvitations,
  sampleMinutes,
  samplePoster,
  sampleResultSheet,
  sampleRoll,
  sampleStateLetterhead,
} from './testing/sample-papers.ts';

/** To renew the stored pictures: `GUONG_NEW_PICTURES=1 npx vitest run packages/paper/src/pictures.test.ts`, then look. */
const isRenewing = process.env['GUONG_NEW_PICTURES'] === '1';
const STORED = join(import.meta.dirname, 'testing', 'pictures');
/** At most so much of a page may look otherwise: other versions of poppler smooth letters differently. */
const MOST = 0.01;
const DPI = 60;

const PAPERS: Readonly<Record<string, Paper>> = {
  'minutes-party': countMinutes(sampleMinutes({ subjects: 1, items: 5 })),
  'minutes-state': countMinutes({ ...sampleMinutes({ subjects: 1, items: 5 }), letterhead: sampleStateLetterhead }),
  'result-sheet': resultSheet(sampleResultSheet()),
  'roll-list': rollList(sampleRoll(8)),
  invitations: invitations(sampleInvitations(7)),
  poster: roundPoster(samplePoster),
};

const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined;
const writer = openPdfWriter();
const folder = mkdtempSync(join(tmpdir(), 'guong-pictures-'));
afterAll(async () => {
  await writer.close();
  rmSync(folder, { recursive: true });
});

async function pagesOf(name: string, paper: Paper): Promise<readonly GreyPicture[]> {
  const made = await writer.writePdf(paper);
  if (!made.ok) throw new Error(made.refusal.reason);
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, made.value);
  execFileSync('pdftoppm', ['-r', String(DPI), '-gray', file, join(folder, name)]);
  const pages = readdirSync(folder).filter((page) => page.startsWith(`${name}-`) && page.endsWith('.pgm'));
  return pages.sort().map((page) => readPgm(readFileSync(join(folder, page))));
}

test.skipIf(!hasPoppler).each(Object.keys(PAPERS))('%s looks as it was last approved, page by page', async (name) => {
  const paper = PAPERS[name];
  if (!paper) throw new Error('a paper has a name');
  const pages = await pagesOf(name, paper);
  if (isRenewing) keep(name, pages);
  const stored = readdirSync(STORED).filter((file) => new RegExp(`^${name}-\\d+\\.png$`, 'u').test(file));
  expect(pages.length).toBe(stored.length);
  const parts = pages.map((page, at) => difference(page, readOwnPng(readFileSync(pathOf(name, at)))));
  expect(parts.filter((part) => part > MOST)).toEqual([]);
});

const pathOf = (name: string, at: number): string => join(STORED, `${name}-${String(at + 1)}.png`);

function keep(name: string, pages: readonly GreyPicture[]): void {
  mkdirSync(STORED, { recursive: true });
  for (const [at, page] of pages.entries()) writeFileSync(pathOf(name, at), writePng(page));
}

test.skipIf(!hasPoppler)(
  'a paper with a wider margin, another letterhead or a row less is another picture',
  async () => {
    const [stored] = await pagesOf('known', rollList(sampleRoll(8)));
    const fewer = await pagesOf('fewer', rollList(sampleRoll(7)));
    const [other] = await pagesOf('other', rollList({ ...sampleRoll(8), letterhead: sampleStateLetterhead }));
    if (!stored || !other || !fewer[0]) throw new Error('a list has a page');
    expect(difference(stored, stored)).toBe(0);
    expect(difference(stored, fewer[0])).toBeGreaterThan(MOST);
    expect(difference(stored, other)).toBeGreaterThan(MOST);
    const shifted = new Uint8Array(stored.pixels.length).fill(255);
    shifted.set(stored.pixels.subarray(0, stored.pixels.length - 6), 6);
    expect(difference(stored, { ...stored, pixels: shifted })).toBeGreaterThan(MOST);
  },
);
if (!hasPoppler)
  console.log('NOT RUN: pdftoppm (poppler-utils) is not installed; no paper was compared with its picture');
