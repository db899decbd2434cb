import type { GroupRow, IssuerRow, ItemRow, MemberRow, RoundRow, SubjectRow } from '../ballot.schema.ts';
import type { Manifest } from '../protocol.ts';

/** Everything that a manifest is made of. */
export interface ManifestParts {
  readonly round: RoundRow;
  readonly subjects: readonly SubjectRow[];
  readonly items: readonly ItemRow[];
  readonly members: readonly MemberRow[];
  readonly groups: readonly GroupRow[];
  readonly issuers: readonly IssuerRow[];
  /** Who gets the recount package, with a hex X25519 public key. */
  readonly auditors: readonly { readonly name: string; readonly x25519: string }[];
  /** Hex Ed25519 public key that signs this round's heads and receipts. */
  readonly logKey: string;
  /** Hex SHA-256 of each script that a voter's or member's browser runs. */
  readonly clientBundleHashes: readonly string[];
}

/** ballot.md 5 and 6: a small roll is flushed once, at the close. */
const SMALL_ROLL = 30;
const PUBLICATION = { policy: 'P0', k: 10, minTotal: 5, commentsFrom: 10 } as const;

/** The manifest of GBP-1 out of what the office prepared; after sealing nobody changes a byte of it. */
export function manifestOf(parts: ManifestParts): Manifest {
  const { round, groups } = parts;
  const voters = groups.reduce((sum, group) => sum + group.size, 0);
  const ballots = voters < SMALL_ROLL ? Math.max(voters, round.epoch_minimum) : round.epoch_minimum;
  return {
    suite: 'GBP-1',
    title: round.title,
    template: { id: round.template_code, version: round.template_version },
    assurance: 1,
    rsaBits: round.rsa_bits,
    rollHash: round.roll_hash ?? '',
    groups: groups.map((group) => ({
      id: group.group_no,
      name: group.name.slice(0, 200).toWellFormed(),
      size: group.size,
    })),
    channels: ['online'],
    issuers: [
      {
        index: 1,
        name: 'Máy chủ của đơn vị',
        keys: parts.issuers.map((key) => ({ group: key.group_no, channel: key.channel, spki: key.spki })),
      },
    ],
    committee: parts.members.map((member) => ({
      index: member.member_index,
      name: member.name,
      x25519: member.x25519 ?? '',
      ed25519: member.ed25519 ?? '',
      proof: member.proof ?? '',
    })),
    headIndex: parts.members.find((member) => member.role === 'head')?.member_index ?? 1,
    threshold: round.threshold,
    times: {
      issueOpensAt: instant(round.issue_opens_at),
      issueClosesAt: instant(round.issue_closes_at),
      castOpensAt: instant(round.cast_opens_at),
      castClosesAt: instant(round.cast_closes_at),
    },
    earlyEnd: round.is_early_end_allowed,
    epoch: { ballots, minutes: round.epoch_minutes },
    commentBytes: round.comment_bytes,
    subjects: parts.subjects.map((subject) => ({
      id: `s${subject.subject_no}`,
      name: subject.name,
      post: subject.post,
      planHash: subject.plan_sha256,
      items: parts.items.map((item) => ({ id: `m${item.item_no}`, text: item.text, levels: item.levels })),
    })),
    blankRule: round.blank_rule,
    denominator: round.denominator,
    publication: PUBLICATION,
    clientBundleHashes: [...parts.clientBundleHashes],
    logKey: parts.logKey,
    witnesses: [],
    auditors: [...parts.auditors],
  };
}

const instant = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
