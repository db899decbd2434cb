import { decodeCredential, encodeCredential, normalizeWords, sameBytes, type Engine, type Round } from '@guong/ballot';
import { wrapWithPassphrase } from '@guong/ballot/passphrase';
import type { VoterRecord, VoterStore } from '../shared/voter-store.ts';

/** Whether a sentence that a voter made up is long enough to stand against guessing for a while. */
export function isLongEnough(sentence: string): boolean {
  const words = normalizeWords(sentence).split(' ');
  return words.length >= 4 && words.join('').length >= 16;
}

/** The file that a voter keeps: his credential, wrapped. */
export function recoveryFile(
  engine: Engine,
  sentence: string,
  what: { readonly round: Round; readonly credential: Uint8Array; readonly random: (length: number) => Uint8Array },
): Promise<Uint8Array> {
  const { round, credential, random } = what;
  const label = round.manifest.title;
  return wrapWithPassphrase(engine, sentence, {
    kind: 'credential',
    label,
    secret: credential,
    salt: random(16),
    nonce: random(12),
  });
}

/** Why a file is not loaded. `conflict`: the device holds another ballot of this round. */
export type RestoreRefusal = 'length' | 'round' | 'credential' | 'conflict';

/** Puts a credential out of a file into the device's store, unless another one stands there. */
export async function restore(
  engine: Engine,
  store: VoterStore,
  what: { readonly round: Round; readonly protocolId: string; readonly secret: Uint8Array },
): Promise<VoterRecord | RestoreRefusal> {
  const { round, protocolId, secret } = what;
  const read = decodeCredential(round, secret, engine);
  if (!read.ok) return read.code;
  const credential = encodeCredential(round, read.value);
  const kept = await store.change(protocolId, (before) =>
    withRestored(before, { protocolId, group: read.value.group, credential }),
  );
  return kept?.credential && sameBytes(kept.credential, credential) ? kept : 'conflict';
}

type Restored = Required<Pick<VoterRecord, 'protocolId' | 'group' | 'credential'>>;

/** What stands is never overwritten: not another credential, not a sealed ballot, not a receipt. */
function withRestored(before: VoterRecord | undefined, restored: Restored): VoterRecord {
  if (before?.credential || before?.outbox || before?.receipt) return before;
  const { request: _served, ...rest } = before ?? { roundId: '' };
  return { ...rest, ...restored, hasRecoveryFile: true };
}
