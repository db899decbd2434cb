import { concat, fromHex, readNumber, sameBytes } from './bytes.ts';
import { AUDIT_CODE, AUDIT_MAGIC } from './audit.ts';
import type { Engine } from './engine.ts';
import type { TreeState } from './log.ts';
import { verifyInclusion } from './log.ts';
import type { Box, LoggedBallot } from './read-log.ts';
import type { Reader } from './reader.ts';
import { reader } from './reader.ts';
import type { ResultDocument } from './result-document.ts';
import { resultDocument } from './result-document.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import type { Share } from './shamir.ts';
import { openedMessage, encodeShare, shareLeaf } from './share-bundle.ts';
import { findSecret } from './station.ts';
import type { TallyEntry } from './tally.ts';
import { boxTally } from './tally.ts';
import type { MarksVerdict } from './verdict.ts';
import { judgeRatings, matchesCommitments, openComments, sharesFollow } from './verdict.ts';
import { sure } from './sure.ts';

/** Why a recount does not come out. `finding`: the package says something of a ballot that is not so. */
export type RecountRefusal = 'format' | 'box' | 'member' | 'finding' | 'evidence';

interface Entry {
  readonly logged: LoggedBallot;
  readonly code: number;
  readonly key: Uint8Array;
}

interface Signer {
  readonly index: number;
  readonly tree: TreeState;
}

/** True when a secret fits the ballot's commitments and yet its sealed parts do not follow from it. */
function isIllSealed(engine: Engine, box: Box, { logged: { ballot }, key }: Entry): boolean {
  if (!matchesCommitments(ballot, key)) return false;
  const comments = openComments(engine, box.round, { ballot, secret: key });
  return comments === null || !sharesFollow(engine, box.round, { ballot, secret: key });
}

function judgeEntry(engine: Engine, box: Box, entry: Entry): MarksVerdict | null {
  const { logged, code, key } = entry;
  if (code === AUDIT_CODE.unopened) return key.every((byte) => byte === 0) ? { verdict: 'sealing' } : null;
  if (code === AUDIT_CODE.sealing) return isIllSealed(engine, box, entry) ? { verdict: 'sealing' } : null;
  const judged = judgeRatings(engine, box.round, { ballot: logged.ballot, key });
  return judged.verdict !== 'sealing' && AUDIT_CODE[judged.verdict] === code ? judged : null;
}

function readEntries(box: Box, fields: Reader): Entry[] | null {
  const entries = box.ballots.map((logged) => {
    const hash = fields.take(32);
    const code = sure(fields.take(1)[0]);
    return { logged, hash, code, key: fields.take(32) };
  });
  return entries.every(({ hash, logged }) => sameBytes(hash, logged.hash)) ? entries : null;
}

function readSigner(engine: Engine, box: Box, fields: Reader): Signer | null {
  if (fields.left() < 97) return null;
  const index = sure(fields.take(1)[0]);
  const [root, signature] = [fields.take(32), fields.take(64)];
  const member = box.round.manifest.committee[index - 1];
  if (member === undefined) return null;
  const signed = engine.ed25519Verify(fromHex(member.ed25519), openedMessage(box, index, root), signature);
  return signed ? { index, tree: { size: box.ballots.length, root } } : null;
}

function readSigners(engine: Engine, box: Box, fields: Reader): Signer[] | null {
  const count = sure(fields.take(1)[0]);
  const signers: Signer[] = [];
  for (let at = 0; at < count; at += 1) {
    const signer = readSigner(engine, box, fields);
    if (signer === null || signer.index <= (signers.at(-1)?.index ?? 0)) return null;
    signers.push(signer);
  }
  return signers.length < box.round.manifest.threshold ? null : signers;
}

function readShownShare(fields: Reader, signer: Signer, shown: { hash: Uint8Array; at: number }) {
  if (fields.left() < 34) return null;
  const entry = fields.take(33);
  const share = entry[0] === 1 ? entry.subarray(1) : null;
  const proofLength = sure(fields.take(1)[0]);
  if (fields.left() < 32 * proofLength || !sameBytes(entry, encodeShare(share))) return null;
  const proof = Array.from({ length: proofLength }, () => fields.take(32));
  const leaf = { index: shown.at, hash: shareLeaf(shown.hash, share) };
  return verifyInclusion(leaf, signer.tree, proof) ? { share } : null;
}

function readShownShares(fields: Reader, signers: readonly Signer[], shown: { hash: Uint8Array; at: number }) {
  const shares: Share[] = [];
  for (const signer of signers) {
    const read = readShownShare(fields, signer, shown);
    if (read === null) return null;
    shares.push(...(read.share === null ? [] : [{ index: signer.index, y: read.share }]));
  }
  return shares;
}

/** True when the members' signed shares of every ballot called unopened are there and no quorum of them opens it. */
function unopenedIsShown(box: Box, entries: readonly Entry[], rest: { fields: Reader; signers: readonly Signer[] }) {
  for (const [at, { logged, code }] of entries.entries()) {
    if (code !== AUDIT_CODE.unopened) continue;
    const shares = readShownShares(rest.fields, rest.signers, { hash: logged.hash, at });
    if (shares === null || findSecret(box, logged, shares) !== null) return false;
  }
  return rest.fields.left() === 0;
}

/**
 * Counts a box again from its public ballots and a recount package alone, trusting neither station nor server: every
 * finding is repeated, every mark decoded anew. The result's hash is then compared with the RESULT leaf by the caller.
 */
export function recount(engine: Engine, box: Box, audit: Uint8Array): Result<ResultDocument, RecountRefusal> {
  const headLength = 72;
  if (audit.length < headLength + 65 * box.ballots.length + 1) return refuse('format', 'too short for this box');
  const fields = reader(audit);
  if (!sameBytes(fields.take(68), concat(AUDIT_MAGIC, box.round.id, box.root))) return refuse('box', 'of another box');
  if (readNumber(fields.take(4)) !== box.ballots.length) return refuse('box', 'another number of ballots');
  const entries = readEntries(box, fields);
  if (entries === null) return refuse('box', 'the ballots are not the ones on the log');
  const signers = readSigners(engine, box, fields);
  if (signers === null) return refuse('member', 'not opened and signed by a quorum of the committee');
  if (!unopenedIsShown(box, entries, { fields, signers })) {
    return refuse('evidence', 'an unopened ballot is not shown to be so');
  }
  return count(engine, box, entries);
}

function count(engine: Engine, box: Box, entries: readonly Entry[]): Result<ResultDocument, RecountRefusal> {
  const tallied: TallyEntry[] = [];
  for (const [at, entry] of entries.entries()) {
    const judged = judgeEntry(engine, box, entry);
    if (judged === null) return refuse('finding', `ballot ${String(at)} is not what the package says`);
    const { group, channel } = entry.logged.ballot.head;
    tallied.push({ group, channel, judged });
  }
  const withKey = entries.filter(({ code }) => code !== AUDIT_CODE.unopened && code !== AUDIT_CODE.sealing);
  const keys = withKey.map(({ key }) => key);
  return accept(resultDocument(box, boxTally(box.round.manifest, tallied), keys));
}
