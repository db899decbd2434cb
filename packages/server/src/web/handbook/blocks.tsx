import type { ComponentChildren } from 'preact';
import type { Block, Inline } from './chapter.ts';

/** The blocks of a chapter as HTML; `level` is that of its headings. */
export function Blocks({ blocks, level = 'h2' }: { readonly blocks: readonly Block[]; readonly level?: 'h2' | 'h3' }) {
  return (
    <>
      {blocks.map((block, at) => (
        <Fragmentary key={at} block={block} level={level} />
      ))}
    </>
  );
}

function Fragmentary({ block, level: Heading }: { readonly block: Block; readonly level: 'h2' | 'h3' }) {
  switch (block.kind) {
    case 'heading':
      return <Heading id={block.id}>{words(block.inlines)}</Heading>;
    case 'paragraph':
      return <p>{words(block.inlines)}</p>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list':
      return <WordList {...block} />;
    case 'table':
      return <WordTable {...block} />;
    case 'picture':
      return (
        <figure>
          <img src={`/handbook/pictures/${block.file}`} alt={block.alt} loading="lazy" />
          <figcaption>{block.alt}</figcaption>
        </figure>
      );
  }
}

function WordList({ isOrdered, items }: Extract<Block, { kind: 'list' }>) {
  const lines = items.map((item, at) => <li key={at}>{words(item)}</li>);
  return isOrdered ? <ol>{lines}</ol> : <ul>{lines}</ul>;
}

function WordTable({ header, rows }: Extract<Block, { kind: 'table' }>) {
  return (
    <table>
      <thead>
        <tr>
          {header.map((cell, at) => (
            <th key={at} scope="col">
              {words(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column}>{words(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const words = (inlines: readonly Inline[]): ComponentChildren => inlines.map(wordOf);

function wordOf(inline: Inline, at: number): ComponentChildren {
  if (typeof inline === 'string') return inline;
  if (inline.kind === 'strong') return <strong key={at}>{words(inline.inlines)}</strong>;
  if (inline.kind === 'code') return <code key={at}>{inline.text}</code>;
  return (
    <a key={at} href={inline.href}>
      {words(inline.inlines)}
    </a>
  );
}
