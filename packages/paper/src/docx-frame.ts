import { BorderStyle, type IRunOptions, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { DOCX_FONT, halfPoints, NO_BORDERS, textWidth, twips } from './docx-measures.ts';
import type { Letterhead, OfficialBody, Signer } from './official-paper.ts';
import { layoutOf, numberText, PARTY_LAYOUT } from './party-layout.ts';

const SIGNING_ROOM = 18;
const MEMBER_ROOM = 12;

type Line = {
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly underline?: boolean;
  /** Room above in mm. */
  readonly above?: number;
};

function centred({ text, size = PARTY_LAYOUT.sizes.body, ...line }: Line): Paragraph {
  const options: IRunOptions = {
    text,
    bold: line.bold ?? false,
    italics: line.italics ?? false,
    font: DOCX_FONT,
    size: halfPoints(size),
    ...(line.underline ? { underline: {} } : {}),
  };
  return new Paragraph({
    alignment: 'center',
    keepNext: true,
    spacing: { before: twips(line.above ?? 0), after: 40 },
    children: [new TextRun(options)],
  });
}

function sideBySide(left: readonly Paragraph[], right: readonly Paragraph[], leftShare: number): Table {
  const widths = [twips(textWidth * leftShare), twips(textWidth * (1 - leftShare))];
  const cells = [left, right].map(
    (children, index) =>
      new TableCell({
        children: children.length === 0 ? [new Paragraph({})] : [...children],
        width: { size: widths[index] ?? 0, type: 'dxa' },
      }),
  );
  return new Table({
    columnWidths: widths,
    width: { size: twips(textWidth), type: 'dxa' },
    layout: 'fixed',
    borders: NO_BORDERS,
    rows: [new TableRow({ children: cells, cantSplit: true })],
  });
}

/** Superior, issuer, asterisk or rule and number at the left; the heading with its rule, place and date at the right. */
export function letterheadParts(head: Letterhead): (Paragraph | Table)[] {
  const { sizes, heading, motto, family } = layoutOf(head.family);
  const isState = family === 'state';
  const left = [
    centred({ text: head.superior, size: sizes.letterhead }),
    centred({ text: head.issuer, size: sizes.letterhead, bold: true }),
    centred({ text: isState ? '———' : '*', size: isState ? 8 : sizes.letterhead }),
    centred({ text: numberText(family, head.number, head.symbol), size: sizes.letterhead }),
  ];
  const right = [
    centred({ text: heading, size: sizes.heading, bold: true, underline: !isState }),
    ...(motto === '' ? [] : [centred({ text: motto, size: sizes.placeAndDate, bold: true, underline: true })]),
    centred({ text: head.placeAndDate, size: sizes.placeAndDate, italics: true }),
  ];
  return [sideBySide(left, right, isState ? 0.4 : 0.47)];
}

/** Circulation mark, type name and abstract. */
export function titleParts(body: OfficialBody): Paragraph[] {
  const edge = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } as const;
  const aside = twips(55);
  const words: IRunOptions = { text: body.circulation, bold: true, size: halfPoints(12) };
  const mark = new Paragraph({
    alignment: 'center',
    spacing: { before: twips(4) },
    indent: { left: aside, right: aside },
    border: { top: edge, bottom: edge, left: edge, right: edge },
    children: [new TextRun(words)],
  });
  return [
    ...(body.circulation === '' ? [] : [mark]),
    centred({ text: body.typeName, size: PARTY_LAYOUT.sizes.typeName, bold: true, above: 6 }),
    centred({ text: body.abstract, bold: true }),
    centred({ text: '-----' }),
  ];
}

const signatureLines = ({ office, name }: Signer, hint: string, room: number): Paragraph[] => [
  centred({ text: office, bold: true }),
  centred({ text: hint, italics: true, size: 12 }),
  centred({ text: name, bold: true, above: room }),
];

/** Signatures and the list of recipients. */
export function closingParts({ signatures, recipients }: OfficialBody): (Paragraph | Table)[] {
  const { left, right, chair } = signatures;
  const room = left.names.length === 1 ? SIGNING_ROOM : MEMBER_ROOM;
  const leftLines = [
    centred({ text: left.office, bold: true }),
    centred({ text: '(ký, ghi rõ họ tên)', italics: true, size: 12 }),
    ...left.names.map((name) => centred({ text: name, bold: true, above: room })),
  ];
  const rightLines = signatureLines(right, '(ký, ghi rõ họ tên)', SIGNING_ROOM);
  const isChairAlone = left.office === '' && right.office === '';
  return [
    centred({ text: '', size: 6 }),
    ...(isChairAlone ? [] : [sideBySide(leftLines, rightLines, 0.5)]),
    ...(chair === null && recipients.length === 0 ? [] : [centred({ text: '' }), lastLines(chair, recipients)]),
  ];
}

const lastLines = (chair: Signer | null, recipients: readonly string[]): Table => {
  const right = chair === null ? [] : signatureLines(chair, '(ký, ghi rõ họ tên, đóng dấu)', SIGNING_ROOM + 3);
  return sideBySide(recipientLines(recipients), right, 0.5);
};

function recipientLines(recipients: readonly string[]): Paragraph[] {
  if (recipients.length === 0) return [];
  const size = halfPoints(PARTY_LAYOUT.sizes.recipients);
  const line = (text: string, underline: Pick<IRunOptions, 'underline'> = {}): Paragraph =>
    new Paragraph({ keepNext: true, children: [new TextRun({ text, size, font: DOCX_FONT, ...underline })] });
  return [
    line('Nơi nhận:', { underline: {} }),
    ...recipients.map((name, index) => line(`- ${name}${index + 1 === recipients.length ? '.' : ';'}`)),
  ];
}
