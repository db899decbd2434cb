import type { Ctx } from '../../usecase/index.ts';
import { documentLines } from '../document/index.ts';
import { factsOf, meetingById } from './begin.ts';
import { mayRead } from './meeting.policy.ts';
import type { WholeMeeting } from './view.schema.ts';

/**
 * A meeting as this reader may see it: documents of the agenda and sessions before and after it are named only to whoever
 * may open them. What is signed is drawn from the records themselves and is the same for everybody.
 */
export async function asSeenBy(ctx: Ctx, whole: WholeMeeting): Promise<WholeMeeting> {
  const named = whole.items.flatMap(({ documentId }) => documentId ?? []);
  const open = new Set((await documentLines(ctx, named)).map(({ documentId }) => documentId));
  const items = whole.items.map((item) =>
    item.documentId === null || open.has(item.documentId) ? item : { ...item, documentId: null, documentSymbol: null },
  );
  const readable = await readableAmong(ctx, [...whole.makeUps, ...(whole.makeUpOf ? [whole.makeUpOf] : [])]);
  const makeUps = whole.makeUps.filter(({ meetingId }) => readable.has(meetingId));
  const makeUpOf = whole.makeUpOf && readable.has(whole.makeUpOf.meetingId) ? whole.makeUpOf : null;
  return { ...whole, items, makeUps, makeUpOf };
}

async function readableAmong(ctx: Ctx, meetings: readonly { readonly meetingId: string }[]): Promise<Set<string>> {
  const readable = new Set<string>();
  for (const { meetingId } of meetings) {
    const meeting = await meetingById(ctx, meetingId);
    if (meeting && mayRead(ctx.actor, 'meeting.one', await factsOf(ctx, meeting))) readable.add(meetingId);
  }
  return readable;
}
