import { COVER_OF, type ObligationState } from '@guong/core/document';
import type { Format } from '../text/index.ts';
import type { CellView } from './directive-view.ts';
import type { TEXT } from './text.ts';

/** How a cell looks: its colour and its shape, which only repeat its words. */
export type CellLook = 'covered' | 'late' | 'overdue' | 'pending' | 'exempt';

/** The look of a state. */
export const lookOfState = (state: ObligationState): CellLook => {
  const cover = COVER_OF[state];
  return cover === 'missing' ? (state === 'overdue' ? 'overdue' : 'pending') : cover;
};

const DAY_MS = 86_400_000;
/** Whole days from one day to another. */
export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** What all cells of a table are told with: the words, the formats and the day of the reader. */
export interface CellReader {
  readonly words: (typeof TEXT)['vi']['cell'];
  readonly format: Format;
  readonly today: string;
}

/** What a cell says in words: `195-KH/ĐU · 11 ngày`; where the unit took its answer back, which and why. */
export function cellWords(cell: CellView, reader: CellReader): string {
  const { words } = reader;
  if (cell.state === 'exempt') return words.exempt;
  if (COVER_OF[cell.state] !== 'missing') return answerWords(cell, reader);
  const { recalled } = cell;
  const back = recalled === null ? [] : [words.recalled(recalled.symbol, shortened(recalled.because))];
  return [openWords(cell, reader), ...back].join(' · ');
}

const openWords = ({ state, dueOn }: CellView, { words, format, today }: CellReader): string =>
  state === 'waiting' ? words.waiting(format.day(dueOn)) : words.overdue(format.count(daysFrom(dueOn, today)));

const MOST_OF_A_REASON = 90;
/** The page of the obligation has all of it. */
const shortened = (text: string): string =>
  text.length <= MOST_OF_A_REASON ? text : `${text.slice(0, MOST_OF_A_REASON).trimEnd()}…`;

function answerWords(cell: CellView, { words, format }: CellReader): string {
  const { state, dueOn, ownSymbol, lagDays } = cell;
  const answeredOn = cell.answeredOn ?? dueOn;
  const what = ownSymbol ?? format.day(answeredOn);
  const isLate = COVER_OF[state] === 'late';
  const when = isLate
    ? words.late(format.count(daysFrom(dueOn, answeredOn)))
    : words.lag(format.count(lagDays ?? daysFrom(dueOn, answeredOn)));
  return `${what} · ${when}`;
}

const short = (days: number): string => (days > 99 ? '99' : days.toString());

/** The same in one to three characters, for a matrix with many duties; the legend explains them. */
export function cellMark({ state, dueOn, answeredOn, lagDays, recalled }: CellView, today: string): string {
  if (state === 'exempt') return '–';
  const [open, over] = recalled === null ? ['…', '!'] : ['↩', '↩'];
  if (state === 'waiting') return open;
  if (state === 'overdue') return `${over}${short(daysFrom(dueOn, today))}`;
  return COVER_OF[state] === 'late' ? `+${short(daysFrom(dueOn, answeredOn ?? dueOn))}` : short(lagDays ?? 0);
}
