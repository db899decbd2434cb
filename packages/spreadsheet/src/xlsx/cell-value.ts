import { refuse } from '../refusal.ts';
import type { Cell, CellKind } from '../workbook.ts';
import { dayOfIso, dayOfSerial, shownDay } from './date-serial.ts';
import { unescapeText } from './rich-text.ts';
import type { RichText } from './rich-text.ts';
import type { CellStyle } from './styles.ts';

/** A cell as its element stands in the file. */
export interface RawCell {
  readonly ref: string;
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly value: string;
  readonly formula: string | undefined;
  readonly inline: RichText | undefined;
}

/** What a raw cell is read against. */
export interface CellContext {
  readonly strings: readonly RichText[];
  readonly date1904: boolean;
  /** Says in Vietnamese where the cell stands. */
  readonly place: () => string;
}

type Draft = { -readonly [Key in keyof Cell]: Cell[Key] };

const DOUBLE = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Turns a raw cell into a value, or nothing if it holds nothing (ECMA-376 part 1, 18.18.11 lists the types). */
export function readCell(raw: RawCell, style: CellStyle, context: CellContext): Cell | undefined {
  const draft: Draft = { ref: raw.ref, row: raw.row, column: raw.column, kind: 'empty', text: '' };
  fill(draft, raw, { style, context });
  if (raw.formula !== undefined) draft.formula = raw.formula;
  if (draft.kind === 'empty' && draft.formula === undefined) return undefined;
  if (style.font !== undefined && draft.font === undefined) draft.font = style.font;
  if (draft.text.startsWith("'")) draft.apostrophe = 'literal';
  else if (style.quotePrefix) draft.apostrophe = 'style';
  return draft;
}

interface Reading {
  readonly style: CellStyle;
  readonly context: CellContext;
}

const FILLERS: ReadonlyMap<string, (draft: Draft, raw: RawCell, by: Reading) => void> = new Map([
  ['n', fillNumber],
  ['s', (draft, raw, by) => fillText(draft, sharedString(raw, by.context))],
  ['inlineStr', (draft, raw) => fillText(draft, raw.inline ?? { text: '' })],
  ['str', (draft, raw) => setPlain(draft, 'text', unescapeText(raw.value))],
  ['b', (draft, raw) => setPlain(draft, 'boolean', booleanText(raw.value))],
  ['e', (draft, raw) => setPlain(draft, 'error', raw.value)],
  ['d', (draft, raw) => fillIsoDate(draft, raw.value)],
]);

function fill(draft: Draft, raw: RawCell, by: Reading): void {
  const filler = FILLERS.get(raw.type);
  if (filler === undefined) refuse('broken', by.context.place());
  else filler(draft, raw, by);
}

function setPlain(draft: Draft, kind: CellKind, text: string): void {
  if (text === '') return;
  draft.kind = kind;
  draft.text = text;
}

function booleanText(value: string): string {
  if (value === '') return '';
  return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
}

function sharedString(raw: RawCell, context: CellContext): RichText {
  if (raw.value === '') return { text: '' };
  const string = /^\d{1,8}$/.test(raw.value) ? context.strings[Number(raw.value)] : undefined;
  return string ?? refuse('broken', context.place());
}

function fillText(draft: Draft, rich: RichText): void {
  setPlain(draft, 'text', rich.text);
  const { runs } = rich;
  if (runs === undefined) return;
  const font = runs[0]?.font;
  if (font !== undefined && runs.every((run) => run.font === font)) draft.font = font;
  else draft.runs = runs;
}

function fillIsoDate(draft: Draft, value: string): void {
  const day = dayOfIso(value);
  setPlain(draft, day === undefined ? 'text' : 'date', day === undefined ? value : shownDay(day));
  if (day !== undefined) draft.dateOn = day;
}

function fillNumber(draft: Draft, raw: RawCell, by: Reading): void {
  const value = raw.value.trim();
  if (value === '') return;
  const number = DOUBLE.test(value) ? Number(value) : NaN;
  if (!Number.isFinite(number)) refuse('broken', by.context.place());
  draft.number = number;
  const { shape } = by.style;
  const day = shape.kind === 'date' ? dayOfSerial(number, by.context.date1904) : undefined;
  if (day === undefined) {
    setPlain(draft, 'number', shownNumber(number, shape.kind === 'plain' ? shape.zeros : 0));
  } else {
    draft.dateOn = day;
    setPlain(draft, 'date', shownDay(day) + shownTime(number));
  }
}

function shownNumber(number: number, zeros: number): string {
  const padded = Number.isSafeInteger(number) && number >= 0;
  return padded ? String(number).padStart(zeros, '0') : String(number);
}

function shownTime(serial: number): string {
  const minutes = Math.floor((serial - Math.floor(serial)) * 1440 + 1e-6);
  if (minutes === 0) return '';
  return ` ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
