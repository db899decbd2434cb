import { readWorkbook } from '@guong/spreadsheet';
import { docxParts } from '../../packages/paper/src/testing/docx-text.ts';
import { pdfText } from '../../packages/paper/src/testing/pdf-text.ts';

const cellsOf = (bytes: Uint8Array): string => {
  const read = readWorkbook(bytes, { unneutralise: true });
  if (!read.ok) throw new Error(`an export cannot be read: ${read.refusal.message}`);
  return read.value.sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))).join('\n');
};

/** How the words of packed files are found, by the kind of the answer; every other answer is text. */
const PACKED: Readonly<Record<string, readonly [kind: RegExp, words: (bytes: Uint8Array) => string]>> = {
  PDF: [/pdf/, pdfText],
  DOCX: [/wordprocessing/, (bytes) => Object.values(docxParts(bytes)).join('\n')],
  XLSX: [/spreadsheetml/, cellsOf],
};

/** All words of an answer, those of a packed file unpacked, and which kind of packed file it was. */
export async function wordsOf(answer: Response): Promise<{ readonly words: string; readonly packed?: string }> {
  const kind = answer.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await answer.arrayBuffer());
  for (const [packed, [name, words]] of Object.entries(PACKED))
    if (answer.status === 200 && name.test(kind)) return { words: words(bytes), packed };
  return { words: new TextDecoder().decode(bytes) };
}
