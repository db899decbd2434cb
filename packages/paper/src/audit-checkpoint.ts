import { countText, groupedText } from './figures.ts';
import type { Paper } from './paper.ts';
import { printablePaper } from './paper.ts';

/** State of an organisation's log at a moment, to be kept outside the machine, A5. */
export type AuditCheckpoint = {
  readonly documentAt: Date;
  readonly organisation: string;
  readonly takenText: string;
  readonly entryCount: number;
  /** Hash of the last entry, hexadecimal. */
  readonly headHash: string;
  /** ASCII payload of the code. */
  readonly qrText: string;
  /** How to compare it later, a sentence each. */
  readonly howToCheck: readonly string[];
};

type CheckpointBody = {
  readonly organisation: string;
  readonly takenText: string;
  readonly entryCount: string;
  readonly hashGroups: readonly string[];
  readonly howToCheck: readonly string[];
};

/** The checkpoint as a paper. @throws RangeError for a count or a payload that cannot be right. */
export function auditCheckpoint(checkpoint: AuditCheckpoint): Paper<'checkpoint', CheckpointBody> {
  return printablePaper({
    layout: 'checkpoint',
    title: `Dấu nhật ký: ${checkpoint.organisation}`,
    documentAt: checkpoint.documentAt,
    qrCodes: { head: checkpoint.qrText },
    body: {
      organisation: checkpoint.organisation,
      takenText: checkpoint.takenText,
      entryCount: countText(checkpoint.entryCount),
      hashGroups: groupedText(checkpoint.headHash, 8).split(' '),
      howToCheck: checkpoint.howToCheck,
    },
  });
}
