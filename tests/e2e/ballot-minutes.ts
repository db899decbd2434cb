import { docxParts } from '../../packages/paper/src/testing/docx-text.ts';
import type { Member } from './ballot-people.ts';
import { press, type Stage } from './ballot-stage.ts';

/** Counts of one item of one subject: each level, then blank. */
type Counts = readonly number[];

/** What the head draws up after the count. */
export interface Drawn {
  /** The lines of the page of the result, subject by subject. */
  readonly onPage: readonly Counts[];
  /** The same lines as the minutes have them. */
  readonly inMinutes: readonly Counts[];
}

const FORM: Readonly<Record<string, string>> = {
  documentPlace: 'Hoa Gạo',
  'startedAt.day': '22/11/2026',
  'startedAt.time': '14:00',
  'endedAt.day': '22/11/2026',
  'endedAt.time': '16:30',
  'chair.office': 'Chủ trì hội nghị',
  'chair.name': 'Nguyễn Văn Bí Thư',
};

/** Draws the minutes on the page as the head does, saves the document, and reads the figures of both. */
export async function drawMinutes(stage: Stage, roundId: string, head: Member): Promise<Drawn> {
  const page = await head.context.newPage();
  await page.goto(`${stage.mainOrigin}/rounds/${roundId}/minutes/new`);
  for (const [name, value] of Object.entries(FORM)) await page.locator(`[name="${name}"]`).fill(value);
  await press(page, 'Lập biên bản');
  const file = page.getByRole('link', { name: /\.docx/ });
  await file.waitFor();
  // Each cell holds a percentage and its fraction, `60 % 3/5`.
  const fractions = await page
    .locator('table.scale tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td small')].map((fraction) => fraction.textContent)),
    );
  const onPage = fractions.map((cells) => cells.map((fraction) => Number(/^\d+/.exec(fraction)?.[0])));
  const address = new URL((await file.getAttribute('href')) ?? '', stage.mainOrigin).href;
  const answer = await head.context.request.get(address);
  return { onPage, inMinutes: countsIn(docxParts(new Uint8Array(await answer.body()))['word/document.xml'] ?? '') };
}

/** Rows of a document that begin with a number and hold fractions: `3/5` counts three. */
function countsIn(xml: string): Counts[] {
  const rows = xml.match(/<w:tr[ >].*?<\/w:tr>/gsu) ?? [];
  const cellsOf = (row: string): string[] =>
    (row.match(/<w:tc[ >].*?<\/w:tc>/gsu) ?? []).map((cell) =>
      cell.replaceAll(/<\/w:p>/gu, ' ').replaceAll(/<[^>]*>/gu, ''),
    );
  return rows
    .map(cellsOf)
    .filter(([first = '', , ...counts]) => /^\d+\s*$/u.test(first) && counts.length > 0)
    .map(([, , ...counts]) => counts.map((text) => /^(\d+)\/\d+/u.exec(text.trim())?.[1]))
    .filter((counts): counts is string[] => counts.every((count) => count !== undefined))
    .map((counts) => counts.map(Number));
}
