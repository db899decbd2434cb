import { inflateSync } from 'node:zlib';

/** A page's text: its runs in the order of the file. */
export type PageText = { readonly runs: readonly string[]; readonly text: string };

type PdfObject = { readonly head: string; readonly stream: Buffer | null };

const OBJECT = /(?:^|\n)(\d+) 0 obj\n/gu;
const TEXT_OPERATOR = /\/(?<font>f\d+) [\d.]+ Tf|\(|\bET\b/gu;
const LITERAL_PART = /\\(?<octal>[0-7]{1,3})|\\(?<sign>[\s\S])|(?<bracket>[()])|(?<plain>[^\\()]+)/gu;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * The words of a PDF as a viewer would copy them: decoded through each font's ToUnicode map. Knows only what Typst
 * writes (no object streams, fonts named f0, f1, …); for tests, so that they need no program outside Node.
 */
export function pdfPages(pdf: Uint8Array): readonly PageText[] {
  const objects = pdfObjects(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  const maps = new Map<string, ReadonlyMap<number, string>>();
  const glyphMap = (fontId: string): ReadonlyMap<number, string> => {
    const known = maps.get(fontId) ?? toUnicode(objects, fontId);
    maps.set(fontId, known);
    return known;
  };
  return pageObjects(objects).map((head) => pageText(head, objects, glyphMap));
}

/** The dictionaries of all objects, without their compressed streams: where actions and links would stand. */
export function pdfDictionaries(pdf: Uint8Array): string {
  const objects = pdfObjects(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  return [...objects.values()].map(({ head }) => head).join('\n');
}

/** All words of a PDF, white space collapsed, breaking hints removed. */
export function pdfText(pdf: Uint8Array): string {
  return plainWords(
    pdfPages(pdf)
      .map(({ text }) => text)
      .join(' '),
  );
}

/** White space collapsed, breaking hints removed. */
export function plainWords(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\s+/gu, ' ').trim();
}

function pdfObjects(file: Buffer): ReadonlyMap<string, PdfObject> {
  const latin = file.toString('latin1');
  const starts = Array.from(latin.matchAll(OBJECT), (found) => ({
    id: found[1] ?? '',
    from: found.index + found[0].length,
  }));
  return new Map<string, PdfObject>(
    starts.map(({ id, from }) => {
      const object = latin.slice(from, latin.indexOf('endobj', from));
      const at = object.indexOf('stream\n');
      if (at < 0) return [id, { head: object, stream: null }] as const;
      const head = object.slice(0, at);
      const length = Number(/\/Length (\d+)/u.exec(head)?.[1]);
      const raw = file.subarray(from + at + 7, from + at + 7 + length);
      return [id, { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw }] as const;
    }),
  );
}

function pageObjects(objects: ReadonlyMap<string, PdfObject>): string[] {
  const tree = [...objects.values()].find(({ head }) => head.includes('/Type /Pages'));
  const kids = /\/Kids \[([^\]]*)\]/u.exec(tree?.head ?? '')?.[1] ?? '';
  return Array.from(kids.matchAll(/(\d+) 0 R/gu), ([, id]) => objects.get(id ?? '')?.head ?? '');
}

function toUnicode(objects: ReadonlyMap<string, PdfObject>, fontId: string): ReadonlyMap<number, string> {
  const map = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(fontId)?.head ?? '')?.[1] ?? '';
  const text = objects.get(map)?.stream?.toString('latin1') ?? '';
  const pairs = text.matchAll(/<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>(?! <)/giu);
  return new Map(
    Array.from(pairs, ([, glyph, units]) => [
      Number.parseInt(glyph ?? '', 16),
      Buffer.from(units ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    ]),
  );
}

function pageText(
  head: string,
  objects: ReadonlyMap<string, PdfObject>,
  glyphMap: (fontId: string) => ReadonlyMap<number, string>,
): PageText {
  const fonts = new Map(Array.from(head.matchAll(/\/(f\d+) (\d+) 0 R/gu), ([, name, id]) => [name ?? '', id ?? '']));
  const contents = /\/Contents (\d+) 0 R/u.exec(head)?.[1] ?? '';
  const stream = objects.get(contents)?.stream?.toString('latin1') ?? '';
  const runs = textRuns(stream, (font) => glyphMap(fonts.get(font) ?? ''));
  return { runs, text: runs.join(' ') };
}

function textRuns(stream: string, fontMap: (font: string) => ReadonlyMap<number, string>): string[] {
  const blocks = stream.split(/\bBT\n/u).slice(1);
  return blocks.map((block) => blockText(block, fontMap));
}

/** The words of one text object, up to its ET. */
function blockText(block: string, fontMap: (font: string) => ReadonlyMap<number, string>): string {
  const operator = new RegExp(TEXT_OPERATOR);
  let glyphs: ReadonlyMap<number, string> = new Map();
  let run = '';
  for (let found = operator.exec(block); found !== null && found[0] !== 'ET'; found = operator.exec(block)) {
    const font = found.groups?.['font'];
    if (font !== undefined) {
      glyphs = fontMap(font);
      continue;
    }
    const literal = readLiteral(block, operator.lastIndex);
    run += decoded(literal.bytes, glyphs);
    operator.lastIndex = literal.end;
  }
  return run;
}

/** A literal string of PDF from behind its first parenthesis: octal and letter escapes, balanced parentheses inside. */
function readLiteral(stream: string, start: number): { readonly bytes: string; readonly end: number } {
  const part = new RegExp(LITERAL_PART);
  part.lastIndex = start;
  let bytes = '';
  let depth = 1;
  for (let found = part.exec(stream); found !== null; found = part.exec(stream)) {
    depth += found[0] === '(' ? 1 : found[0] === ')' ? -1 : 0;
    if (depth === 0) return { bytes, end: part.lastIndex };
    bytes += literalPart(found[0], found.groups ?? {});
  }
  throw new Error('a string of the PDF has no end');
}

function literalPart(raw: string, groups: { readonly [name: string]: string | undefined }): string {
  const { octal, sign } = groups;
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  return sign === undefined ? raw : (ESCAPED[sign] ?? sign);
}

function decoded(bytes: string, glyphs: ReadonlyMap<number, string>): string {
  const codes = Array.from({ length: bytes.length / 2 }, (_, place) => {
    return bytes.charCodeAt(2 * place) * 256 + bytes.charCodeAt(2 * place + 1);
  });
  return codes.map((code) => glyphs.get(code) ?? `<glyph ${code}>`).join('');
}
