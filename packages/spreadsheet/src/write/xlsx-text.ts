const LOOKS_LIKE_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** What XML 1.0 cannot carry, what its line-end rule would change, and what the writing library silently drops. */
const NEEDS_ESCAPE =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

/**
 * Text as it must stand in a shared string so that every program reads back the same text (ECMA-376 part 1,
 * 22.9.2.19). NUL, which no cell can hold, becomes U+FFFD.
 */
export function escapeText(text: string): string {
  const whole = text.toWellFormed().replaceAll('\0', '\uFFFD').replace(LOOKS_LIKE_ESCAPE, '_x005F_');
  const escaped = whole.replace(NEEDS_ESCAPE, (found) => found.split('').map(unitEscape).join(''));
  return isInheritedName(escaped) ? unitEscape(escaped) + escaped.slice(1) : escaped;
}

function unitEscape(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** write-excel-file 4.1.1 looks strings up in a plain object and would write a function's source for `constructor`. */
function isInheritedName(text: string): boolean {
  return text in Object.prototype;
}
