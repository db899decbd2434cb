import {
  decodeReceipt,
  logOf,
  sameBytes,
  toHex,
  verifyReceipt,
  verifyTreeHead,
  type Engine,
  type Receipt,
  type Round,
} from '@guong/ballot';
import type { LogClient } from '../shared/log-client.ts';
import type { VoterRecord, VoterStore } from '../shared/voter-store.ts';

/** What a check against the log found. */
export type Finding =
  | { readonly kind: 'listed'; readonly size: number }
  | { readonly kind: 'waiting' | 'missing' | 'bad-head' | 'unreachable' | 'manifest' };

/** A receipt that stands on its own: whole, and signed by the log key of this round. */
export function soundReceipt(engine: Engine, round: Round, record: VoterRecord): Receipt | undefined {
  const receipt = record.receipt && decodeReceipt(record.receipt);
  return receipt && verifyReceipt(engine, round, receipt) ? receipt : undefined;
}

/**
 * Looks for the ballot on the public log: all leaf hashes are downloaded, the root is recomputed and compared with the
 * signed head. A ballot that waits is sent once more. When it is found the secrets leave the device.
 */
export async function checkReceipt(
  engine: Engine,
  what: { readonly log: LogClient; readonly store: VoterStore; readonly record: VoterRecord },
): Promise<{ readonly finding: Finding; readonly record: VoterRecord }> {
  const { log, store, record } = what;
  const [round, phase, state] = await Promise.all([log.round(), log.phase(), log.log()]);
  if (typeof round === 'string') return { finding: { kind: round }, record };
  if (phase === 'unreachable' || state === 'unreachable') return { finding: { kind: 'unreachable' }, record };
  const { head, hashes } = state;
  const rootHolds = hashes.length === head.size && toHex(logOf(hashes).root()) === head.root;
  if (!rootHolds || !verifyTreeHead(engine, round, head)) return { finding: { kind: 'bad-head' }, record };
  const receipt = soundReceipt(engine, round, record);
  if (receipt && hashes.some((hash) => sameBytes(hash, receipt.ballotHash))) {
    const kept = await store.change(record.protocolId, withoutSecrets);
    return { finding: { kind: 'listed', size: head.size }, record: kept ?? record };
  }
  if (phase === 'closed') return { finding: { kind: 'missing' }, record };
  if (record.outbox) await log.cast(record.outbox);
  return { finding: { kind: 'waiting' }, record };
}

/** What is left after the ballot was seen on the log: the receipt. */
function withoutSecrets(before: VoterRecord | undefined): VoterRecord | undefined {
  if (!before?.receipt) return before;
  const { protocolId, roundId, group, receipt } = before;
  return { protocolId, roundId, group, receipt, isListed: true };
}
