import { bearsSecrecyMark, READINGS } from '../../platform/index.ts';

/** What is known of the words of a stored file; `marked`: stored before marks of secrecy could be seen in it, and bears one. */
export const KNOWN_READINGS = [...READINGS, 'marked'] as const;
/** One of {@link KNOWN_READINGS}. */
export type KnownReading = (typeof KNOWN_READINGS)[number];

const WINDOW = 50;

/** Whether a mark of secrecy stands anywhere in a text: the mark itself is looked for only near a beginning. */
export function bearsMarkAnywhere(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const windows = Array.from({ length: Math.ceil(lines.length / WINDOW) }, (_, n) =>
    lines.slice(n * WINDOW, (n + 1) * WINDOW).join('\n'),
  );
  return windows.some(bearsSecrecyMark);
}
