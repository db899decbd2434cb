import { toHex } from './bytes.ts';
import type { Finding } from './check-findings.ts';
import { failed, finding, passed } from './check-findings.ts';
import type { Engine } from './engine.ts';
import type { MerkleLog } from './log.ts';
import { leafHash, logOf } from './log.ts';
import type { Round } from './manifest.ts';
import type { TreeHead } from './tree-head.ts';
import { countCosignatures, verifyTreeHead } from './tree-head.ts';

function isPrefix(log: MerkleLog, head: TreeHead): boolean {
  return head.size <= log.size() && toHex(log.root(head.size)) === head.root;
}

/** V5: the leaves give the last head, and every other head (in the bundle or kept outside) is a prefix of it. */
export function checkRoots(
  leaves: readonly Uint8Array[],
  heads: readonly TreeHead[],
  kept: readonly TreeHead[],
): Finding {
  const log = logOf(leaves.map(leafHash));
  const last = heads.at(-1);
  if (last?.size !== log.size()) return failed('V5', 'the last head is not of this many leaves');
  const growing = heads.every((head, at) => head.size >= (heads[at - 1]?.size ?? 0));
  if (!growing) return failed('V5', 'the heads do not grow');
  const wrong = [...heads, ...kept].find((head) => !isPrefix(log, head));
  return wrong === undefined ? passed('V5') : failed('V5', `the head of size ${String(wrong.size)} is not a prefix`);
}

/** V6: the log key signed every head, and enough witnesses of the manifest cosigned the last one. */
export function checkHeads(
  engine: Engine,
  round: Round,
  what: { readonly heads: readonly TreeHead[]; readonly kept: readonly TreeHead[]; readonly witnesses: number },
): Finding {
  const { heads, kept, witnesses } = what;
  const unsigned = [...heads, ...kept].find((head) => !verifyTreeHead(engine, round, head));
  if (unsigned !== undefined) return failed('V6', `the head of size ${String(unsigned.size)} is not signed`);
  const last = heads.at(-1);
  const cosigned = last === undefined ? 0 : countCosignatures(engine, round, last);
  return finding('V6', cosigned >= witnesses ? null : `${String(cosigned)} cosignatures of ${String(witnesses)}`);
}
