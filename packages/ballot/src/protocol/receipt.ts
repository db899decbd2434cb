import { concat, fromHex, number, readNumber } from './bytes.ts';
import { frame } from './domain.ts';
import type { Engine } from './engine.ts';
import type { Round } from './manifest.ts';

/** A promise that a ballot will stand on the log in an epoch. It names no time and no person. */
export interface Receipt {
  /** Hash of the ballot, which is its leaf hash. */
  readonly ballotHash: Uint8Array;
  readonly epoch: number;
  /** Ed25519 by the log key; the same request always gets the same 64 bytes. */
  readonly signature: Uint8Array;
}

function receiptMessage(round: Round, ballotHash: Uint8Array, epoch: number): Uint8Array {
  return frame('gbp1/receipt', round.id, ballotHash, number(epoch, 4));
}

/** Signs a receipt with the log's Ed25519 seed. */
export function signReceipt(
  engine: Engine,
  logSeed: Uint8Array,
  what: { readonly round: Round; readonly ballotHash: Uint8Array; readonly epoch: number },
): Receipt {
  const { round, ballotHash, epoch } = what;
  return { ballotHash, epoch, signature: engine.ed25519Sign(logSeed, receiptMessage(round, ballotHash, epoch)) };
}

/** True when the round's log key signed the receipt. */
export function verifyReceipt(engine: Engine, round: Round, receipt: Receipt): boolean {
  const message = receiptMessage(round, receipt.ballotHash, receipt.epoch);
  return engine.ed25519Verify(fromHex(round.manifest.logKey), message, receipt.signature);
}

/** 100 bytes: ballot hash, epoch (4), signature. */
export function encodeReceipt(receipt: Receipt): Uint8Array {
  return concat(receipt.ballotHash, number(receipt.epoch, 4), receipt.signature);
}

/** Reads 100 bytes back; null at any other length. Says nothing about the signature. */
export function decodeReceipt(bytes: Uint8Array): Receipt | null {
  if (bytes.length !== 100) return null;
  const [ballotHash, signature] = [bytes.slice(0, 32), bytes.slice(36)];
  return { ballotHash, epoch: readNumber(bytes.subarray(32, 36)), signature };
}
