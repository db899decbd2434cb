import { createHmac } from 'node:crypto';
import { concat, number, readNumber } from '../protocol/bytes.ts';
import { derive, frame } from '../protocol/domain.ts';
import type { Engine } from '../protocol/engine.ts';

/** One row of the spool: the slot tells only whether a voter key was seen, the ciphertext has one length for all. */
export interface SpoolRow {
  /** 32 bytes, unique in the round: HMAC of the voter key. */
  readonly slot: Uint8Array;
  /** Nonce (12), then AES-256-GCM of epoch (4) and ballot. */
  readonly sealed: Uint8Array;
}

/** Hides which ballots arrived and in which order until they are flushed, sorted, to the log. */
export interface Spool {
  /** Slot of a voter key. */
  readonly slot: (voterKey: Uint8Array) => Uint8Array;
  /** Seals a ballot for its slot. `nonce`: 12 random bytes. */
  readonly seal: (what: { voterKey: Uint8Array; ballot: Uint8Array; epoch: number; nonce: Uint8Array }) => SpoolRow;
  /** Opens a row; null when it was changed or moved to another slot. */
  readonly open: (row: SpoolRow) => { readonly ballot: Uint8Array; readonly epoch: number } | null;
}

/** Makes the spool of a round from its 32-byte key, which lives outside the database and dies after the last flush. */
export function createSpool(engine: Engine, roundId: Uint8Array, spoolKey: Uint8Array): Spool {
  const slotKey = derive(spoolKey, 32, frame('gbp1/spool-slot', roundId));
  const rowKey = derive(spoolKey, 32, frame('gbp1/spool-key', roundId));
  const slot = (voterKey: Uint8Array): Uint8Array =>
    new Uint8Array(createHmac('sha256', slotKey).update(voterKey).digest());
  const aad = (place: Uint8Array): Uint8Array => frame('gbp1/spool-row', roundId, place);
  return {
    slot,
    seal({ voterKey, ballot, epoch, nonce }) {
      const place = slot(voterKey);
      const plain = concat(number(epoch, 4), ballot);
      return { slot: place, sealed: concat(nonce, engine.encrypt({ key: rowKey, nonce, aad: aad(place) }, plain)) };
    },
    open({ slot: place, sealed }) {
      const plain = engine.decrypt(
        { key: rowKey, nonce: sealed.subarray(0, 12), aad: aad(place) },
        sealed.subarray(12),
      );
      if (plain === null) return null;
      return { epoch: readNumber(plain.subarray(0, 4)), ballot: plain.slice(4) };
    },
  };
}
