import { Document, Header, PageNumber, Packer, Paragraph, TextRun } from 'docx';
import { blockParts } from './docx-blocks.ts';
import { closingParts, letterheadParts, titleParts } from './docx-frame.ts';
import { DOCX_FONT, halfPoints, twips } from './docx-measures.ts';
import type { OfficialPaper } from './official-paper.ts';
import { PARTY_LAYOUT } from './party-layout.ts';

/**
 * An official document as DOCX, with the words and figures of its PDF: both are laid out from the same blocks.
 * The words are the same for the same paper, the bytes are not: the archive carries the time of writing.
 */
export async function writeDocx(paper: OfficialPaper): Promise<Uint8Array> {
  const { body } = paper;
  const text = [
    ...letterheadParts(body.letterhead),
    ...titleParts(body),
    ...body.blocks.flatMap((block) => blockParts(block, paper.qrCodes)),
    ...closingParts(body),
  ];
  const { margins, sizes } = PARTY_LAYOUT;
  const document = new Document({
    title: paper.title,
    creator: body.letterhead.issuer,
    styles: {
      default: { document: { run: { font: DOCX_FONT, size: halfPoints(sizes.body), language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(PARTY_LAYOUT.pageWidth), height: twips(297) },
            margin: {
              top: twips(margins.top),
              bottom: twips(margins.bottom),
              left: twips(margins.left),
              right: twips(margins.right),
              header: twips(9),
            },
          },
        },
        headers: { first: new Header({ children: [new Paragraph({})] }), default: pageNumberHeader() },
        children: text,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const pageNumberHeader = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: 'center',
        children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(PARTY_LAYOUT.sizes.pageNumber) })],
      }),
    ],
  });
