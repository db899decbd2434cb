import { fromHex, number, toHex } from './bytes.ts';
import { frame } from './domain.ts';
import type { Engine } from './engine.ts';
import type { TreeState } from './log.ts';
import type { Round } from './manifest.ts';
import type { Shaped } from './shape.ts';
import { hex, integer, list, record } from './shape.ts';

const cosignature = record({ witness: integer(0, 31), signature: hex(64) });

/** A signed head as it stands in JSON: hexadecimal bytes, the epoch that it ends, cosignatures of witnesses. */
export const treeHeadShape = record({
  size: integer(0, Number.MAX_SAFE_INTEGER),
  root: hex(32),
  epoch: integer(0, 0xffff_ffff),
  signature: hex(64),
  cosignatures: list(cosignature, 0, 32),
});

/** A signed head of the log. */
export type TreeHead = Shaped<typeof treeHeadShape>;

function headMessage(label: 'gbp1/head' | 'gbp1/cosign', round: Round, head: TreeState & { readonly epoch: number }) {
  return frame(label, round.id, number(head.size, 8), head.root, number(head.epoch, 4));
}

/** Signs the state of the log with the log's Ed25519 seed. */
export function signTreeHead(
  engine: Engine,
  logSeed: Uint8Array,
  what: TreeState & { readonly round: Round; readonly epoch: number },
): TreeHead {
  const signature = toHex(engine.ed25519Sign(logSeed, headMessage('gbp1/head', what.round, what)));
  return { size: what.size, root: toHex(what.root), epoch: what.epoch, signature, cosignatures: [] };
}

function stateOf(head: TreeHead): TreeState & { readonly epoch: number } {
  return { size: head.size, root: fromHex(head.root), epoch: head.epoch };
}

/** True when the round's log key signed the head. */
export function verifyTreeHead(engine: Engine, round: Round, head: TreeHead): boolean {
  const message = headMessage('gbp1/head', round, stateOf(head));
  return engine.ed25519Verify(fromHex(round.manifest.logKey), message, fromHex(head.signature));
}

/** A witness's own signature on a head that he has checked to extend the one he saw before. */
export function cosignTreeHead(engine: Engine, seed: Uint8Array, what: { round: Round; head: TreeHead }): string {
  return toHex(engine.ed25519Sign(seed, headMessage('gbp1/cosign', what.round, stateOf(what.head))));
}

/** How many different witnesses of the manifest cosigned the head; a bad cosignature counts for nothing. */
export function countCosignatures(engine: Engine, round: Round, head: TreeHead): number {
  const message = headMessage('gbp1/cosign', round, stateOf(head));
  const good = head.cosignatures.filter(({ witness, signature }) => {
    const known = round.manifest.witnesses[witness];
    return known !== undefined && engine.ed25519Verify(fromHex(known.ed25519), message, fromHex(signature));
  });
  return new Set(good.map((cosigned) => cosigned.witness)).size;
}
