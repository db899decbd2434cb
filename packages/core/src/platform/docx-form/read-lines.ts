import type { Markup, MarkupElement } from './markup.ts';
import { paragraphText } from './paragraph.ts';

/** The text of a part as lines, for a person to read: paragraphs one below the other, simple rows of a table as one line. */
export function readLines(nodes: readonly Markup[]): string[] {
  const root = nodes.find((node) => node.kind === 'element');
  return root === undefined ? [] : linesIn(root);
}

function linesIn(parent: MarkupElement): string[] {
  return parent.children.flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.name === 'p') return paragraphText(node).text.split('\n');
    return node.name === 'tr' ? rowLines(node) : linesIn(node);
  });
}

function rowLines(row: MarkupElement): string[] {
  const cells = row.children.flatMap((node) => (node.kind === 'element' && node.name === 'tc' ? [linesIn(node)] : []));
  return cells.every((lines) => lines.length === 1) ? [cells.flat().join(' | ')] : cells.flat();
}
