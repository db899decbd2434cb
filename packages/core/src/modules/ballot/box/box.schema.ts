import type { Tx } from '../../../platform/index.ts';

type OfBox = {
  tenant_id: string;
  protocol_id: string;
};
/** A round as the box knows it: no title, no person, no clock. */
export type BoxRow = OfBox & {
  phase: 'waiting' | 'casting' | 'closed';
  epoch_no: number;
  spool_escrow: Uint8Array | null;
};
/** `box.ballot`: a sealed ballot on the log. */
export type BallotRow = OfBox & {
  ballot_hash: Uint8Array;
  vk: Uint8Array;
  epoch_no: number;
  ballot: Uint8Array;
};
/** `box.leaf`: one line of the log. */
export type LeafRow = OfBox & {
  leaf_index: number;
  epoch_no: number;
  kind: 'manifest' | 'ballot' | 'control';
  leaf_hash: Uint8Array;
  /** The bytes of a manifest or control leaf; a ballot's bytes stand in `box.ballot`. */
  body: Uint8Array | null;
};
type BoxTables = {
  'box.directory': OfBox & { manifest: string; log_salt: Uint8Array };
  'box.round': BoxRow;
  'box.spool': OfBox & { slot: Uint8Array; sealed: Uint8Array };
  'box.ballot': BallotRow;
  'box.leaf': LeafRow;
  'box.head': OfBox & { tree_size: number; head: string };
};
/** The tables of the box; only this folder and the count may name them. */
export const boxTables = (tx: Tx) => tx.$extendTables<BoxTables>();
/** Which round of which tenant. */
export interface BoxRef {
  readonly tenantId: string;
  readonly protocolId: string;
}

/** A leaf that is about to stand on the log. */
export interface NewLeaf {
  readonly kind: LeafRow['kind'];
  readonly hash: Uint8Array;
  readonly body: Uint8Array | null;
}
