import type { Sheet } from '../workbook.ts';
import { assignFields } from './assign-fields.ts';
import { headerShape } from './header-shape.ts';
import type { TableHeader } from './header-shape.ts';
import type { Fold, HeaderSpec } from './title-match.ts';

const SEARCHED_ROWS = 20;
const DEEPEST = 3;
const DEPTH_COST = 0.08;

/**
 * Finds the header of the table among the first 20 filled rows: the rows, at most three one under the other, whose
 * titles fit the wanted fields best. Nothing is returned if fewer than two fields (or the only one wanted) are found.
 */
export function findHeader(sheet: Sheet, wanted: readonly HeaderSpec[], fold: Fold): TableHeader | undefined {
  let best: TableHeader | undefined;
  let bestScore = 0;
  for (const header of candidates(sheet)) {
    const score = scoreOf(header, wanted, fold) - DEPTH_COST * (header.lastRow - header.firstRow);
    if (score <= bestScore) continue;
    best = header;
    bestScore = score;
  }
  return best;
}

function candidates(sheet: Sheet): readonly TableHeader[] {
  const rows = sheet.rows.slice(0, SEARCHED_ROWS);
  const merges = sheet.merges.filter((merge) => merge.firstRow <= (rows.at(-1)?.number ?? 0) + DEEPEST);
  const depths = Array.from({ length: DEEPEST }, (_, depth) => depth);
  const spans = rows.flatMap(({ number }) => depths.map((depth) => ({ firstRow: number, lastRow: number + depth })));
  return spans.map((span) => headerShape(sheet, merges, span)).filter((header) => header !== undefined);
}

function scoreOf(header: TableHeader, wanted: readonly HeaderSpec[], fold: Fold): number {
  const chosen = [...assignFields(header, wanted, fold).chosen.values()];
  if (chosen.length < Math.min(2, wanted.length)) return 0;
  return chosen.reduce((sum, match) => sum + match.confidence, 0);
}
