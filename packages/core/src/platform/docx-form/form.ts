import { readDocxParts, type RefusalCode } from '@guong/spreadsheet';
import { packedEntry, zipEntries, zipOf } from '../upload/zip-entries.ts';
import { fillPart } from './fill-part.ts';
import { contentFault, growthFault, placeholderFault, relationFault, type FormFault } from './form-faults.ts';
import { placeholdersIn, type FormShape, type FormValues } from './form-shape.ts';
import { elementsOf, escaped, parseMarkup, printMarkup, type Markup } from './markup.ts';
import { paragraphText } from './paragraph.ts';
import { readLines } from './read-lines.ts';

/** Bytes of a form at most. */
export const MOST_FORM_BYTES = 5 * 1024 * 1024;
const BOUNDS = { fileBytes: MOST_FORM_BYTES, inflatedBytes: 16 * 1024 * 1024, xmlDepth: 200, xmlElements: 200_000 };
const WORDS = /^word\/(document|(?:header|footer)\d*|footnotes|endnotes)\.xml$/;
const RELATIONS = /(^|\/)_rels\/[^/]*\.rels$/;
const PROPERTIES = 'docProps/app.xml';

/** A form as it was read: the names of its placeholders, each once, in the order of the text. */
export type FormRead = { readonly fields: readonly string[] } | { readonly fault: FormFault };

/**
 * Reads which placeholders `{{name}}` a .docx bears in its text, headers, footers and notes, and refuses what no form may
 * have: damage, what fetches from elsewhere, changes not accepted, remarks, a digital signature, placeholders that cannot be
 * filled. Never throws for bad input.
 */
export function readForm(bytes: Uint8Array, shape: FormShape): FormRead {
  const read = readDocxParts(bytes, { isWanted: (name) => WORDS.test(name) || RELATIONS.test(name), bounds: BOUNDS });
  if (!read.ok) return { fault: UNREAD[read.refusal.code] ?? DAMAGED };
  const entries = zipEntries(bytes);
  if (entries === undefined) return { fault: DAMAGED };
  if (entries.some(({ name }) => name.startsWith('_xmlsignatures/'))) return { fault: SIGNED };
  const parts = [...read.value].map(([name, xml]) => ({ name, nodes: parseMarkup(xml) }));
  const fault = parts.map((part) => partFault(part, shape)).find((one) => one !== undefined);
  if (fault !== undefined) return { fault };
  return { fields: [...new Set(parts.flatMap(({ nodes }) => fieldsOf(nodes)))] };
}

const DAMAGED = 'bị hỏng hoặc không đúng định dạng. Hãy mở bằng Word, lưu lại loại .docx rồi gửi lại.';
const SIGNED = 'có chữ ký số, điền vào thì chữ ký mất. Hãy gửi tệp chưa ký.';
const TOO_LARGE = 'quá lớn hoặc quá phức tạp. Mẫu chỉ nên có chữ, bảng và hình nhỏ.';
/** By the reason for which the reader refused; whatever is not named is damage. */
const UNREAD: Partial<Record<RefusalCode, FormFault>> = {
  'file-too-large': TOO_LARGE,
  'zip-bomb': TOO_LARGE,
  'zip-too-many-parts': TOO_LARGE,
  'xml-too-deep': TOO_LARGE,
  'too-many-elements': TOO_LARGE,
  password: 'có mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.',
  'other-archive': 'không phải văn bản Word (.docx).',
};

interface Part {
  readonly name: string;
  readonly nodes: readonly Markup[];
}
function partFault({ name, nodes }: Part, shape: FormShape): FormFault | undefined {
  if (RELATIONS.test(name)) return relationFault(name, nodes);
  return contentFault(nodes) ?? placeholderFault(nodes, shape) ?? growthFault(nodes, shape);
}

const fieldsOf = (nodes: readonly Markup[]): string[] =>
  textsOf(nodes).flatMap((text) => placeholdersIn(text).map(({ name }) => name));

function textsOf(nodes: readonly Markup[]): string[] {
  const root = nodes.find((node) => node.kind === 'element');
  const paragraphs = [...elementsOf(nodes)].filter(({ prefix, name }) => prefix === root?.prefix && name === 'p');
  return paragraphs.map((one) => paragraphText(one).text);
}

/** What a form is filled with, and what the copy says it was made from. */
export interface FillOrder {
  readonly shape: FormShape;
  readonly values: FormValues;
  /** Kept in the properties of the copy (`Template`): which form, in which version. */
  readonly madeFrom: string;
}

/**
 * A copy of a form with its placeholders filled: values are text and nothing else, whatever they hold; the letters are those
 * of the place where the placeholder began; all other parts stay byte for byte. Nothing when the form is damaged.
 */
export function fillForm(bytes: Uint8Array, { shape, values, madeFrom }: FillOrder): Uint8Array | undefined {
  const read = readDocxParts(bytes, { isWanted: (name) => WORDS.test(name), bounds: BOUNDS });
  const entries = zipEntries(bytes);
  if (!read.ok || entries === undefined) return undefined;
  const filled = entries.map((entry) => {
    const xml = read.value.get(entry.name);
    if (xml !== undefined)
      return packedEntry(entry.name, bytesOf(printMarkup(fillPart(parseMarkup(xml), { shape, values }))));
    return entry.name === PROPERTIES ? packedEntry(PROPERTIES, bytesOf(propertiesOf(madeFrom))) : entry;
  });
  return zipOf(filled);
}

/** The text of a form as lines: header, text, footer. A row of a table is a line where each of its cells has one paragraph. */
export function formLines(bytes: Uint8Array): readonly string[] {
  const read = readDocxParts(bytes, { isWanted: (name) => WORDS.test(name), bounds: BOUNDS });
  if (!read.ok) return [];
  const ordered = [...read.value].sort(
    ([a], [b]) => PLACE.findIndex((one) => one.test(a)) - PLACE.findIndex((one) => one.test(b)),
  );
  return ordered.flatMap(([, xml]) => readLines(parseMarkup(xml)));
}
const PLACE = [/header/, /document/, /notes/, /footer/];

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const propertiesOf = (madeFrom: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">' +
  `<Template>${escaped(madeFrom)}</Template></Properties>`;
