import { toHex } from './bytes.ts';
import { CHANNEL_BYTE, credentialMessage, firstBadSignature, issuerKeys } from './credential.ts';
import type { Engine } from './engine.ts';
import type { Ballot, ParseRefusal } from './envelope.ts';
import { castMessage, parseBallot } from './envelope.ts';
import { leafHash } from './log.ts';
import type { Round } from './manifest.ts';
import type { Result } from './result.ts';
import { accept, refuse } from './result.ts';
import { sure } from './sure.ts';

/** Why a ballot is turned away at the door. `credential-1` is the first issuer's signature, `credential-2` the second's. */
export type DoorRefusal = ParseRefusal | 'credential-1' | 'credential-2' | 'voter-signature' | 'revoked';

/** A ballot that may be kept: its parts, its hash (also its leaf hash) and its bytes. */
export interface Admitted {
  readonly ballot: Ballot;
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Checks one ballot's bytes. Whether the voter key was seen before is the keeper's question, not the door's. */
export type Door = (bytes: Uint8Array) => Result<Admitted, DoorRefusal>;

/**
 * Makes the door of a round: exact parse, each issuer's signature, the voter's signature, and the list of revoked
 * voter keys (hexadecimal). The first failure is the answer.
 */
export function createDoor(engine: Engine, round: Round, revoked: ReadonlySet<string> = new Set()): Door {
  const keys = new Map<string, Uint8Array[]>();
  for (const group of round.manifest.groups) {
    for (const channel of ['online', 'slip'] as const) {
      const place = { group: group.id, channel };
      keys.set(`${String(group.id)} ${String(CHANNEL_BYTE[channel])}`, issuerKeys(round, place));
    }
  }
  return (bytes) => {
    const parsed = parseBallot(round, bytes);
    if (!parsed.ok) return parsed;
    const { head, signatures, voterSignature } = parsed.value;
    const issuers = sure(keys.get(`${String(head.group)} ${String(CHANNEL_BYTE[head.channel])}`));
    const bad = firstBadSignature(engine, issuers, {
      message: credentialMessage(round.id, head, head.voterKey),
      signatures,
    });
    if (bad !== null) return refuse(bad === 1 ? 'credential-1' : 'credential-2', 'an issuer signature does not verify');
    const unsigned = bytes.subarray(0, bytes.length - voterSignature.length);
    if (!engine.ed25519Verify(head.voterKey, castMessage(unsigned), voterSignature)) {
      return refuse('voter-signature', 'the signature of the voter key does not verify');
    }
    if (revoked.size > 0 && revoked.has(toHex(head.voterKey))) return refuse('revoked', 'this voter key was returned');
    return accept({ ballot: parsed.value, hash: leafHash(bytes), bytes });
  };
}
