/** Line ends and delimiters: behind each of them a careless reader may begin a new cell. */
const SEPARATORS = /(\r\n|[\r\n,;\t])/;
const INVISIBLE = String.raw`[\p{White_Space}\p{Cf}]*`;
const FORMULA_START = new RegExp(`^'*${INVISIBLE}[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]`, 'u');
const LINE_HAZARD = new RegExp(`^'*${INVISIBLE}[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20|%\uFF5C\uFF05]`, 'u');
const BLANK = new RegExp(`^'*${INVISIBLE}$`, 'u');

/**
 * Makes a text safe to stand in a csv that is opened in a spreadsheet program: an apostrophe goes before every place
 * where a program could begin a formula or a command (OWASP, CSV Injection): the start of the text and of each line
 * inside it, also behind blanks and invisible characters, for = + - @ | % and their full-width forms, for a leading
 * TAB, CR or LF, and behind a delimiter inside the text. `unneutralise` gives back exactly the same text.
 */
export function neutralise(text: string): string {
  return bySegments(text, (segment, hazard) => (hazard ? `'${segment}` : segment));
}

/** Takes out the apostrophes `neutralise` put in. A text that never went through it is left alone unless it looks as if. */
export function unneutralise(text: string): string {
  return bySegments(text, (segment, hazard) => (hazard && segment.startsWith("'") ? segment.slice(1) : segment));
}

/** Whether a program could take the text, or a line of it, for a formula or a command. */
export function isHazardous(text: string): boolean {
  return neutralise(text) !== text;
}

/** Leading apostrophes never change what is a hazard, so that the two directions undo each other. */
function bySegments(text: string, change: (segment: string, hazard: boolean) => string): string {
  const parts = text.split(SEPARATORS);
  return parts
    .map((part, i) => {
      if (i % 2 === 1) return part;
      return change(part, isHazard(part, { before: parts[i - 1], after: parts[i + 1] }));
    })
    .join('');
}

function isHazard(segment: string, around: { before: string | undefined; after: string | undefined }): boolean {
  const { before, after } = around;
  if (before === undefined && after !== undefined && /[\t\r\n]/.test(after) && BLANK.test(segment)) return true;
  const inLine = before === ',' || before === ';' || before === '\t';
  return inLine ? FORMULA_START.test(segment) : LINE_HAZARD.test(segment);
}
