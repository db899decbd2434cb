import { copyLines } from './copy-lines.ts';
import type { BallotTotals, NamedCount, SubjectCount } from './count-minutes-record.ts';
import { subjectBlocks, totalsBlock } from './count-minutes-tables.ts';
import { groupedText } from './figures.ts';
import type { Block, Letterhead, OfficialPaper, Signer } from './official-paper.ts';
import { printablePaper } from './paper.ts';

/** Result of one subject on a sheet of its own (bảng tổng hợp kết quả phiếu). Exact figures: restricted like the minutes. */
export type ResultSheet = {
  readonly letterhead: Letterhead;
  readonly documentAt: Date;
  readonly circulation: string;
  /** The round with the symbol of its plan. */
  readonly roundTitle: string;
  readonly totals: BallotTotals;
  /** What the percentages are of. */
  readonly percentBase: NamedCount;
  readonly subject: SubjectCount;
  /** Hash of the signed result, hex: the sheet is an extract of it. */
  readonly resultHash: string;
  readonly copies: readonly NamedCount[];
  readonly signatures: {
    readonly keeper: { readonly office: string; readonly names: readonly string[] };
    readonly head: Signer;
  };
};

/**
 * The sheet as a document, for `writePdf` and `writeDocx`.
 * @throws RangeError for a record that cannot be right, as `countMinutes`.
 */
export function resultSheet(sheet: ResultSheet): OfficialPaper {
  const { name, post } = sheet.subject;
  const whom = post === '' ? name : `${name}, ${post}`;
  return printablePaper({
    layout: 'official',
    title: `Kết quả phiếu: ${whom}`,
    documentAt: sheet.documentAt,
    qrCodes: {},
    body: {
      letterhead: sheet.letterhead,
      typeName: 'BẢNG TỔNG HỢP KẾT QUẢ PHIẾU',
      abstract: `đối với ${whom}`,
      circulation: sheet.circulation,
      blocks: blocksOf(sheet),
      signatures: { left: sheet.signatures.keeper, right: sheet.signatures.head, chair: null },
      recipients: copyLines(sheet.copies),
    },
  });
}

function blocksOf(sheet: ResultSheet): readonly Block[] {
  const [base, ...tables] = subjectBlocks({ subjects: [sheet.subject], percentBase: sheet.percentBase });
  return [
    { kind: 'paragraph', runs: [{ text: 'Đợt lấy phiếu: ' }, { text: sheet.roundTitle, bold: true }] },
    { kind: 'heading', level: 1, text: 'I. SỐ PHIẾU CỦA CẢ ĐỢT' },
    totalsBlock(sheet.totals),
    { kind: 'heading', level: 1, text: 'II. KẾT QUẢ TỪNG NỘI DUNG' },
    ...(base ? [base] : []),
    // The only subject of the sheet is named in its title; a heading would only repeat it.
    ...tables.filter(({ kind }) => kind !== 'heading'),
    { kind: 'note', text: `Trích từ kết quả đã ký của ban kiểm phiếu, dấu ${groupedText(sheet.resultHash, 8)}.` },
  ];
}
