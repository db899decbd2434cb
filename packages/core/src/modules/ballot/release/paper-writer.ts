import { countMinutes } from '@guong/paper';
import type { Result } from '../../../kernel/index.ts';
import { writeBoth } from '../../../platform/index.ts';
import { paperOf } from './minutes-paper.ts';
import type { CountMinutesRecord } from './minutes-record.ts';

/** Writes the record as PDF and as DOCX, both with the figures of the record and no others. */
export async function writeMinutes(
  record: CountMinutesRecord,
): Promise<Result<{ readonly pdf: Uint8Array; readonly docx: Uint8Array }>> {
  return writeBoth(countMinutes(paperOf(record)));
}
