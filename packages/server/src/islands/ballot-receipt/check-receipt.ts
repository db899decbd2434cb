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
import type { LogClient, LogState, Phase } from '../shared/log-client.ts';
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
  const finding = findIn(engine, round, { state, phase, record });
  if (finding.kind === 'waiting' && record.outbox) await log.cast(record.outbox);
  if (finding.kind !== 'listed') return { finding, record };
  return { finding, record: (await store.change(record.protocolId, withoutSecrets)) ?? record };
}

interface Search {
  readonly state: LogState;
  readonly phase: Phase;
  readonly record: VoterRecord;
}

function findIn(engine: Engine, round: Round, { state, phase, record }: Search): Finding {
  const { head, hashes } = state;
  const rootHolds = hashes.length === head.size && toHex(logOf(hashes).root()) === head.root;
  if (!rootHolds || !verifyTreeHead(engine, round, head)) return { kind: 'bad-head' };
  const receipt = soundReceipt(engine, round, record);
  const isListed = receipt && hashes.some((hash) => sameBytes(hash, receipt.ballotHash));
  if (isListed) return { kind: 'listed', size: head.size };
  return { kind: phase === 'closed' ? 'missing' : 'waiting' };
}

/** What is left after the ballot was seen on the log: the receipt. */
function withoutSecrets(before: VoterRecord | undefined): VoterRecord | undefined {
  if (!before?.receipt) return before;
  const { protocolId, roundId, group, receipt } = before;
  return { protocolId, roundId, group, receipt, isListed: true };
}
