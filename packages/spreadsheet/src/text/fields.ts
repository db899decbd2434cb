import { refuse } from '../refusal.ts';
import type { Delimiter } from './delimiter.ts';

/** Receives the fields of a delimited text, row and column from 1. */
export type FieldSink = (row: number, column: number, text: string) => void;

const QUOTE = '"';

interface Field {
  readonly text: string;
  /** Index of the character behind the field: a delimiter, a line end, or the end of the text. */
  readonly end: number;
}

/**
 * Parts delimited text into fields (RFC 4180, with CR, LF or CRLF as line ends). Stray characters behind a closing
 * quote are kept; a quote that never closes is refused, because it would swallow the rest of the table unseen.
 */
export function readFields(text: string, delimiter: Delimiter, sink: FieldSink): void {
  const stop = new RegExp(`[${delimiter}\r\n]`, 'g');
  let at = 0;
  let row = 1;
  let column = 1;
  while (at < text.length) {
    const field = text[at] === QUOTE ? quotedField(text, at, stop) : bareField(text, at, stop);
    if (field.text !== '') sink(row, column, field.text);
    if (text[field.end] === delimiter) column += 1;
    else {
      row += 1;
      column = 1;
    }
    at = field.end + (text[field.end] === '\r' && text[field.end + 1] === '\n' ? 2 : 1);
  }
}

function bareField(text: string, start: number, stop: RegExp): Field {
  stop.lastIndex = start;
  const end = stop.exec(text)?.index ?? text.length;
  return { text: text.slice(start, end), end };
}

function quotedField(text: string, start: number, stop: RegExp): Field {
  const pieces: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, from);
    if (quote < 0) return refuse('quote-not-closed');
    pieces.push(text.slice(from, quote));
    from = quote + 1;
    if (text[from] !== QUOTE) break;
    pieces.push(QUOTE);
    from += 1;
  }
  const rest = bareField(text, from, stop);
  return { text: pieces.join('') + rest.text, end: rest.end };
}
