import type { Paper } from './paper.ts';
import { printablePaper } from './paper.ts';

/** Somebody who is invited, as the roll names him. */
export type Invited = { readonly rollNo: number; readonly name: string; readonly post: string };

/** Invitations to a round (thẻ mời), six on an A4 sheet: nothing on them is secret. */
export type Invitations = {
  readonly documentAt: Date;
  readonly issuer: string;
  readonly roundTitle: string;
  /** What happens when, in order. */
  readonly times: readonly { readonly label: string; readonly text: string }[];
  /** The eight words that every phone shows for this round; none before it is sealed. */
  readonly fingerprintWords: readonly string[];
  readonly address: string;
  /** ASCII payload of the code: the address, without anything personal. */
  readonly qrText: string;
  readonly helpText: string;
  readonly people: readonly Invited[];
};

type InvitationsBody = Omit<Invitations, 'documentAt' | 'qrText'>;

/** The sheets of invitations, in the order of the roll. @throws RangeError without anybody to invite. */
export function invitations(sheet: Invitations): Paper<'invitations', InvitationsBody> {
  if (sheet.people.length === 0) throw new RangeError('nobody to invite');
  const { documentAt, qrText, ...body } = sheet;
  const title = `Thẻ mời: ${sheet.roundTitle}`;
  return printablePaper({ layout: 'invitations', title, documentAt, qrCodes: { round: qrText }, body });
}
