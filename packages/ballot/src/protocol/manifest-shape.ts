import { SUITE } from './domain.ts';
import type { Shaped } from './shape.ts';
import { hex, integer, list, matching, nullable, oneOf, record, text } from './shape.ts';

/** Ways in which a ballot reaches the box. Online and slip ballots carry credentials; paper ones are counted by hand. */
export const CHANNELS = ['online', 'slip', 'paper'] as const;

/** A way in which a ballot reaches the box. */
export type Channel = (typeof CHANNELS)[number];

const instant = matching(/^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ$/, 'an instant like 2026-11-22T01:00:00Z');
const identifier = matching(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an identifier');
const digest = hex(32);
const key = hex(32);

const group = record({ id: integer(1, 255), name: text(1, 200), size: integer(5, 10_000_000) });

const issuerKey = record({
  group: integer(1, 255),
  channel: oneOf('online', 'slip'),
  spki: matching(/^(?:[0-9a-f]{2}){294,422}$/, 'a public key'),
});

const issuer = record({ index: integer(1, 2), name: text(1, 200), keys: list(issuerKey, 1, 64) });

const member = record({
  index: integer(1, 9),
  name: text(1, 200),
  x25519: key,
  ed25519: key,
  proof: hex(64),
});

const item = record({ id: identifier, text: text(1, 500), levels: list(text(1, 100), 2, 5) });

const subject = record({
  id: identifier,
  name: text(1, 200),
  post: text(1, 300),
  planHash: nullable(digest),
  items: list(item, 1, 40),
});

const times = record({
  issueOpensAt: instant,
  issueClosesAt: instant,
  castOpensAt: instant,
  castClosesAt: instant,
});

/** How the disclosure guard is set: P0 publishes guarded totals only. */
const publication = record({
  policy: oneOf('P0', 'P1'),
  k: integer(1, 1000),
  minTotal: integer(1, 1000),
  commentsFrom: integer(1, 1000),
});

const witness = record({ name: text(1, 200), ed25519: key });
const auditor = record({ name: text(1, 200), x25519: key });

/** The shape of a manifest before the rules that join several fields are checked. */
export const manifestShape = record({
  suite: oneOf(SUITE),
  title: text(1, 300),
  template: record({ id: identifier, version: integer(1, 1_000_000) }),
  assurance: oneOf(1, 2),
  rsaBits: oneOf(2048, 3072),
  rollHash: digest,
  groups: list(group, 1, 64),
  channels: list(oneOf(...CHANNELS), 1, 3),
  issuers: list(issuer, 1, 2),
  committee: list(member, 3, 9),
  headIndex: integer(1, 9),
  threshold: integer(2, 8),
  times,
  earlyEnd: oneOf(true, false),
  epoch: record({ ballots: integer(1, 100_000), minutes: integer(0, 10_080) }),
  commentBytes: integer(0, 4096),
  subjects: list(subject, 1, 15),
  blankRule: oneOf('blank', 'invalid'),
  denominator: oneOf('valid', 'collected'),
  publication,
  clientBundleHashes: list(digest, 0, 32),
  logKey: key,
  witnesses: list(witness, 0, 32),
  auditors: list(auditor, 0, 16),
});

/** Everything that a round is: leaf 0 of its log. All bytes are lower-case hexadecimal, all instants UTC. */
export type Manifest = Shaped<typeof manifestShape>;

/** One committee member as the manifest names him. */
export type Member = Shaped<typeof member>;

/** One subject of a round. */
export type Subject = Shaped<typeof subject>;

/** One credential group of a round. */
export type Group = Shaped<typeof group>;
