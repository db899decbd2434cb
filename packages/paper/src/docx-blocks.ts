import { HeadingLevel, type IRunOptions, ImageRun, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { DOCX_FONT, halfPoints, textWidth, twips } from './docx-measures.ts';
import type { Block, Column, Row } from './official-paper.ts';
import { PARTY_LAYOUT } from './party-layout.ts';
import { qrPng } from './qr-image.ts';

type TableBlock = Extract<Block, { readonly kind: 'table' }>;
type CodeBlock = Extract<Block, { readonly kind: 'code' }>;
type Part = Paragraph | Table;

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const CODE_SIDE_PIXELS = 128;
const CODE_WIDTH = 38;
const CELL_MARGINS = { top: 45, bottom: 45, left: 80, right: 80 } as const;

/** One block of an official document in parts of a word processor's document. */
export function blockParts(block: Block, qrCodes: Readonly<Record<string, string>>): readonly Part[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text)];
    case 'paragraph':
      return [paragraph(block.runs.map(({ text, bold, italic }) => run(text, { bold, italics: italic })))];
    case 'note':
      return [note(block.text)];
    case 'table':
      return [blockTable(block), gap()];
    case 'code':
      return [codeTable(block, qrCodes), gap()];
  }
}

type RunStyle = {
  readonly bold?: boolean | undefined;
  readonly italics?: boolean | undefined;
  readonly size?: number | undefined;
};

function run(text: string, { bold = false, italics = false, size = PARTY_LAYOUT.sizes.body }: RunStyle = {}): TextRun {
  const options: IRunOptions = { text, bold, italics, font: DOCX_FONT, size: halfPoints(size), color: '000000' };
  return new TextRun(options);
}

const gap = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 0 }, children: [run('', { size: 6 })] });

const heading = (level: 1 | 2 | 3, text: string): Paragraph =>
  new Paragraph({
    heading: HEADINGS[level],
    keepNext: true,
    spacing: { before: 200, after: 120 },
    children: [run(text, { bold: true, italics: level === 3 })],
  });

const paragraph = (children: TextRun[]): Paragraph =>
  new Paragraph({
    alignment: 'both',
    indent: { firstLine: twips(10) },
    spacing: { before: 60, after: 60, line: 276 },
    children,
  });

const note = (text: string): Paragraph =>
  new Paragraph({
    alignment: 'both',
    keepNext: true,
    spacing: { before: 80, after: 80 },
    children: [run(text, { italics: true, size: 12.5 })],
  });

/** Widths in twips; columns of width 0 share what the others leave. */
function columnWidths(columns: readonly Column[]): number[] {
  const taken = columns.reduce((sum, { width }) => sum + width, 0);
  const flexible = columns.filter(({ width }) => width === 0).length;
  const share = Math.max(10, (textWidth - taken) / Math.max(1, flexible));
  return columns.map(({ width }) => twips(width === 0 ? share : width));
}

function blockTable(block: TableBlock): Table {
  const widths = columnWidths(block.columns);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(({ title }, index) =>
      cell([title], { width: widths[index], align: 'center', bold: true, size: block.size, shaded: true }),
    ),
  });
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: 'dxa' },
    layout: 'fixed',
    rows: [head, ...block.rows.map((row) => tableRow(row, block, widths))],
  });
}

function tableRow(row: Row, block: TableBlock, widths: readonly number[]): TableRow {
  const height = block.rowHeight === 0 ? {} : { height: { value: twips(block.rowHeight), rule: 'atLeast' as const } };
  const children = row.cells.map((lines, index) =>
    cell(lines, {
      width: widths[index],
      align: row.group ? 'left' : (block.columns[index]?.align ?? 'left'),
      bold: row.bold === true || row.group === true,
      size: block.size,
      ...(row.group ? { span: widths.length } : {}),
    }),
  );
  return new TableRow({ cantSplit: true, children, ...height });
}

type CellStyle = {
  readonly width: number | undefined;
  readonly align: Column['align'];
  readonly bold: boolean;
  readonly size: number;
  readonly shaded?: boolean;
  readonly span?: number;
};

function cell(lines: readonly string[], style: CellStyle): TableCell {
  const { width, align, bold, size, span } = style;
  return new TableCell({
    verticalAlign: 'center',
    margins: CELL_MARGINS,
    ...(span === undefined ? { width: { size: width ?? 0, type: 'dxa' } } : { columnSpan: span }),
    ...(style.shaded ? { shading: { fill: 'EEEEEE' } } : {}),
    children: lines.map(
      (line) =>
        new Paragraph({ alignment: align, keepNext: span !== undefined, children: [run(line, { bold, size })] }),
    ),
  });
}

function codeTable(block: CodeBlock, qrCodes: Readonly<Record<string, string>>): Table {
  const widths = [twips(textWidth - CODE_WIDTH), twips(CODE_WIDTH)];
  const words = block.lines.map((line, index) => {
    const odd = index % 2 === 1;
    return new Paragraph({ spacing: { after: 50 }, children: [run(line, { bold: odd, size: odd ? 10 : 11.5 })] });
  });
  const picture = new ImageRun({
    type: 'png',
    data: qrPng(qrCodes[block.qr] ?? ''),
    transformation: { width: CODE_SIDE_PIXELS, height: CODE_SIDE_PIXELS },
    altText: { name: block.qr, title: block.alt, description: block.alt },
  });
  const cells = [words, [new Paragraph({ alignment: 'center', children: [picture] })]].map(
    (children, index) =>
      new TableCell({
        children,
        margins: CELL_MARGINS,
        verticalAlign: 'center',
        width: { size: widths[index] ?? 0, type: 'dxa' },
      }),
  );
  return new Table({
    columnWidths: widths,
    width: { size: twips(textWidth), type: 'dxa' },
    layout: 'fixed',
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
}
