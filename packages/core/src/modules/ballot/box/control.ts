import type { Tx } from '../../../platform/index.ts';
import { controlBytes, leafOf, type ControlLeaf, type ProtocolRound } from '../protocol.ts';
import { appendLeaves, type LogState } from './box.ts';
import type { BoxRef } from './box.schema.ts';

interface Post {
  readonly ref: BoxRef;
  readonly round: ProtocolRound;
  readonly seed: Uint8Array;
  readonly leaves: readonly ControlLeaf[];
}

/** Puts signed control leaves on the log, in order, with the head that follows. */
export const postControls = (tx: Tx, { leaves, ...post }: Post): Promise<LogState> =>
  appendLeaves(tx, { ...post, leaves: leaves.map((leaf) => leafOf('control', controlBytes(leaf))) });
