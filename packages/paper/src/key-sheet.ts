import type { Paper } from './paper.ts';
import { printablePaper } from './paper.ts';

/** Paper copy of a committee member's wrapped key, A5. */
export type KeySheet = {
  readonly documentAt: Date;
  readonly issuer: string;
  readonly roundTitle: string;
  readonly memberName: string;
  readonly memberRole: string;
  /** Name of the key file with the same content. */
  readonly fileName: string;
  /** The wrapped key in ASCII (base64url or base45); without the passphrase it opens nothing. */
  readonly wrappedKey: string;
  /** Six words by which a member recognises the right sheet. */
  readonly checksumWords: readonly string[];
  /** Where to keep the sheet, a sentence each. */
  readonly keeping: readonly string[];
  readonly createdText: string;
};

type KeyBody = Omit<KeySheet, 'documentAt' | 'wrappedKey'>;

/** The sheet as a paper. @throws RangeError when the checksum has not six words or the key does not fit a code. */
export function keySheet(sheet: KeySheet): Paper<'key-sheet', KeyBody> {
  if (sheet.checksumWords.length !== 6) throw new RangeError('the checksum of a key sheet has six words');
  const { documentAt, wrappedKey, ...body } = sheet;
  const title = `Phiếu giữ khóa: ${sheet.memberName}`;
  return printablePaper({ layout: 'key-sheet', title, documentAt, qrCodes: { key: wrappedKey }, body });
}
