import { type Content, mapText, printableText, unbroken } from './printable-text.ts';
import { qrPayload } from './qr-image.ts';

/** Names of the layouts that a PDF can be made with. */
export type LayoutName = 'official' | 'cards' | 'invitations' | 'key-sheet' | 'checkpoint' | 'poster';

/** A document ready to be laid out: text only, already clean for print. */
export type Paper<Layout extends LayoutName = LayoutName, Body extends Content = Content> = {
  readonly layout: Layout;
  /** Title in the file's properties; screen readers announce it. */
  readonly title: string;
  /** The moment the document was drawn up; the only time that enters the file. */
  readonly documentAt: Date;
  readonly body: Body;
  /** ASCII payloads of the codes, under the names by which `body` refers to them. */
  readonly qrCodes: Readonly<Record<string, string>>;
};

/**
 * Makes every word of a paper fit for print and checks its codes.
 * @throws RangeError for a payload that no printed code carries, or for an invalid `documentAt`.
 */
export function printablePaper<Layout extends LayoutName, Body extends Content>(
  paper: Paper<Layout, Body>,
): Paper<Layout, Body> {
  if (Number.isNaN(paper.documentAt.getTime())) throw new RangeError('documentAt is not a time');
  Object.values(paper.qrCodes).forEach(qrPayload);
  return {
    ...paper,
    title: printableText(paper.title).trim() || 'Tài liệu',
    body: mapText<Content>(paper.body, (text) => unbroken(printableText(text))) as Body,
  };
}
