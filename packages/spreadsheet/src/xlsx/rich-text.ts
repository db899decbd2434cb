import type { TextRun } from '../workbook.ts';
import type { Attributes } from '../xml/stream.ts';

/** Text of a string item; `runs` only where it names fonts of its own. */
export interface RichText {
  readonly text: string;
  readonly runs?: readonly TextRun[];
}

const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/** Undoes `_xHHHH_`, by which files carry characters XML cannot (ECMA-376 part 1, 22.9.2.19). NUL becomes U+FFFD. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  const plain = text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16) || 0xfffd));
  return plain.toWellFormed();
}

/** Collects the runs of one `si` or `is` element. Phonetic runs are readings for East Asian text and are left out. */
export class RichTextCollector {
  #runs: TextRun[] = [];
  #font: string | undefined;
  #run = '';
  #phonetic = 0;
  #inText = false;

  open(name: string, attributes: Attributes): void {
    if (name === 'r') this.#finishRun();
    else if (name === 'rFont') this.#font = attributes['val'];
    else if (name === 'rPh') this.#phonetic += 1;
    else if (name === 't') this.#inText = this.#phonetic === 0;
  }

  close(name: string): void {
    if (name === 'r') this.#finishRun();
    else if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 't') this.#inText = false;
  }

  text(text: string): void {
    if (this.#inText) this.#run += text;
  }

  /** The finished text; the collector is empty afterwards. */
  take(): RichText {
    if (this.#runs.length === 0 && this.#font === undefined) return { text: this.#takePlain() };
    this.#finishRun();
    const runs = this.#runs;
    this.#runs = [];
    const text = runs.length === 1 ? (runs[0]?.text ?? '') : runs.map((run) => run.text).join('');
    return runs.some((run) => run.font !== undefined) ? { text, runs } : { text };
  }

  #takePlain(): string {
    const text = unescapeText(this.#run);
    this.#run = '';
    return text;
  }

  #finishRun(): void {
    if (this.#run !== '') {
      const text = unescapeText(this.#run);
      this.#runs.push(this.#font === undefined ? { text } : { text, font: this.#font });
    }
    this.#run = '';
    this.#font = undefined;
  }
}
