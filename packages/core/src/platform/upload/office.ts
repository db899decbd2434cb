import { cleanPng } from './png.ts';
import { cleanJpeg } from './jpeg.ts';
import { packedEntry, unpacked, zipEntries, zipOf, type ZipEntry } from './zip-entries.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PROPERTIES = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** The parts that say who made a document, when and with what, emptied; a part that is missing would be called damage. */
const EMPTIED: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${XML}<Properties xmlns="${PROPERTIES}/extended-properties"/>`,
  'docProps/custom.xml': `${XML}<Properties xmlns="${PROPERTIES}/custom-properties"/>`,
};

/** What is gone, with what led to it: the small picture of the first page, and the printer with its settings. */
const GONE = /^docProps\/thumbnail\.[a-z]+$|printerSettings\d*\.bin$/i;
const LEADS_TO_GONE = /<Relationship\b[^>]*(?:metadata\/thumbnail|printerSettings)"[^>]*\/>/g;

/** What is said in a part about a person or a machine: folders of the author's disk, who last held the file. */
const SAID: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^_rels\/\.rels$|\/_rels\/sheet\d+\.xml\.rels$/, LEADS_TO_GONE, ''],
  [/^xl\/(work|chart)sheets\/sheet\d+\.xml$/, /(<pageSetup\b[^>]*?)\s+r:id="[^"]*"/g, '$1'],
  [/^xl\/workbook\.xml$/, /<x15ac:absPath\b[^>]*\/>|<fileSharing\b[^>]*\/>/g, ''],
  [/^word\/_rels\/settings\.xml\.rels$/, /(attachedTemplate"[^>]*Target=")[^"]*/g, '$1Normal.dotm'],
];

/** Whether a document of an office program bears a digital signature, which covers its parts. */
export const isSignedOffice = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ name }) => name.startsWith('_xmlsignatures/'));

/**
 * An office document without its properties, small picture, printer and the notes of pictures inside it. A signed one stays
 * as it is; nothing when it is damaged.
 */
export function cleanOffice(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly isSigned: boolean } | undefined {
  const entries = zipEntries(bytes);
  if (entries === undefined) return undefined;
  if (isSignedOffice(entries)) return { bytes, isSigned: true };
  const cleaned = entries.filter(({ name }) => !GONE.test(name)).map(cleanEntry);
  const whole = cleaned.filter((entry) => entry !== undefined);
  return whole.length === cleaned.length ? { bytes: zipOf(whole), isSigned: false } : undefined;
}

/** A member cleaned; nothing when it is damaged. */
function cleanEntry(entry: ZipEntry): ZipEntry | undefined {
  const empty = EMPTIED[entry.name];
  if (empty !== undefined) return packedEntry(entry.name, Buffer.from(empty));
  const said = SAID.filter(([name]) => name.test(entry.name));
  const isPicture = /^(word|xl)\/media\/[^/]+\.(jpe?g|png)$/i.test(entry.name);
  if (said.length === 0 && !isPicture) return entry;
  const bytes = unpacked(entry);
  if (!bytes) return undefined;
  return changed(entry, bytes, isPicture ? cleanPicture(bytes) : withoutSaid(bytes, said));
}

const changed = (entry: ZipEntry, before: Buffer, after: Uint8Array): ZipEntry =>
  before.equals(after) ? entry : packedEntry(entry.name, after);

const withoutSaid = (bytes: Buffer, said: typeof SAID): Buffer =>
  Buffer.from(said.reduce((text, [, found, instead]) => text.replace(found, instead), bytes.toString('utf8')));

/** By content, as a picture inside a document may be called anything; one of another kind stays as it is. */
function cleanPicture(bytes: Buffer): Uint8Array {
  if (bytes.subarray(0, 4).toString('latin1') === '\x89PNG') return cleanPng(bytes);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? (cleanJpeg(bytes) ?? bytes) : bytes;
}
