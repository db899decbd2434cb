import { marked, type Token, type Tokens } from 'marked';
import { foldAll } from '../../packages/vietnamese/src/index.ts';
import type { Block, Chapter, Inline } from '../../packages/server/src/web/handbook/chapter.ts';

/**
 * A chapter of the handbook from its Markdown; `slug` is its name in addresses.
 * Throws on anything the pages of the handbook cannot show, so that nothing is lost in silence.
 */
export function readChapter(slug: string, markdown: string): Chapter {
  const [first, ...rest] = marked.lexer(markdown).filter(({ type }) => type !== 'space');
  if (first?.type !== 'heading' || (first as Tokens.Heading).depth !== 1) {
    throw new Error(`${slug}: a chapter begins with its title`);
  }
  return { slug, title: (first as Tokens.Heading).text, blocks: rest.map((token) => blockOf(slug, token)) };
}

function blockOf(slug: string, token: Token): Block {
  switch (token.type) {
    case 'heading': {
      const { text, tokens } = token as Tokens.Heading;
      return { kind: 'heading', id: idOf(text), inlines: inlinesOf(slug, tokens) };
    }
    case 'paragraph':
      return paragraphOf(slug, token as Tokens.Paragraph);
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return { kind: 'list', isOrdered: ordered, items: items.map((item) => itemOf(slug, item)) };
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const cell = ({ tokens }: Tokens.TableCell) => inlinesOf(slug, tokens);
      return { kind: 'table', header: header.map(cell), rows: rows.map((row) => row.map(cell)) };
    }
    case 'code':
      return { kind: 'code', text: (token as Tokens.Code).text };
    default:
      throw new Error(`${slug}: the handbook cannot show ${token.type}: ${token.raw}`);
  }
}

function paragraphOf(slug: string, { tokens }: Tokens.Paragraph): Block {
  const [only] = tokens;
  if (tokens.length !== 1 || only?.type !== 'image') return { kind: 'paragraph', inlines: inlinesOf(slug, tokens) };
  const { href, text } = only as Tokens.Image;
  const file = /^pictures\/([a-z0-9-]+\.png)$/.exec(href)?.[1];
  if (file === undefined || text === '') throw new Error(`${slug}: a picture lies in pictures/ and says what it shows`);
  return { kind: 'picture', file, alt: text };
}

/** An item of one paragraph: nested lists are two thoughts in one line. */
function itemOf(slug: string, { tokens }: Tokens.ListItem): Inline[] {
  const [only] = tokens;
  if (tokens.length !== 1 || !only) throw new Error(`${slug}: an item of a list is one paragraph`);
  return inlinesOf(slug, (only as Tokens.Text).tokens ?? []);
}

const inlinesOf = (slug: string, tokens: readonly Token[]): Inline[] => tokens.map((token) => inlineOf(slug, token));

function inlineOf(slug: string, token: Token): Inline {
  switch (token.type) {
    case 'text':
    case 'escape':
      return (token as Tokens.Text).text;
    case 'strong':
      return { kind: 'strong', inlines: inlinesOf(slug, (token as Tokens.Strong).tokens) };
    case 'codespan':
      return { kind: 'code', text: (token as Tokens.Codespan).text };
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      return { kind: 'link', href, inlines: inlinesOf(slug, tokens) };
    }
    default:
      throw new Error(`${slug}: the handbook cannot show ${token.type}: ${token.raw}`);
  }
}

const idOf = (heading: string): string =>
  foldAll(heading)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
