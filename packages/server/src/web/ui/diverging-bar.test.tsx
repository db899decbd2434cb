import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { violationsIn } from '../../testing/axe.ts';
import { DivergingBar, type ScaleRow } from './diverging-bar.tsx';
import { placed, plotOf, upperOf, type Placed } from './diverging-plot.tsx';

const row = (counts: readonly number[], blank: number, more: Partial<ScaleRow> = {}): ScaleRow => ({
  id: 'm1',
  label: 'Gần dân',
  base: Math.max(
    1,
    counts.reduce((sum, count) => sum + count, blank),
  ),
  decimals: 1,
  cells: counts.map((count) => ({ span: 1, count })),
  blank,
  ...more,
});

test('law: all bars share one middle; good levels stand right of it, weak ones left, blanks apart, nothing overlaps', () => {
  let bars = 0;
  const counts = (levels: number) => fc.array(fc.nat(500), { minLength: levels, maxLength: levels });
  const charts = fc
    .integer({ min: 2, max: 5 })
    .chain((levels) => fc.array(fc.tuple(counts(levels), fc.nat(50)), { minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(charts, (drawn) => {
      const rows = drawn.map(([levels, blank]) => row(levels, blank));
      const levels = drawn[0]?.[0].length ?? 0;
      const plot = plotOf(rows, levels);
      const all = rows.map((one) => placed(one, plot));
      for (const { bars: segments, middle } of all) {
        bars += 1;
        expect(middle).toBe(all[0]?.middle);
        expectInOrder(segments, middle);
      }
    }),
    { numRuns: 200 },
  );
  console.log(`bars drawn: ${String(bars)}`);
});

/** Inside the drawing, each on its own side of the middle, one after the other, blanks last. */
function expectInOrder(segments: readonly Placed[], middle: number): void {
  const inOrder = [...segments].sort((a, b) => a.x - b.x);
  for (const [at, { x, width, isWeak, tone }] of inOrder.entries()) {
    const next = inOrder[at + 1];
    const [from, to] = isWeak ? [0, middle] : [middle, 1];
    expect(x).toBeGreaterThan(from - NEARLY);
    expect(x + width).toBeLessThan(Math.min(to, next?.x ?? 1) + NEARLY);
    if (tone === 'none') expect(next).toBeUndefined();
  }
}
const NEARLY = 1e-9;

test('the better half is the same as in the bands of the guard: the middle level counts as good', () => {
  expect([2, 3, 4, 5].map(upperOf)).toEqual([1, 2, 2, 3]);
});

const LEVELS = ['Tốt', 'Khá', 'Trung bình', 'Chưa đạt'];
const htmlOf = (rows: readonly ScaleRow[]): string =>
  renderToString(
    <DivergingBar id="t" caption="Kết quả" rowHeading="Nội dung" levels={LEVELS} blankLabel="Để trống" rows={rows} />,
  );

test('every percentage stands with its fraction; merged levels are one cell over their heads; words stand for what is withheld', async () => {
  const html = htmlOf([
    row([142, 42, 11, 4], 3),
    row([], 2, { id: 'm2', base: 202, cells: [180, 20].map((count) => ({ span: 2, count })), reason: 'Gộp mức.' }),
    row([], 0, { id: 'm3', cells: [], words: 'không công bố', reason: 'Không công bố vì nhóm dưới 10 người.' }),
  ]);
  const shares = [...html.matchAll(/<b>([\d,]+)\u202f%<\/b> <small>([\d.]+)\/([\d.]+)<\/small>/g)];
  expect(shares.map(([, percent, part, whole]) => [percent, part, whole])).toEqual([
    ['70,3', '142', '202'],
    ['20,8', '42', '202'],
    ['5,4', '11', '202'],
    ['2', '4', '202'],
    ['1,5', '3', '202'],
    ['89,1', '180', '202'],
    ['9,9', '20', '202'],
    ['1', '2', '202'],
  ]);
  expect(html.match(/%/g)?.length).toBeGreaterThan(shares.length);
  expect(html).toMatch(/<td colspan="2"[^>]*data-label="Tốt \+ Khá"/);
  expect(html).toMatch(/<td colspan="5"[^>]*class="words"[^>]*>không công bố/);
  expect(html).toContain('nhóm dưới 10 người');
  expect(html).not.toMatch(/style=/);
  expect(
    await violationsIn(`<!doctype html><html lang="vi"><title>t</title><main><h1>t</h1>${html}</main></html>`),
  ).toEqual([]);
});
