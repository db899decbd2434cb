import { ownText, type Markup, type MarkupElement } from './markup.ts';

/** A place in the text of a paragraph, in characters. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** A text element (`w:t`) of a paragraph, and where its characters stand in the text of the whole. */
export interface TextSpan extends Span {
  readonly element: MarkupElement;
}
/** The text of one paragraph with the elements that hold it. */
export interface ParagraphText {
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

/** What stands between words in a run; a placeholder never reaches over it. */
const BREAKS: ReadonlySet<string> = new Set([
  ...['tab', 'ptab', 'br', 'cr', 'sym', 'drawing', 'pict', 'object', 'fldChar', 'AlternateContent'],
  ...['footnoteReference', 'endnoteReference'],
]);

/**
 * The text of a paragraph across its runs, however a word processor split them (ECMA-376 part 1, 17.3.2). Paragraphs inside
 * it, in text boxes, are left out: they stand for themselves. `prefix` is that of the root of the part.
 */
export function paragraphText(paragraph: MarkupElement): ParagraphText {
  const { prefix } = paragraph;
  const spans: TextSpan[] = [];
  let text = '';
  const meet = (node: MarkupElement): void => {
    const name = node.prefix === prefix ? node.name : '';
    if (name === 'p') return;
    if (name === 't') {
      const held = ownText(node);
      spans.push({ element: node, from: text.length, to: text.length + held.length });
      text += held;
      return;
    }
    if (BREAKS.has(node.name)) text += '\n';
    walk(node.children);
  };
  const walk = (nodes: readonly Markup[]): void => {
    for (const node of nodes) if (node.kind === 'element') meet(node);
  };
  walk(paragraph.children);
  return { text, spans };
}
