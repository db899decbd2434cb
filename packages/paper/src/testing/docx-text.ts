import { strFromU8, unzipSync } from 'fflate';
import { plainWords } from './pdf-text.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The parts of a DOCX that are text, by their name in the archive. */
export function docxParts(docx: Uint8Array): Readonly<Record<string, string>> {
  const parts = Object.entries(unzipSync(docx)).filter(([name]) => /\.(?:xml|rels)$/u.test(name));
  return Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** All words of a DOCX's body, white space collapsed. */
export function docxText(docx: Uint8Array): string {
  const xml = docxParts(docx)['word/document.xml'] ?? '';
  const words = xml
    .replace(/<\/w:p>/gu, ' ')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => ENTITIES[name] ?? '');
  return plainWords(words);
}
