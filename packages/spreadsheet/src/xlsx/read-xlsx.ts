import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { TextBudget } from '../text-budget.ts';
import type { Workbook } from '../workbook.ts';
import { refuseOtherPackages } from './content-types.ts';
import { openParts } from './parts.ts';
import { refuseOutsideTargets } from './relationships.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readStyles } from './styles.ts';
import { readWorkbookPart } from './workbook-part.ts';
import { WorksheetCollector } from './worksheet.ts';

/** Reads an .xlsx from memory; stops with a refusal signal. What the package is, is settled before any cell is read. */
export function readXlsx(bytes: Uint8Array, limits: Limits): Workbook {
  const parts = openParts(bytes, limits);
  refuseOtherPackages(parts);
  refuseOutsideTargets(parts);
  const workbook = readWorkbookPart(parts, limits);
  const context = {
    strings: readSharedStrings(parts, workbook.sharedStringsPart, limits),
    styles: readStyles(parts, workbook.stylesPart),
    date1904: workbook.date1904,
    text: new TextBudget(limits),
    merges: { left: limits.merges },
  };
  const sheets = workbook.sheets.map((entry) => {
    const collector = new WorksheetCollector(entry, context);
    if (!parts.parse(entry.part, collector)) refuse('broken');
    return collector.sheet();
  });
  return { format: 'xlsx', sheets };
}
