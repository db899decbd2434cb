export { DEFAULT_LIMITS } from './limits.ts';
export type { Limits } from './limits.ts';
export { readDocxParts } from './docx/read-docx-parts.ts';
export type { DocxParts, WantedParts } from './docx/read-docx-parts.ts';
export { readDocxTables } from './docx/read-docx-tables.ts';
export type { DocxTable, DocxTables } from './docx/read-docx-tables.ts';
export { readWorkbook } from './read.ts';
export type { ReadOptions, ReadResult } from './read.ts';
export { REFUSAL_CODES } from './refusal.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
export { cellAt, rowAt } from './workbook.ts';
export type {
  Cell,
  CellKind,
  MergedRange,
  Row,
  Sheet,
  SheetState,
  TextReading,
  TextRun,
  Workbook,
} from './workbook.ts';
export { writeCsv } from './write/csv.ts';
export type { CellValue, CsvOptions } from './write/csv.ts';
export { isHazardous, neutralise, unneutralise } from './write/neutralise.ts';
export { writeXlsx } from './write/xlsx.ts';
export type { SheetToWrite } from './write/xlsx.ts';
export { findHeader } from './table/find-header.ts';
export type { HeaderColumn, HeaderSpan, TableHeader } from './table/header-shape.ts';
export { proposeMapping } from './table/mapping.ts';
export type { ProposedColumn } from './table/mapping.ts';
export type { LeftOutReason } from './table/row-kind.ts';
export { tableRows } from './table/table-rows.ts';
export type { DataRow, LeftOutRow, TableRow } from './table/table-rows.ts';
export type { FieldMatch, Fold, HeaderSpec } from './table/title-match.ts';
