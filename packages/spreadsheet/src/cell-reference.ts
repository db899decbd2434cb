/** Last row of an Excel sheet. */
export const LAST_ROW = 1_048_576;
/** Last column of an Excel sheet, XFD. */
export const LAST_COLUMN = 16_384;

const REFERENCE = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;

/** Letters of a column counted from 1: 1 is A, 28 is AB. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Row and column of an A1 address, or nothing if it is not one or lies off the sheet. */
export function parseReference(ref: string): { row: number; column: number } | undefined {
  const match = REFERENCE.exec(ref);
  if (match === null) return undefined;
  const [, letters = '', digits = ''] = match;
  let column = 0;
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + letters.charCodeAt(i) - 64;
  const row = Number(digits);
  return row > LAST_ROW || column > LAST_COLUMN ? undefined : { row, column };
}
