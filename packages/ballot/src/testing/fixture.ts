import { sha256 } from '@noble/hashes/sha2.js';
import { compareBytes, concat, toHex, utf8 } from '../protocol/bytes.ts';
import type { Answers } from '../protocol/answers.ts';
import type { ControlBody } from '../protocol/control.ts';
import { encodeControl, signControl } from '../protocol/control.ts';
import type { Credential, Place } from '../protocol/credential.ts';
import { credentialMessage } from '../protocol/credential.ts';
import type { Engine } from '../protocol/engine.ts';
import type { KeyPair } from '../protocol/hpke.ts';
import type { RsaBits } from '../protocol/key-shapes.ts';
import { leafHash, logOf } from '../protocol/log.ts';
import type { Manifest, Subject } from '../protocol/manifest-shape.ts';
import type { Round } from '../protocol/manifest.ts';
import { memberProofMessage, roundOf } from '../protocol/manifest.ts';
import type { Box } from '../protocol/read-log.ts';
import { boxOf, readLog } from '../protocol/read-log.ts';
import { revokedHash } from '../protocol/returned.ts';
import { sealBallot } from '../protocol/seal.ts';
import { openShares } from '../protocol/opening.ts';
import type { MemberShares } from '../protocol/share-bundle.ts';
import { signShares } from '../protocol/share-bundle.ts';
import type { TreeHead } from '../protocol/tree-head.ts';
import { signTreeHead } from '../protocol/tree-head.ts';
import type { IssuerKey } from '../node/issuer.ts';
import { blindSign, loadIssuerKey } from '../node/issuer.ts';
import { createNodeEngine } from '../node/node-engine.ts';
import { blindDeterministically } from './fixed-blinding.ts';
import { FIXED_ISSUER_KEYS } from './fixed-keys.ts';
import { mustAccept } from './must-accept.ts';

/** 32 bytes for a name: the only source of "chance" in fixtures and vectors. */
export function seeded(name: string): Uint8Array {
  return sha256(utf8(`gbp1 fixture ${name}`));
}

/** A committee member of a fixture with both secrets. */
export interface TestMember {
  readonly index: number;
  readonly keys: KeyPair;
  readonly seed: Uint8Array;
}

/** What a fixture round is asked to be. */
export interface TestRoundOptions {
  readonly name?: string;
  readonly members?: number;
  readonly threshold?: number;
  readonly issuers?: 1 | 2;
  readonly rsaBits?: RsaBits;
  readonly subjects?: readonly Subject[];
  readonly groups?: Manifest['groups'];
  readonly channels?: Manifest['channels'];
  readonly change?: (manifest: Manifest) => Manifest;
}

/** A whole round in memory, with every secret. */
export interface TestRound {
  readonly engine: Engine;
  readonly round: Round;
  readonly members: readonly TestMember[];
  readonly logSeed: Uint8Array;
  readonly auditor: KeyPair;
  readonly witnessSeed: Uint8Array;
  /** Issuer keys by place: `issuerKey(place)[0]` is the first issuer's. */
  readonly issuerKey: (place: Place) => readonly IssuerKey[];
}

function scale(item: string): Subject['items'][number] {
  return { id: item, text: `Tiêu chí ${item}`, levels: ['Tốt', 'Khá', 'Trung bình', 'Yếu'] };
}

/** Two fictional subjects with five items of four levels each. */
export const TEST_SUBJECTS: readonly Subject[] = ['Hoa Gạo', 'Sông Hồng'].map((name, at) => ({
  id: `nguoi-${at + 1}`,
  name,
  post: 'Bí thư chi bộ',
  planHash: null,
  items: ['dao-duc', 'trach-nhiem', 'ky-luat', 'ket-qua', 'neu-guong'].map(scale),
}));

function keyPair(engine: Engine, name: string): KeyPair {
  const secret = seeded(name);
  return { secret, publicKey: engine.x25519Public(secret) };
}

function issuerTable(options: Required<Pick<TestRoundOptions, 'issuers' | 'rsaBits' | 'groups' | 'channels'>>) {
  const channels = options.channels.filter((channel) => channel !== 'paper');
  const places = options.groups.flatMap((group) => channels.map((channel) => ({ group: group.id, channel })));
  const table = Array.from({ length: options.issuers }, (_, issuer) =>
    places.map((place, at) => {
      const pkcs8 = FIXED_ISSUER_KEYS[options.rsaBits][issuer * places.length + at];
      if (pkcs8 === undefined) throw new Error('not that many fixed keys');
      return { ...place, key: mustAccept(loadIssuerKey(Buffer.from(pkcs8, 'base64'))) };
    }),
  );
  return { table, places };
}

const PLAIN = {
  name: 'a',
  members: 3,
  threshold: 2,
  issuers: 2,
  rsaBits: 2048,
  groups: [{ id: 1, name: 'Đảng viên', size: 20 }],
  channels: ['online'],
} as const;

/** Makes a round from fixed seeds: the same options give the same bytes. */
export function createTestRound(options: TestRoundOptions = {}): TestRound {
  const engine = createNodeEngine();
  const { name, members: memberCount, threshold, issuers, rsaBits, groups, channels } = { ...PLAIN, ...options };
  const title = `Lấy phiếu góp ý Hoa Gạo ${name}`;
  const members = Array.from({ length: memberCount }, (_, at): TestMember => {
    const index = at + 1;
    return { index, keys: keyPair(engine, `${name} member ${index}`), seed: seeded(`${name} signer ${index}`) };
  });
  const committee = members.map(({ index, keys, seed }) => {
    const ed25519 = toHex(engine.ed25519Public(seed));
    const member = { index, name: `Ủy viên ${index}`, x25519: toHex(keys.publicKey), ed25519 };
    return { ...member, proof: toHex(engine.ed25519Sign(seed, memberProofMessage(title, member))) };
  });
  const { table } = issuerTable({ issuers, rsaBits, groups, channels });
  const logSeed = seeded(`${name} log`);
  const witnessSeed = seeded(`${name} witness`);
  const auditor = keyPair(engine, `${name} auditor`);
  const manifest: Manifest = {
    suite: 'GBP-1',
    title,
    template: { id: 'gop-y', version: 1 },
    assurance: issuers,
    rsaBits,
    rollHash: toHex(seeded(`${name} roll`)),
    groups,
    channels,
    issuers: table.map((keys, at) => ({
      index: at + 1,
      name: `Bên cấp phiếu ${at + 1}`,
      keys: keys.map(({ group, channel, key }) => ({ group, channel, spki: toHex(key.spki) })),
    })),
    committee,
    headIndex: 1,
    threshold,
    times: {
      issueOpensAt: '2026-11-01T00:00:00Z',
      issueClosesAt: '2026-11-05T00:00:00Z',
      castOpensAt: '2026-11-05T00:00:00Z',
      castClosesAt: '2026-11-07T10:00:00Z',
    },
    earlyEnd: true,
    epoch: { ballots: 5, minutes: 60 },
    commentBytes: 512,
    subjects: options.subjects ?? TEST_SUBJECTS,
    blankRule: 'blank',
    denominator: 'valid',
    publication: { policy: 'P0', k: 10, minTotal: 5, commentsFrom: 10 },
    clientBundleHashes: [toHex(seeded('bundle'))],
    logKey: toHex(engine.ed25519Public(logSeed)),
    witnesses: [{ name: 'Đơn vị bạn', ed25519: toHex(engine.ed25519Public(witnessSeed)) }],
    auditors: [{ name: 'Cấp trên', x25519: toHex(auditor.publicKey) }],
  };
  const round = mustAccept(roundOf(options.change?.(manifest) ?? manifest, engine));
  const issuerKey = (place: Place): readonly IssuerKey[] =>
    table.flatMap((keys) =>
      keys.filter((entry) => entry.group === place.group && entry.channel === place.channel).map((entry) => entry.key),
    );
  return { engine, round, members, logSeed, auditor, witnessSeed, issuerKey };
}

/** A credential made from seeds, by the same blind protocol as in life but with fixed randomness. */
export function testCredential(
  test: TestRound,
  name: string,
  place: Place = { group: 1, channel: 'online' },
): Credential {
  const seed = seeded(`voter ${name}`);
  const message = credentialMessage(test.round.id, place, test.engine.ed25519Public(seed));
  const signatures = test.issuerKey(place).map((key, at) => {
    const prefix = seeded(`prefix ${name} ${at}`);
    const { blinded, finalize } = blindDeterministically(key.modulus, concat(prefix, message), `${name} ${at}`);
    return { prefix, signature: finalize(mustAccept(blindSign(key, blinded))) };
  });
  return { ...place, seed, signatures };
}

/** Answers with one mark everywhere and one comment on the first subject. */
export function plainAnswers(test: TestRound, mark: number, comment = ''): Answers {
  return test.round.manifest.subjects.map((subject, at) => ({
    marks: subject.items.map(() => mark),
    comment: at === 0 ? comment : '',
  }));
}

/** A sealed ballot of the voter `name`. */
export function testBallot(test: TestRound, name: string, answers: Answers, place?: Place): Uint8Array {
  const credential = testCredential(test, name, place);
  return mustAccept(
    sealBallot(test.engine, { round: test.round, credential, answers, secret: seeded(`secret ${name}`) }),
  );
}

/** A control leaf signed by the members with these indexes. */
export function testControl(test: TestRound, body: ControlBody, by: readonly number[]): Uint8Array {
  const signatures = by.map((index) => {
    const seed = test.members[index - 1]?.seed ?? new Uint8Array(32);
    return signControl(test.engine, seed, { body, by: index });
  });
  return encodeControl({ body, signatures });
}

/** A round after CLOSE: all leaves, heads after each epoch, and the box. */
export interface ClosedRound {
  readonly leaves: readonly Uint8Array[];
  readonly heads: readonly TreeHead[];
  readonly head: TreeHead;
  readonly box: Box;
}

/** Leaves before casting. */
export function openingLeaves(test: TestRound, issued: number, onPaper = 0): Uint8Array[] {
  const roundId = toHex(test.round.id);
  const [first = 'online', ...others] = test.round.manifest.channels;
  const rest = others.map((channel) => ({ group: 1, channel, count: channel === 'paper' ? onPaper : 0 }));
  const counts = [{ group: 1, channel: first, count: issued }, ...rest];
  return [
    test.round.bytes,
    testControl(test, { type: 'SEALED', roundId }, [1, 2, 3].slice(0, Math.max(2, test.round.manifest.threshold))),
    testControl(test, { type: 'ISSUE-CLOSED', roundId, issued: counts }, [1]),
    testControl(test, { type: 'CAST-OPEN', roundId }, [1]),
  ];
}

/** Puts ballots on the log in epochs, each sorted by hash, and closes. */
export function closeTestRound(test: TestRound, epochs: readonly (readonly Uint8Array[])[], onPaper = 0): ClosedRound {
  const roundId = toHex(test.round.id);
  const leaves = openingLeaves(test, epochs.flat().length, onPaper);
  const heads: TreeHead[] = [];
  const headNow = (epoch: number): TreeHead => {
    const log = logOf(leaves.map(leafHash));
    return signTreeHead(test.engine, test.logSeed, { round: test.round, size: log.size(), root: log.root(), epoch });
  };
  for (const [epoch, ballots] of epochs.entries()) {
    leaves.push(...[...ballots].sort((a, b) => compareBytes(leafHash(a), leafHash(b))));
    heads.push(headNow(epoch));
  }
  const before = logOf(leaves.map(leafHash));
  const counts = {
    ballots: epochs.flat().length,
    size: before.size(),
    root: toHex(before.root()),
    revokedHash: toHex(revokedHash([])),
  };
  leaves.push(testControl(test, { type: 'CLOSE', roundId, ...counts }, [1]));
  const head = headNow(epochs.length);
  const box = boxOf(test.round, mustAccept(readLog(test.engine, test.round, leaves)));
  if (box === null) throw new Error('no CLOSE');
  return { leaves, heads: [...heads, head], head, box };
}

/** Signed shares of the members with these indexes. */
export function testShares(test: TestRound, box: Box, by: readonly number[]): MemberShares[] {
  return by.map((index) => {
    const member = test.members[index - 1];
    if (member === undefined) throw new Error('no such member');
    const shares = openShares(test.engine, box, { index, keys: member.keys });
    return signShares(test.engine, box, { index, shares, seed: member.seed });
  });
}
