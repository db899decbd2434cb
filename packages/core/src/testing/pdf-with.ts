/** The objects of a PDF by their number, as they stand in it; `after` follows the first end of the file (an update of it). */
export interface PdfParts {
  /** From object 4 on; 1 is the catalogue, 2 the pages, 3 the first page. */
  readonly objects?: readonly string[];
  readonly catalog?: string;
  readonly page?: string;
  readonly pages?: number;
  readonly trailer?: string;
  readonly after?: string;
}

/** A PDF put together by hand, with whatever an author, a program or an attacker would put into it; every page is the same. */
export function pdfWith({
  objects = [],
  catalog = '',
  page = '',
  pages = 1,
  trailer = '',
  after = '',
}: PdfParts): Buffer {
  const first = 4 + objects.length;
  const one = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]${page}>>`;
  const kids = ['3 0 R', ...Array.from({ length: pages - 1 }, (_, n) => `${String(first + n)} 0 R`)];
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${String(pages)}>>`,
    one,
    ...objects,
    ...Array.from({ length: pages - 1 }, () => one),
  ];
  const parts: string[] = ['%PDF-1.7\n'];
  const places: string[] = [];
  let at = 9;
  for (const [n, object] of all.entries()) {
    const text = `${String(n + 1)} 0 obj\n${object}\nendobj\n`;
    places.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    parts.push(text);
    at += text.length;
  }
  const size = String(all.length + 1);
  parts.push(
    `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\n`,
  );
  parts.push(`startxref\n${String(at)}\n%%EOF\n${after}`);
  return Buffer.from(parts.join(''), 'latin1');
}

/** A stream as it stands in a PDF. */
export const streamOf = (content: string, keys = ''): string =>
  `<</Length ${String(content.length)}${keys}>>\nstream\n${content}\nendstream`;

/** The keys of a page that shows a content (object 4) with a font (object 5): see {@link FONT}. */
export const SHOWN = '/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>';
/** The font that {@link SHOWN} names. */
export const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
/** Words as the content of a page. */
export const shownWords = (words: string): string => streamOf(`BT /F1 12 Tf 20 100 Td (${words}) Tj ET`);
