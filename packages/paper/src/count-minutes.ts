import { minutesBlocks } from './count-minutes-blocks.ts';
import type { CountMinutes } from './count-minutes-record.ts';
import { copyLines } from './copy-lines.ts';
import type { OfficialPaper } from './official-paper.ts';
import { printablePaper } from './paper.ts';

/**
 * Count minutes as a document in the Party layout, for `writePdf` and `writeDocx`.
 * @throws RangeError where the caller's record cannot be right: a count that is no whole number, an item with more
 * or fewer counts than its scale has levels, a code too long to print.
 */
export function countMinutes(minutes: CountMinutes): OfficialPaper {
  const { letterhead, signatures } = minutes;
  return printablePaper({
    layout: 'official',
    title: `Biên bản ${minutes.abstract}`,
    documentAt: minutes.documentAt,
    qrCodes: { bundle: minutes.fingerprints.qrText },
    body: {
      letterhead,
      typeName: 'BIÊN BẢN',
      abstract: minutes.abstract,
      circulation: minutes.circulation ?? '',
      blocks: minutesBlocks(minutes),
      signatures: { left: signatures.members, right: signatures.head, chair: signatures.chair },
      recipients: copyLines(minutes.copies),
    },
  });
}
