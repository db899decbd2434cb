import { buildZip, utf8 } from './zip.ts';
import type { ZipPart } from './zip.ts';

/** XML parts of a package by name. */
export type XmlParts = ReadonlyMap<string, string>;

/** One sheet of a hand-made workbook. */
export interface RawSheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Content of `sheetData`. */
  readonly data: string;
  /** What stands before and behind `sheetData`. */
  readonly before?: string;
  readonly after?: string;
}

/** A hand-made workbook as XML. */
export interface RawWorkbook {
  readonly sheets: readonly RawSheet[];
  /** Content of `sst`. */
  readonly strings?: string;
  /** Content of `styleSheet`. */
  readonly styles?: string;
  readonly date1904?: boolean;
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook, to be changed one by one before they are packed. */
export function xlsxParts(workbook: RawWorkbook): Map<string, string> {
  const { sheets } = workbook;
  const parts = new Map<string, string>();
  parts.set('[Content_Types].xml', contentTypes(sheets.length));
  parts.set('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]));
  parts.set('xl/workbook.xml', workbookXml(workbook));
  const targets = sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const);
  const others = [
    ['rIdStyles', 'styles', 'styles.xml'],
    ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
  ] as const;
  parts.set('xl/_rels/workbook.xml.rels', relationships([...targets, ...others]));
  parts.set('xl/styles.xml', `${PROLOGUE}<styleSheet xmlns="${MAIN}">${workbook.styles ?? ''}</styleSheet>`);
  parts.set('xl/sharedStrings.xml', `${PROLOGUE}<sst xmlns="${MAIN}">${workbook.strings ?? ''}</sst>`);
  for (const [i, sheet] of sheets.entries()) parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet));
  return parts;
}

/** Packs XML parts and, behind them, any other entries. */
export function packXlsx(parts: XmlParts, others: readonly ZipPart[] = []): Uint8Array {
  return buildZip([...[...parts].map(([name, xml]) => ({ name, data: utf8(xml) })), ...others]);
}

/** A whole workbook in one step. */
export function buildXlsx(workbook: RawWorkbook): Uint8Array {
  return packXlsx(xlsxParts(workbook));
}

/** A cell with inline text. */
export function inlineCell(ref: string, text: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** Text for element content. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A relationship part. */
export function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `${PROLOGUE}<Relationships xmlns="${namespace}">${items.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`;
  const list = [
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    override('/xl/sharedStrings.xml', 'sharedStrings'),
    ...Array.from({ length: sheets }, (_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet')),
  ];
  const defaults = '<Default Extension="xml" ContentType="application/xml"/>';
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return `${PROLOGUE}<Types xmlns="${namespace}">${defaults}${list.join('')}</Types>`;
}

function workbookXml(workbook: RawWorkbook): string {
  const sheets = workbook.sheets.map((sheet, i) => {
    const state = sheet.state === undefined ? '' : ` state="${sheet.state}"`;
    return `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  const properties = workbook.date1904 === true ? '<workbookPr date1904="1"/>' : '<workbookPr/>';
  return `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets.join('')}</sheets></workbook>`;
}

function sheetXml(sheet: RawSheet): string {
  const inside = `${sheet.before ?? ''}<sheetData>${sheet.data}</sheetData>${sheet.after ?? ''}`;
  return `${PROLOGUE}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${inside}</worksheet>`;
}
