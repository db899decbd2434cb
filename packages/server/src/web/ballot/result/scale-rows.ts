import type { z } from 'zod';
import type { ballot } from '@guong/core/ballot';
import { upperOf, type ScaleRow } from '../../ui/index.ts';
import type { FIGURES_TEXT, Reason } from './figures-text.ts';

/** A publication with the words to read it with, released or as a preview. */
export type Shown = Omit<z.output<typeof ballot.publication.output>, 'edition' | 'editions'>;
/** One question of the ballot. */
export type Item = Shown['subjects'][number]['items'][number];
/** What is public of one question. */
export type PublicTable = Shown['publication']['subjects'][number]['items'][number]['table'];
/** What the exact result holds of one person. */
export type ExactSubject = z.output<typeof ballot.result.output>['record']['subjects'][number];

type Words = (typeof FIGURES_TEXT)['vi'];

/** Items of one scale that follow one another on the ballot: they make one chart. */
export interface Chart {
  readonly levels: readonly string[];
  readonly rows: readonly ScaleRow[];
}

/** One question with its row. */
export interface LeveledRow {
  readonly levels: readonly string[];
  readonly row: ScaleRow;
}

/** Rows as charts, in the order of the ballot. */
export function chartsOf(rows: readonly LeveledRow[]): readonly Chart[] {
  const charts: { levels: readonly string[]; rows: ScaleRow[] }[] = [];
  for (const { levels, row } of rows) {
    const last = charts.at(-1);
    if (last && last.levels.join('\n') === levels.join('\n')) last.rows.push(row);
    else charts.push({ levels, rows: [row] });
  }
  return charts;
}

const single = (counts: readonly number[]) => counts.map((count) => ({ span: 1, count }));

/** Rows of the exact result: every count, for whoever may read it. */
export const exactRows = (subject: ExactSubject, base: number): readonly LeveledRow[] =>
  subject.items.map(({ text, levels, counts, blank }, at) => ({
    levels,
    row: { id: at.toString(), label: text, base, decimals: 1, cells: single(counts), blank },
  }));

/** What stands behind one table. */
export interface Behind {
  readonly reasons: readonly Reason[];
  /** Smallest group with a table of its own. */
  readonly k: number;
  readonly words: Words;
}

/** The reasons of a withheld cell as a sentence. */
export const becauseOf = ({ reasons, k, words }: Behind): string =>
  reasons.map((reason) => words.reasons[reason](k)).join(words.or);

/** One public table as a row: counts where the guard shows some, words where it does not, and why it shows less. */
export function publicRow({ id, text, levels }: Item, table: PublicTable | undefined, behind: Behind): LeveledRow {
  const { words } = behind;
  const none = { id, label: text, base: 0, decimals: 0, cells: [], blank: 0 } as const;
  const why = becauseOf(behind);
  const reason = (sentence: (why: string) => string) => (why === '' ? {} : { reason: sentence(why) });
  if (!table || table.form === 'withheld') {
    return { levels, row: { ...none, words: words.withheld, ...reason(words.hidden) } };
  }
  if (table.form === 'two_thirds') {
    const good = levels.slice(0, upperOf(levels.length)).join(words.either);
    return { levels, row: { ...none, words: words.twoThirds(table.isReached, good), ...reason(words.unsaid) } };
  }
  const counts = table.cells.map(({ count }) => count);
  const row = { id, label: text, base: table.base, decimals: table.decimals, blank: table.blank.count };
  if (table.form === 'exact') return { levels, row: { ...row, cells: single(counts) } };
  const upper = upperOf(levels.length);
  const spans = [upper, levels.length - upper];
  const cells = counts.map((count, at) => ({ span: spans[at] ?? 1, count }));
  return { levels, row: { ...row, cells, ...reason(words.merged) } };
}

/** An item with how many of how many chose the better half. */
export interface Weak {
  readonly label: string;
  readonly part: number;
  readonly whole: number;
  readonly decimals: 0 | 1;
}

/** The three items with the smallest share in the better half; of equal ones the first on the ballot. */
export function weakestThree({ levels, rows }: Chart): readonly Weak[] {
  const upper = upperOf(levels.length);
  const shares = rows
    .filter(({ words, base }) => words === undefined && base > 0)
    .map(({ label, base, decimals, cells }) => {
      let from = 0;
      const part = cells.reduce((sum, { span, count }) => {
        const isUpper = from < upper;
        from += span;
        return isUpper ? sum + count : sum;
      }, 0);
      return { label, part, whole: base, decimals };
    });
  return shares.sort((a, b) => a.part * b.whole - b.part * a.whole).slice(0, 3);
}
