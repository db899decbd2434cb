import { portableEngine } from '../client/portable-engine.ts';
import { createSpool } from '../node/spool.ts';
import { encodeAudit, sealAudit } from '../protocol/audit.ts';
import { writeBundle } from '../protocol/bundle.ts';
import { concat, fromUtf8, toHex } from '../protocol/bytes.ts';
import { encodeCredential, credentialMessage } from '../protocol/credential.ts';
import { derive, frame, taggedHash } from '../protocol/domain.ts';
import type { Engine } from '../protocol/engine.ts';
import { escrowSpoolKey } from '../protocol/escrow.ts';
import { leafHash, logOf } from '../protocol/log.ts';
import { encodeReceipt, signReceipt } from '../protocol/receipt.ts';
import { recount } from '../protocol/recount.ts';
import { revokedHash, signReturn } from '../protocol/returned.ts';
import {
  commentKey,
  commitComment,
  commitRatings,
  plainShare,
  ratingsKey,
  sealBallot,
  shareCoefficients,
} from '../protocol/seal.ts';
import { openShares } from '../protocol/opening.ts';
import { sealShareBundle, signShares } from '../protocol/share-bundle.ts';
import { openBox } from '../protocol/station.ts';
import { passphraseOf, roundFingerprint } from '../protocol/words.ts';
import { wrapSecret, wrappedChecksum } from '../protocol/wrapped.ts';
import { blindSign } from '../node/issuer.ts';
import { blindDeterministically } from './fixed-blinding.ts';
import type { ClosedRound, TestRound } from './fixture.ts';
import { closeTestRound, createTestRound, seeded, testControl, testCredential } from './fixture.ts';
import { forgeBallot } from './forge.ts';
import { mustAccept } from './must-accept.ts';

const PLACE = { group: 1, channel: 'online' } as const;

const VOTERS = [
  { name: 'vector 1', marks: [1, 2, 1, 1, 2], other: [1, 1, 1, 1, 1], comment: 'Gần dân, nghe dân' },
  { name: 'vector 2', marks: [2, 2, 3, 0, 4], other: [0, 0, 0, 0, 0], comment: '' },
  { name: 'vector 3', marks: [4, 4, 4, 4, 4], other: [3, 2, 1, 2, 3], comment: 'Cần trả lời kiến nghị đúng hạn' },
] as const;

/** The round of the vectors: three members, two needed, two issuers, RSA-2048, slots of 64 bytes. */
export function vectorRound(): TestRound {
  return createTestRound({ name: 'vectors', change: (manifest) => ({ ...manifest, commentBytes: 64 }) });
}

function issuance(test: TestRound, name: string) {
  const seed = seeded(`voter ${name}`);
  const message = credentialMessage(test.round.id, PLACE, test.engine.ed25519Public(seed));
  return test.issuerKey(PLACE).map((key, at) => {
    const prefix = seeded(`prefix ${name} ${at}`);
    const blind = blindDeterministically(key.modulus, concat(prefix, message), `${name} ${at}`);
    const answer = mustAccept(blindSign(key, blind.blinded));
    return {
      message: toHex(message),
      prefix: toHex(prefix),
      salt: toHex(blind.salt),
      r: toHex(blind.r),
      blinded: toHex(blind.blinded),
      answer: toHex(answer),
      signature: toHex(blind.finalize(answer)),
    };
  });
}

function voterVector(test: TestRound, engine: Engine, voter: (typeof VOTERS)[number]) {
  const { round } = test;
  const credential = testCredential(test, voter.name);
  const secret = seeded(`secret ${voter.name}`);
  const answers = [
    { marks: [...voter.marks], comment: voter.comment },
    { marks: [...voter.other], comment: '' },
  ];
  const ballot = mustAccept(sealBallot(engine, { round, credential, answers, secret }));
  const receipt = signReceipt(engine, test.logSeed, { round, ballotHash: leafHash(ballot), epoch: 0 });
  const ephemeral = (index: number): Uint8Array => derive(secret, 32, frame('gbp1/ephemeral', Uint8Array.of(index)));
  const vector = {
    seed: toHex(credential.seed),
    voterKey: toHex(engine.ed25519Public(credential.seed)),
    issuers: issuance(test, voter.name),
    credential: toHex(encodeCredential(round, credential)),
    answers,
    secret: toHex(secret),
    ratingsKey: toHex(ratingsKey(secret)),
    commentKey: toHex(commentKey(secret)),
    commitRatings: toHex(commitRatings(ratingsKey(secret))),
    commitComment: toHex(commitComment(commentKey(secret))),
    coefficients: toHex(shareCoefficients(secret, round.manifest.threshold)),
    shares: round.manifest.committee.map(({ index }) => toHex(plainShare(round, secret, index))),
    ephemeralIkm: round.manifest.committee.map(({ index }) => toHex(ephemeral(index))),
    ballot: toHex(ballot),
    ballotHash: toHex(leafHash(ballot)),
    receipt: toHex(encodeReceipt(receipt)),
  };
  return { ballot, vector };
}

/** The fourth ballot: well signed, its third share garbled by its own voter; invalid for every quorum. */
function garbledBallot(test: TestRound, engine: Engine): Uint8Array {
  const { round } = test;
  const credential = testCredential(test, 'vector 4');
  const marks = round.manifest.subjects.map(({ items }) => ({ marks: items.map(() => 1), comment: '' }));
  const from = mustAccept(sealBallot(engine, { round, credential, answers: marks, secret: seeded('secret vector 4') }));
  return forgeBallot(test, credential, {
    from,
    change: ({ shares }) => ({
      shares: shares.map((share, at) => (at === 2 ? share.map((byte) => byte ^ 0xff) : share)),
    }),
  });
}

function openingVector(test: TestRound, engine: Engine, closed: ClosedRound) {
  const { box } = closed;
  const stationSecret = seeded('vector station');
  const station = engine.x25519Public(stationSecret);
  const members = test.members.map(({ index, keys, seed }) => {
    const shares = signShares(engine, box, { index, shares: openShares(engine, box, { index, keys }), seed });
    const ephemeralIkm = seeded(`vector bundle ${index}`);
    return { shares, ephemeralIkm, bundle: sealShareBundle(engine, box, { shares, station, ephemeralIkm }) };
  });
  const opened = mustAccept(
    openBox(
      engine,
      box,
      members.slice(0, 2).map(({ shares }) => shares),
    ),
  );
  const audit = encodeAudit(box, opened);
  const counted = mustAccept(recount(engine, box, audit));
  const sealedAudit = sealAudit(engine, box, { audit, at: 0, ephemeralIkm: seeded('vector audit') });
  const vector = {
    boxRoot: toHex(box.root),
    stationSecret: toHex(stationSecret),
    members: members.map(({ shares, ephemeralIkm, bundle }) => ({
      index: shares.index,
      shares: shares.shares.map((share) => (share === null ? null : toHex(share))),
      signature: toHex(shares.signature),
      ephemeralIkm: toHex(ephemeralIkm),
      bundle: toHex(bundle),
    })),
    quorum: [1, 2],
    verdicts: opened.ballots.map(({ hash, judged }) => ({ hash: toHex(hash), ...judged })),
    comments: opened.comments,
    result: fromUtf8(opened.result.bytes),
    resultHash: toHex(counted.hash),
    audit: toHex(audit),
    auditEphemeralIkm: toHex(seeded('vector audit')),
    sealedAudit: toHex(sealedAudit),
  };
  return { opened, audit, vector };
}

function pieces(test: TestRound, engine: Engine) {
  const { round } = test;
  const spool = createSpool(engine, round.id, seeded('vector spool'));
  const voterKey = engine.ed25519Public(seeded('vector returned'));
  const nonce = seeded('vector nonce').subarray(0, 12);
  const row = spool.seal({ voterKey, ballot: seeded('vector row'), epoch: 7, nonce });
  const salt = seeded('vector salt').subarray(0, 16);
  const wrap = { kind: 'member', label: 'Vòng mẫu', secret: seeded('vector wrapped'), salt, nonce } as const;
  const wrapped = wrapSecret(engine, { ...wrap, key: seeded('vector argon2 output') });
  const returned = signReturn(engine, round, seeded('vector returned'));
  return {
    spool: {
      key: toHex(seeded('vector spool')),
      voterKey: toHex(voterKey),
      nonce: toHex(nonce),
      epoch: 7,
      ballot: toHex(seeded('vector row')),
      slot: toHex(row.slot),
      sealed: toHex(row.sealed),
    },
    escrow: {
      spoolKey: toHex(seeded('vector spool')),
      seed: toHex(seeded('vector escrow')),
      bytes: toHex(escrowSpoolKey(engine, round, { spoolKey: seeded('vector spool'), seed: seeded('vector escrow') })),
    },
    returned: {
      seed: toHex(seeded('vector returned')),
      signature: toHex(returned.signature),
      revokedHash: toHex(revokedHash([returned.voterKey])),
    },
    wrapped: {
      argon2Output: toHex(seeded('vector argon2 output')),
      secret: toHex(wrap.secret),
      file: fromUtf8(wrapped),
      checksum: wrappedChecksum(wrapped).join(' '),
    },
    passphrase: { random: toHex(seeded('words').subarray(0, 9)), words: passphraseOf(seeded('words')) },
  };
}

function roundVector(test: TestRound) {
  const { round } = test;
  return {
    manifest: fromUtf8(round.bytes),
    roundId: toHex(round.id),
    fingerprint: roundFingerprint(round.id).join(' '),
    logSeed: toHex(test.logSeed),
    members: test.members.map(({ index, keys, seed }) => ({
      index,
      x25519Secret: toHex(keys.secret),
      ed25519Seed: toHex(seed),
    })),
    auditorSecret: toHex(test.auditor.secret),
    frame: toHex(frame('gbp1/cast', Uint8Array.of(1, 2), new Uint8Array(0))),
    taggedHash: toHex(taggedHash('gbp1/cast', Uint8Array.of(1, 2), new Uint8Array(0))),
  };
}

/** All vectors of the protocol, made from fixed seeds with one engine; the other engine must give the same. */
export function makeVectors(test: TestRound, engine: Engine) {
  const voters = VOTERS.map((voter) => voterVector(test, engine, voter));
  const garbled = garbledBallot(test, engine);
  const closed = closeTestRound(test, [[...voters.map(({ ballot }) => ballot), garbled]]);
  const { opened, audit, vector } = openingVector(test, engine, closed);
  const roundId = toHex(test.round.id);
  const result = testControl(test, { type: 'RESULT', roundId, resultHash: toHex(opened.result.hash) }, [1, 2]);
  const log = logOf(closed.leaves.map(leafHash));
  const { total } = opened.result.tally;
  const counts = {
    roll: 20,
    notIssued: 16,
    online: { issued: 4, voided: 0, collected: 4, blindedRows: 4 },
    slip: null,
    paper: null,
    collected: total.collected,
    valid: total.valid,
    invalid: total.invalid,
    log: { size: closed.leaves.length, ballots: 4, controlLeaves: closed.leaves.length - 5, distinctVoterKeys: 4 },
  };
  const files = { leaves: closed.leaves, heads: closed.heads, revoked: new Uint8Array(0), publication: {}, audit };
  const bundle = writeBundle({ ...files, counts });
  return {
    about: 'GBP-1 test vectors; every secret in here is public. Made by src/testing/write-vectors.ts.',
    round: roundVector(test),
    voters: voters.map((voter) => voter.vector),
    garbledBallot: toHex(garbled),
    log: {
      leaves: closed.leaves.map(toHex),
      leafHashes: closed.leaves.map((leaf) => toHex(leafHash(leaf))),
      heads: closed.heads,
      inclusionOfLeaf5: log.inclusionProof(5, log.size()).map(toHex),
      consistencyFrom8: log.consistencyProof(8, log.size()).map(toHex),
    },
    opening: vector,
    resultLeaf: fromUtf8(result),
    bundleHash: toHex(taggedHash('gbp1/checksum', bundle)),
    ...pieces(test, engine),
  };
}

/** The vectors as the file holds them. */
export function vectorsText(engine: Engine = portableEngine): string {
  return `${JSON.stringify(makeVectors(vectorRound(), engine), null, 1)}\n`;
}
