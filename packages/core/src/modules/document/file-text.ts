import { bearsSecrecyMark, FILE_KINDS, officeText } from '../../platform/index.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The text of a file as far as it can be read honestly: DOCX. Nothing installed reads PDF, and a scan is a picture; for
 * these the answer is undefined, and the page says that their words are not found.
 */
export function textOf({ mediaType, bytes }: { readonly mediaType: string; readonly bytes: Uint8Array }) {
  if (mediaType !== FILE_KINDS.docx.mediaType) return undefined;
  return officeText(bytes).replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

const WINDOW = 50;

/** Whether a mark of secrecy stands anywhere in a text: the mark itself is looked for only near a beginning. */
export function bearsMarkAnywhere(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const windows = Array.from({ length: Math.ceil(lines.length / WINDOW) }, (_, n) =>
    lines.slice(n * WINDOW, (n + 1) * WINDOW).join('\n'),
  );
  return windows.some(bearsSecrecyMark);
}
