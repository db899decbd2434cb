export type { Answers, SubjectAnswers } from './protocol/answers.ts';
export { commentLimit, decodeComments, decodeRatings, encodeComments, encodeRatings } from './protocol/answers.ts';
export { AUDIT_CODE, AUDIT_MAGIC, encodeAudit, openAudit, sealAudit } from './protocol/audit.ts';
export type { Bundle, BundleFile, BundleInput } from './protocol/bundle.ts';
export { countsShape, headsOf, leavesOf, parseLines, readBundle, writeBundle } from './protocol/bundle.ts';
export {
  compareBytes,
  concat,
  fromBase64Url,
  fromHex,
  fromUtf8,
  number,
  readNumber,
  sameBytes,
  toBase64Url,
  toHex,
  utf8,
} from './protocol/bytes.ts';
export { canonical, parseCanonical } from './protocol/canonical-json.ts';
export type { ChallengeRefusal } from './protocol/challenge.ts';
export { openChallenge } from './protocol/challenge.ts';
export type { CheckOptions } from './protocol/check-bundle.ts';
export { checkBundle } from './protocol/check-bundle.ts';
export type { CheckId, Finding } from './protocol/check-findings.ts';
export { CHECK_TITLES, failed, finding, notRun, passed } from './protocol/check-findings.ts';
export type { CommentSource } from './protocol/comment.ts';
export { COMMENT_CAP, commentSalt, normalizeComment, orderComments } from './protocol/comment.ts';
export type { ControlBody, ControlLeaf, ControlRefusal, ControlSignature, ControlType } from './protocol/control.ts';
export {
  CONTROL_ORDER,
  controlMessage,
  encodeControl,
  isAuthorized,
  parseControl,
  signControl,
} from './protocol/control.ts';
export type { Credential, CredentialChannel, IssuerSignature, Place } from './protocol/credential.ts';
export {
  CHANNEL_BYTE,
  blindedHash,
  channelOfByte,
  credentialMessage,
  decodeCredential,
  encodeCredential,
  firstBadSignature,
  issuerKeys,
} from './protocol/credential.ts';
export type { Label } from './protocol/domain.ts';
export { SUITE, derive, frame, taggedHash } from './protocol/domain.ts';
export type { Admitted, Door, DoorRefusal } from './protocol/door.ts';
export { createDoor } from './protocol/door.ts';
export type { CipherUse, Engine } from './protocol/engine.ts';
export type { Ballot, BallotHead, ParseRefusal } from './protocol/envelope.ts';
export {
  BALLOT_MAGIC,
  HEAD_LENGTH,
  SHARE_LENGTH,
  ballotLength,
  castMessage,
  commentsLength,
  encodeHead,
  encodeUnsigned,
  parseBallot,
  ratingsLength,
} from './protocol/envelope.ts';
export { combineEscrow, escrowSpoolKey, openEscrowShare } from './protocol/escrow.ts';
export type { Binding, KeyPair, SealInput, Sealed } from './protocol/hpke.ts';
export { deriveSecretKey, hpkeOpen, hpkeSeal } from './protocol/hpke.ts';
export type { RsaBits } from './protocol/key-shapes.ts';
export { isSoundEd25519, isSoundX25519, rsaModulus, rsaSpki } from './protocol/key-shapes.ts';
export type { MerkleLog, TreeState } from './protocol/log.ts';
export { createLog, leafHash, logOf, verifyConsistency, verifyInclusion } from './protocol/log.ts';
export type { Channel, Group, Manifest, Member, Subject } from './protocol/manifest-shape.ts';
export { CHANNELS, manifestShape } from './protocol/manifest-shape.ts';
export type { ManifestRefusal, Round } from './protocol/manifest.ts';
export {
  GROUP_LEAST,
  MANIFEST_LIMIT,
  memberProofMessage,
  parseManifest,
  roundId,
  roundOf,
} from './protocol/manifest.ts';
export type { Opener, OpeningRefusal, OpeningRequest } from './protocol/opening.ts';
export { checkBeforeOpening, openShare, openShares } from './protocol/opening.ts';
export { decodeOpening, encodeOpening } from './protocol/opening-file.ts';
export type { PaperBatch, PaperCount } from './protocol/paper.ts';
export { countPaper, paperBatchShape, paperMessage } from './protocol/paper.ts';
export type { Box, LogRefusal, LoggedBallot, ReadLog } from './protocol/read-log.ts';
export { boxOf, isBallotLeaf, readLog } from './protocol/read-log.ts';
export type { Receipt } from './protocol/receipt.ts';
export { decodeReceipt, encodeReceipt, signReceipt, verifyReceipt } from './protocol/receipt.ts';
export type { Equation, RoundCounts } from './protocol/reconcile.ts';
export { itemEquations, notReturned, reconcile } from './protocol/reconcile.ts';
export type { RecountRefusal } from './protocol/recount.ts';
export { recount } from './protocol/recount.ts';
export type { ResultDocument } from './protocol/result-document.ts';
export { resultDocument, resultHash } from './protocol/result-document.ts';
export type { Refusal, Result } from './protocol/result.ts';
export { accept, refuse } from './protocol/result.ts';
export { decodeRevoked, encodeRevoked, revokedHash, signReturn, verifyReturn } from './protocol/returned.ts';
export type { BallotInput, Body } from './protocol/seal.ts';
export {
  commentKey,
  commitComment,
  commitRatings,
  openBody,
  plainShare,
  prepareBallot,
  ratingsKey,
  sealBallot,
  sealBody,
  sealShares,
  shareBinding,
  shareCoefficients,
  shareSeals,
} from './protocol/seal.ts';
export type { Share } from './protocol/shamir.ts';
export { combineShares, shareAt } from './protocol/shamir.ts';
export type { BundleRefusal, MemberShares } from './protocol/share-bundle.ts';
export {
  encodeShare,
  openShareBundle,
  openedMessage,
  sealShareBundle,
  shareLeaf,
  shareTree,
  sharesAreSigned,
  signShares,
} from './protocol/share-bundle.ts';
export type { Evidence, OpenedBallot, OpenedBox, StationRefusal } from './protocol/station.ts';
export { findSecret, judgeBallot, openBox, quorums, saltKeys } from './protocol/station.ts';
export type { BoxTally, ItemTally, SubjectTally, Tally, TallyEntry } from './protocol/tally.ts';
export { addTallies, boxTally, tallyOf } from './protocol/tally.ts';
export type { TreeHead } from './protocol/tree-head.ts';
export {
  cosignTreeHead,
  countCosignatures,
  signTreeHead,
  treeHeadShape,
  verifyTreeHead,
} from './protocol/tree-head.ts';
export type { InvalidReason, MarksVerdict } from './protocol/verdict.ts';
export { INVALID_REASONS, judgeRatings, matchesCommitments, openComments, sharesFollow } from './protocol/verdict.ts';
export {
  PASSPHRASE_WORDS,
  WORDS,
  WORD_COUNT,
  normalizeWords,
  passphraseOf,
  roundFingerprint,
  toWords,
} from './protocol/words.ts';
export type { WrapInput, Wrapped } from './protocol/wrapped.ts';
export { ARGON2, openWrapped, parseWrapped, wrapSecret, wrappedChecksum } from './protocol/wrapped.ts';
