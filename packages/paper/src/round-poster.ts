import type { Paper } from './paper.ts';
import { printablePaper } from './paper.ts';

/** Poster of a round for the hall, A4. */
export type RoundPoster = {
  readonly documentAt: Date;
  readonly issuer: string;
  readonly roundTitle: string;
  /** What happens when, in order. */
  readonly times: readonly { readonly label: string; readonly text: string }[];
  /** The eight words that every phone shows for this round. */
  readonly fingerprintWords: readonly string[];
  readonly address: string;
  /** ASCII payload of the code. */
  readonly qrText: string;
  readonly howToCheck: readonly string[];
  /** Equal way without a phone, and whom to ask. */
  readonly helpText: string;
};

type PosterBody = Omit<RoundPoster, 'documentAt' | 'qrText'>;

/** The poster as a paper. @throws RangeError when the fingerprint has not eight words. */
export function roundPoster(poster: RoundPoster): Paper<'poster', PosterBody> {
  if (poster.fingerprintWords.length !== 8) throw new RangeError('the fingerprint of a round has eight words');
  const { documentAt, qrText, ...body } = poster;
  const title = `Thông báo: ${poster.roundTitle}`;
  return printablePaper({ layout: 'poster', title, documentAt, qrCodes: { round: qrText }, body });
}
