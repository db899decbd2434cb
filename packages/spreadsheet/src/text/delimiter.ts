import type { TextReading } from '../workbook.ts';

/** A character that parts fields. */
export type Delimiter = TextReading['delimiter'];

const CANDIDATES: readonly Delimiter[] = [';', '\t', ','];
const SAMPLE_CHARACTERS = 65_536;
const SAMPLE_LINES = 100;

/** The delimiter named by Excel's `sep=;` first line, and how many characters that line takes. */
export function declaredDelimiter(text: string): { delimiter: Delimiter; length: number } | undefined {
  const match = /^sep=([,;\t])(\r\n|\r|\n|$)/i.exec(text);
  const delimiter = CANDIDATES.find((candidate) => candidate === match?.[1]);
  return match === null || delimiter === undefined ? undefined : { delimiter, length: match[0].length };
}

/** Guesses the delimiter: the one that appears the same number of times in the most lines. */
export function guessDelimiter(text: string): Delimiter {
  const lines = sampleLines(text.slice(0, SAMPLE_CHARACTERS));
  let best: { delimiter: Delimiter; lines: number; fields: number } = { delimiter: ',', lines: 0, fields: 0 };
  for (const delimiter of CANDIDATES) {
    const { lines: agreeing, fields } = agreement(lines, delimiter);
    const wins = agreeing > best.lines || (agreeing === best.lines && fields > best.fields);
    if (wins) best = { delimiter, lines: agreeing, fields };
  }
  return best.delimiter;
}

/** Lines of the sample with everything inside double quotes taken out. */
function sampleLines(sample: string): string[] {
  const unquoted = sample.replace(/"[^"]*"/g, '');
  return unquoted.split(/\r\n|\r|\n/).slice(0, SAMPLE_LINES);
}

function agreement(lines: readonly string[], delimiter: Delimiter): { lines: number; fields: number } {
  const tally = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  }
  let best = { lines: 0, fields: 0 };
  for (const [fields, agreeing] of tally) {
    if (agreeing > best.lines || (agreeing === best.lines && fields > best.fields)) best = { lines: agreeing, fields };
  }
  return best;
}
