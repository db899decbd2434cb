const LINES = 60;
const MARKS = new Set(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT']);

/**
 * Whether a text bears a mark of state secrecy near its beginning (law 29/2018/QH14): such a document must not enter
 * a networked system, and the product refuses it. A mark stands alone on a line or in a cell, or after "Độ mật:".
 */
export function bearsSecrecyMark(text: string): boolean {
  const lines = text.normalize('NFC').split(/\r?\n/, LINES);
  return lines.some((line) => line.split(/[,;|\t]/).some(isMark) || /độ mật\s*:\s*(tuyệt |tối )?mật/i.test(line));
}

const isMark = (cell: string): boolean =>
  MARKS.has(
    cell
      .replace(/[^\p{L}\s]/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
