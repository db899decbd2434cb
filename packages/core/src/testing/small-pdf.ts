/**
 * A sound PDF of one page with a line of Latin letters, laid out exactly as the house writes PDFs down after cleaning them:
 * what is stored of it is, byte for byte, what was sent.
 */
export function smallPdf(words: string): Uint8Array<ArrayBuffer> {
  const content = `BT /F1 12 Tf 20 100 Td (${words.replace(/[\\()]/g, '')}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${String(content.length)}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let pdf = `%PDF-1.7\n%\u00c2\u00b5\u00c2\u00b6\n%${' '.repeat(24)}\n\n`;
  const places = objects.map((object, n) => {
    const at = pdf.length;
    pdf += `${String(n + 1)} 0 obj\n${object}\nendobj\n\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = pdf.length;
  pdf += `xref\n0 6\n0000000000 65535 f \n${places.join('')}\ntrailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${String(start)}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(pdf, 'latin1'));
}
