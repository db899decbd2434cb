import { treeHeadShape, type Engine, type Round, type TreeHead } from '@guong/ballot';
import { readDesk, readLogCopy, roundOfCopy, splitLeaves, type Desk } from './desk.ts';

/** A closed log as it came from the server: nothing of it is believed before it is checked. */
export interface ClosedLog {
  readonly desk: Desk;
  readonly round: Round;
  readonly head: TreeHead;
  readonly leaves: readonly Uint8Array[];
}

/** Reads desk, manifest, head and all leaves; a refusal of the server, or `manifest` when it is not what it claims. */
export async function readClosedLog(
  engine: Engine,
  roundId: string,
): Promise<ClosedLog | { readonly code: string; readonly reason?: string }> {
  const desk = await readDesk(roundId);
  if (!desk.ok) return desk;
  const copy = await readLogCopy(roundId);
  if (!copy.ok) return copy;
  const round = roundOfCopy(engine, copy.value, desk.value.protocolId);
  const head = treeHeadShape(copy.value.head, 'head');
  if (!round || !head.ok) return { code: 'manifest' };
  const answer = await fetch(`/rounds/${roundId}/committee/leaves`, { cache: 'no-store' }).catch(() => undefined);
  if (!answer?.ok) return { code: answer ? 'refused' : 'offline' };
  const leaves = splitLeaves(new Uint8Array(await answer.arrayBuffer()));
  return { desk: desk.value, round, head: head.value, leaves };
}
