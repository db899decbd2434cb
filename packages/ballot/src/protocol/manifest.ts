import { fromHex, utf8 } from './bytes.ts';
import { canonical, parseCanonical } from './canonical-json.ts';
import { frame, taggedHash } from './domain.ts';
import type { Engine } from './engine.ts';
import { isSoundEd25519, isSoundX25519, rsaModulus } from './key-shapes.ts';
import type { Manifest, Member } from './manifest-shape.ts';
import { manifestShape } from './manifest-shape.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';

/** Longest manifest that a parser reads, in bytes. */
export const MANIFEST_LIMIT = 1_000_000;

/** Smallest group when a round has several: below it a channel key would point at persons. */
export const GROUP_LEAST = 10;

/** Why a manifest is refused. */
export type ManifestRefusal = 'json' | 'shape' | 'keys' | 'committee' | 'groups' | 'issuers' | 'times' | 'subjects';

type Rule = (manifest: Manifest, engine: Engine) => Result<true, ManifestRefusal>;

const fine = accept(true as const);

function areDistinct(values: readonly (string | number)[]): boolean {
  return new Set(values).size === values.length;
}

function areNumbered(entries: readonly { readonly index: number }[]): boolean {
  return entries.every((entry, at) => entry.index === at + 1);
}

/** What a member signs to show that the two keys and the place in the committee of this round are his. */
export function memberProofMessage(title: string, member: Omit<Member, 'proof'>): Uint8Array {
  const keys = [fromHex(member.x25519), fromHex(member.ed25519)];
  return frame('gbp1/member', utf8(title), Uint8Array.of(member.index), utf8(member.name), ...keys);
}

const keysAreSound: Rule = (manifest, engine) => {
  const sealing = [...manifest.committee.map((m) => m.x25519), ...manifest.auditors.map((a) => a.x25519)];
  const signing = [...manifest.committee, ...manifest.witnesses].map((holder) => holder.ed25519);
  if (!sealing.every((key) => isSoundX25519(fromHex(key)))) return refuse('keys', 'an X25519 key is of low order');
  if (![...signing, manifest.logKey].every((key) => isSoundEd25519(fromHex(key)))) {
    return refuse('keys', 'an Ed25519 key is of low order');
  }
  if (!areDistinct([...sealing, ...signing, manifest.logKey])) return refuse('keys', 'a key is used twice');
  const forged = manifest.committee.find(
    (m) => !engine.ed25519Verify(fromHex(m.ed25519), memberProofMessage(manifest.title, m), fromHex(m.proof)),
  );
  return forged === undefined ? fine : refuse('keys', `the proof of member ${String(forged.index)} does not verify`);
};

const committeeIsSound: Rule = (manifest) => {
  if (!areNumbered(manifest.committee)) return refuse('committee', 'members are not numbered 1 to n in order');
  if (manifest.threshold > manifest.committee.length - 1) return refuse('committee', 'the threshold must be below n');
  if (manifest.headIndex > manifest.committee.length) return refuse('committee', 'the head is no member');
  return areDistinct(manifest.committee.map((m) => m.name)) ? fine : refuse('committee', 'a name appears twice');
};

const groupsAreSound: Rule = (manifest) => {
  const { groups, channels } = manifest;
  if (!groups.every((group, at) => group.id === at + 1)) return refuse('groups', 'groups are not numbered in order');
  if (!areDistinct(channels)) return refuse('groups', 'a channel appears twice');
  const tooSmall = groups.length > 1 && groups.some((group) => group.size < GROUP_LEAST);
  return tooSmall ? refuse('groups', `one of several groups is below ${String(GROUP_LEAST)}`) : fine;
};

const issuersAreSound: Rule = (manifest) => {
  const { issuers, rsaBits } = manifest;
  if (!areNumbered(issuers)) return refuse('issuers', 'issuers are not numbered in order');
  if (manifest.assurance !== issuers.length) return refuse('issuers', 'the assurance level is the number of issuers');
  const channels = manifest.channels.filter((channel) => channel !== 'paper');
  const wanted = manifest.groups.flatMap((group) => channels.map((channel) => `${String(group.id)} ${channel}`));
  for (const issuer of issuers) {
    const given = issuer.keys.map((key) => `${String(key.group)} ${key.channel}`);
    const complete = given.length === wanted.length && given.every((name, at) => name === wanted[at]);
    if (!complete) return refuse('issuers', 'an issuer needs one key for each group and channel, in order');
  }
  const keys = issuers.flatMap((issuer) => issuer.keys.map((key) => key.spki));
  const exact = keys.every((spki) => rsaModulus(fromHex(spki), rsaBits) !== null);
  if (!exact) return refuse('issuers', `an issuer key is not RSA of ${String(rsaBits)} bits with e = 65537`);
  return areDistinct(keys) ? fine : refuse('issuers', 'an issuer key is used twice');
};

const timesAreSound: Rule = (manifest) => {
  const { issueOpensAt, issueClosesAt, castOpensAt, castClosesAt } = manifest.times;
  const instants = [issueOpensAt, issueClosesAt, castOpensAt, castClosesAt];
  const real = instants.every((text) => {
    const at = new Date(text);
    return !Number.isNaN(at.getTime()) && at.toISOString() === text.replace('Z', '.000Z');
  });
  if (!real) return refuse('times', 'not an instant of the calendar');
  const ordered = issueOpensAt < issueClosesAt && issueClosesAt <= castOpensAt && castOpensAt < castClosesAt;
  return ordered ? fine : refuse('times', 'issuing must end before casting begins');
};

const subjectsAreSound: Rule = (manifest) => {
  const { subjects } = manifest;
  if (!areDistinct(subjects.map((subject) => subject.id))) return refuse('subjects', 'a subject appears twice');
  const repeated = subjects.some((subject) => !areDistinct(subject.items.map((item) => item.id)));
  if (repeated) return refuse('subjects', 'an item appears twice');
  const slotTooSmall = manifest.commentBytes > 0 && manifest.commentBytes < 32;
  return slotTooSmall ? refuse('subjects', 'a comment slot is 0 or at least 32 bytes') : fine;
};

const RULES: readonly Rule[] = [
  committeeIsSound,
  groupsAreSound,
  issuersAreSound,
  timesAreSound,
  subjectsAreSound,
  keysAreSound,
];

/** A manifest with its canonical bytes and its name. */
export interface Round {
  readonly manifest: Manifest;
  /** RFC 8785 bytes: leaf 0 of the log. */
  readonly bytes: Uint8Array;
  /** SHA-256 over the label and the bytes; everything that is signed or bound names it. */
  readonly id: Uint8Array;
  /** X25519 public key of each member, in order. */
  readonly memberKeys: readonly Uint8Array[];
}

/** Name of the round: the tagged hash of the manifest's bytes. */
export function roundId(manifestBytes: Uint8Array): Uint8Array {
  return taggedHash('gbp1/round', manifestBytes);
}

/** Reads a manifest strictly: canonical bytes, no unknown field, every key shape and every rule of SPEC section 4. */
export function parseManifest(bytes: Uint8Array, engine: Engine): Result<Round, ManifestRefusal> {
  if (bytes.length > MANIFEST_LIMIT) return refuse('json', 'too long');
  const json = parseCanonical(bytes);
  if (!json.ok) return json;
  const shaped = manifestShape(json.value, 'manifest');
  if (!shaped.ok) return shaped;
  for (const rule of RULES) {
    const outcome = rule(shaped.value, engine);
    if (!outcome.ok) return outcome;
  }
  const memberKeys = shaped.value.committee.map((member) => fromHex(member.x25519));
  return accept({ manifest: shaped.value, bytes, id: roundId(bytes), memberKeys });
}

/** Makes a round of a manifest value, by way of the same strict reader. */
export function roundOf(manifest: Manifest, engine: Engine): Result<Round, ManifestRefusal> {
  return parseManifest(canonical(manifest), engine);
}
