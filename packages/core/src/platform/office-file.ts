import { unzipSync, type UnzipFileInfo } from 'fflate';

/** What an archive is: a plain document, one with macros or embedded objects, something else, or damaged. */
export type OfficeKind = 'docx' | 'xlsx' | 'active' | 'other' | 'broken';

const MOST_ENTRIES = 2_000;
const MOST_TEXT = 8 * 1024 * 1024;
const ACTIVE = /vbaProject|vbaData|activeX|macrosheets|oleObject|\/embeddings\/|\.(bin|exe|dll|js|vbs)$/i;

/** Looks into the list of an archive without unpacking it. */
export function officeKind(bytes: Uint8Array): OfficeKind {
  const names = entriesOf(bytes);
  if (names === undefined || !endsWithItsRecord(bytes)) return 'broken';
  if (names.some(isOutside)) return 'broken';
  if (names.some((name) => ACTIVE.test(name) && !/printerSettings\d*\.bin$/i.test(name))) return 'active';
  if (/macroEnabled/i.test(partsOf(bytes, (name) => name === '[Content_Types].xml').join(''))) return 'active';
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : 'other';
}

/** The visible text at the beginning of a document or workbook, one paragraph or cell a line; empty when there is none. */
export function officeText(bytes: Uint8Array): string {
  const parts = partsOf(bytes, (name) => /^word\/(document|header\d*)\.xml$|^xl\/sharedStrings\.xml$/.test(name));
  const lines = parts.join('\n').split(/<\/(?:w:p|si)>/);
  return lines.map((line) => line.replace(/<[^>]*>/g, '').trim()).join('\n');
}

function entriesOf(bytes: Uint8Array): string[] | undefined {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        if (names.length > MOST_ENTRIES) throw new Error('too many entries');
        return false;
      },
    });
    return names;
  } catch {
    return undefined;
  }
}

function partsOf(bytes: Uint8Array, wanted: (name: string) => boolean): string[] {
  const isSmall = ({ name, originalSize }: UnzipFileInfo): boolean => wanted(name) && originalSize <= MOST_TEXT;
  try {
    return Object.values(unzipSync(bytes, { filter: isSmall })).map((part) => new TextDecoder().decode(part));
  } catch {
    return [];
  }
}

const isOutside = (name: string): boolean => /^[/\\]|\\|(^|\/)\.\.(\/|$)|^[a-z]:/i.test(name);

/** Nothing may follow the end record: what follows could be a second file of another kind. */
function endsWithItsRecord(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = bytes.length - 22;
  return at >= 0 && view.getUint32(at, true) === 0x06054b50 && view.getUint16(at + 20, true) === 0;
}
