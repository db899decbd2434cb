import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import type { Attributes } from '../xml/stream.ts';
import type { Parts } from './parts.ts';
import { RichTextCollector } from './rich-text.ts';
import type { RichText } from './rich-text.ts';

/** All shared strings in order (ECMA-376 part 1, 18.4.9). */
export function readSharedStrings(parts: Parts, partName: string | undefined, limits: Limits): readonly RichText[] {
  if (partName === undefined) return [];
  const strings: RichText[] = [];
  const collector = new RichTextCollector();
  parts.parse(partName, {
    open: (name: string, attributes: Attributes) => collector.open(name, attributes),
    text: (text: string) => collector.text(text),
    close(name: string) {
      collector.close(name);
      if (name !== 'si') return;
      const string = collector.take();
      if (string.text.length > limits.cellCharacters) refuse('cell-too-long');
      strings.push(string);
    },
  });
  return strings;
}
