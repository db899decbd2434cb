export { auditCheckpoint } from './audit-checkpoint.ts';
export type { AuditCheckpoint } from './audit-checkpoint.ts';
export { countMinutes } from './count-minutes.ts';
export type {
  BallotTotals,
  CategoryTable,
  CountMinutes,
  Equation,
  ItemCount,
  ItemTable,
  NamedCount,
  Participant,
  SubjectCount,
} from './count-minutes-record.ts';
export { writeDocx } from './docx-writer.ts';
export { countText, fractionText, groupedText, percentText } from './figures.ts';
export { invitations } from './invitations.ts';
export type { Invitations, Invited } from './invitations.ts';
export { keySheet } from './key-sheet.ts';
export type { KeySheet } from './key-sheet.ts';
export { meetingMinutes } from './meeting-minutes.ts';
export type { MeetingMinutes } from './meeting-minutes.ts';
export { plainText } from './minutes-figures.ts';
export type { Figure } from './minutes-figures.ts';
export type { Letterhead, OfficialPaper, Signer } from './official-paper.ts';
export type { LayoutFamily } from './party-layout.ts';
export type { LayoutName, Paper } from './paper.ts';
export type { PdfStandard } from './pdf-request.ts';
export { openPdfWriter } from './pdf-writer.ts';
export type { PdfRefusal, PdfResult, PdfWriter, PdfWriterOptions } from './pdf-writer.ts';
export { printableText } from './printable-text.ts';
export { resultSheet } from './result-sheet.ts';
export type { ResultSheet } from './result-sheet.ts';
export { rollList } from './roll-list.ts';
export type { RollGroup, RollList, RollPerson } from './roll-list.ts';
export { roundPoster } from './round-poster.ts';
export type { RoundPoster } from './round-poster.ts';
export { signInCards } from './sign-in-cards.ts';
export type { SignInCard, SignInCards } from './sign-in-cards.ts';
export { templateSource } from './templates/index.ts';
