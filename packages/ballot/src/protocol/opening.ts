import { fromHex, sameBytes, toHex } from './bytes.ts';
import type { Engine } from './engine.ts';
import type { Ballot } from './envelope.ts';
import type { KeyPair } from './hpke.ts';
import { hpkeOpen } from './hpke.ts';
import type { Round } from './manifest.ts';
import { leafHash, logOf } from './log.ts';
import type { Box } from './read-log.ts';
import { boxOf, readLog } from './read-log.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import { shareBinding } from './seal.ts';
import type { TreeHead } from './tree-head.ts';
import { verifyTreeHead } from './tree-head.ts';
import { sure } from './sure.ts';

/** Who opens: a member's place and his one-time sealing keys. */
export interface Opener {
  readonly index: number;
  readonly keys: KeyPair;
}

/** The plain share that this member holds of a ballot, or null when it does not open for him. */
export function openShare(engine: Engine, round: Round, what: { opener: Opener; ballot: Ballot }): Uint8Array | null {
  const { opener, ballot } = what;
  const share = sure(ballot.shares[opener.index - 1]);
  const binding = shareBinding(round, opener.index, ballot.head.voterKey);
  const sealed = { enc: share.subarray(0, 32), ciphertext: share.subarray(32) };
  return hpkeOpen(engine, opener.keys, { binding, sealed });
}

/** Why a member's own device refuses to open. */
export type OpeningRefusal = 'log' | 'head-signature' | 'root' | 'not-closed' | 'too-early' | 'key';

/** What a member's device is given. `now` matters only when the round may not end early. */
export interface OpeningRequest {
  readonly leaves: readonly Uint8Array[];
  readonly head: TreeHead;
  readonly opener: Opener;
  readonly now: Date;
}

/**
 * Checks by the member's own device before any share is opened: the leaves give the signed root, the box is closed by
 * a signed CLOSE that names exactly these ballots, the key is the one in the manifest.
 */
export function checkBeforeOpening(engine: Engine, round: Round, request: OpeningRequest): Result<Box, OpeningRefusal> {
  const { leaves, head, opener } = request;
  if (!verifyTreeHead(engine, round, head)) return refuse('head-signature', 'the log key did not sign this head');
  if (!isLogOf(leaves, head)) return refuse('root', 'the leaves are not the log');
  const log = readLog(engine, round, leaves);
  if (!log.ok) return refuse('log', `${log.code}: ${log.detail}`);
  const box = boxOf(round, log.value);
  if (box === null) return refuse('not-closed', 'there is no signed CLOSE on the log');
  const isEarly = !round.manifest.earlyEnd && request.now < new Date(round.manifest.times.castClosesAt);
  if (isEarly) return refuse('too-early', 'the bound of casting has not passed');
  return isOwnKey(engine, round, opener) ? accept(box) : refuse('key', 'this key is not the one in the manifest');
}

function isLogOf(leaves: readonly Uint8Array[], head: TreeHead): boolean {
  return leaves.length === head.size && toHex(logOf(leaves.map(leafHash)).root()) === head.root;
}

function isOwnKey(engine: Engine, round: Round, { index, keys }: Opener): boolean {
  const member = round.manifest.committee[index - 1];
  if (member === undefined || !sameBytes(fromHex(member.x25519), keys.publicKey)) return false;
  return sameBytes(engine.x25519Public(keys.secret), keys.publicKey);
}

/** Opens all shares of one member, in log order; null where a share does not open for him. Synchronous and slow-ish. */
export function openShares(engine: Engine, box: Box, opener: Opener): (Uint8Array | null)[] {
  return box.ballots.map(({ ballot }) => openShare(engine, box.round, { opener, ballot }));
}
