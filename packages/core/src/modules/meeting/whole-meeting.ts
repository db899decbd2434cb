import { z } from 'zod';
import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { documentSymbols } from '../document/index.ts';
import { holdingsOn, personCards, type HoldingLine } from '../org/index.ts';
import { meetingById } from './begin.ts';
import { conclusionsOf, votesOf } from './decision.sql.ts';
import { guestLine, guestsOf } from './guest.sql.ts';
import { unitNames } from './list.views.ts';
import { Rule } from './meeting.schema.ts';
import { tables, type ConclusionRow, type MeetingRow, type OpinionRow } from './meeting.tables.ts';
import { lastMinutes, recordHashOf } from './minutes-record.ts';
import { opinionsOf, takenOff } from './opinion.sql.ts';
import { quorumOf } from './states.ts';
import { byCategory, countsOf, type StandingRow } from './standing.sql.ts';
import { Signature, type Content, type WholeMeeting } from './view.schema.ts';

/** Gathers a meeting from its rows. */
export async function wholeMeeting(
  ctx: Ctx,
  meeting: MeetingRow,
  standing: readonly StandingRow[],
): Promise<WholeMeeting> {
  const { meeting_id: meetingId } = meeting;
  const content = await contentOf(ctx, meeting, standing);
  const original = meeting.make_up_of === null ? undefined : await meetingById(ctx, meeting.make_up_of);
  return {
    ...content,
    makeUpOf: original ? { meetingId: original.meeting_id, title: original.title } : null,
    makeUps: await makeUpsOf(ctx, meetingId),
    takenOff: (await takenOff(ctx, meetingId)).map((row) => ({
      ...{ opinionId: row.opinion_id, speaker: row.speaker, topic: row.topic },
    })),
    corrections: await correctionsOf(ctx, meetingId),
    minutes: await minutesOf(ctx, content),
  };
}

/** The meeting as it was held: what is written down of it. */
export async function contentOf(ctx: Ctx, meeting: MeetingRow, standing: readonly StandingRow[]): Promise<Content> {
  const { meeting_id: meetingId } = meeting;
  const counts = countsOf(standing);
  const quorum = { part: meeting.quorum_part, whole: meeting.quorum_whole };
  const needed = quorumOf(counts.invited, quorum);
  const present = meeting.state === 'open' ? counts.there : counts.present;
  return {
    ...(await headOf(ctx, meeting)),
    quorum: { ...quorum, needed, isReached: counts.invited > 0 && present >= needed },
    counts,
    categories: byCategory(standing),
    items: await itemsOf(ctx, meetingId),
    opinions: opinionLines(await opinionsOf(ctx, meetingId)),
    guests: (await guestsOf(ctx, meetingId)).map(guestLine),
    votes: (await votesOf(ctx, meetingId)).map((vote) => ({
      voteId: vote.vote_id,
      voteNo: vote.vote_no,
      question: vote.question,
      votesFor: vote.votes_for,
      votesAgainst: vote.votes_against,
      abstentions: vote.abstentions,
      present: vote.present,
      invited: vote.invited,
      quorumNeeded: vote.quorum_needed,
    })),
    conclusions: await conclusionLines(ctx, meetingId),
  };
}

async function headOf(ctx: Ctx, meeting: MeetingRow) {
  const names = await unitNames(ctx);
  const asked = [meeting.chair_id, meeting.secretary_id].flatMap((personId) => personId ?? []);
  const cards = await personCards(ctx.tx, ctx.tenantId, { personIds: asked, day: dayOf(meeting.starts_at) });
  const nameOf = (personId: string | null): string => {
    const card = cards.find((one) => one.personId === personId);
    return card === undefined ? '' : [card.name, card.post].filter((part) => part !== '').join(', ');
  };
  return {
    meetingId: meeting.meeting_id,
    title: meeting.title,
    kind: meeting.kind,
    kindName: meeting.kind_name,
    unitId: meeting.unit_id,
    unitName: names.get(meeting.unit_id) ?? '',
    startsAt: meeting.starts_at,
    place: meeting.place,
    mode: meeting.mode,
    chairId: meeting.chair_id,
    chair: nameOf(meeting.chair_id),
    secretaryId: meeting.secretary_id,
    secretary: nameOf(meeting.secretary_id),
    state: meeting.state,
    revision: meeting.revision,
    openedAt: meeting.opened_at,
    closedAt: meeting.closed_at,
    currentItemId: meeting.current_item_id,
    rule: Rule.parse(JSON.parse(meeting.invitation_rule)),
  };
}

async function itemsOf(ctx: Ctx, meetingId: string) {
  const rows = await tables(ctx.tx)
    .selectFrom('meeting.agenda_item')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('item_no')
    .execute();
  const symbols = await documentSymbols(
    ctx,
    rows.flatMap((row) => row.document_id ?? []),
  );
  return rows.map((row) => ({
    itemId: row.item_id,
    itemNo: row.item_no,
    title: row.title,
    minutes: row.minutes,
    presenter: row.presenter,
    documentId: row.document_id,
    documentSymbol: row.document_id === null ? null : (symbols.get(row.document_id) ?? null),
  }));
}

function opinionLines(rows: readonly OpinionRow[]) {
  const turns = new Map<string, number>();
  return rows.map((row) => {
    const turn = (turns.get(row.speaker) ?? 0) + 1;
    turns.set(row.speaker, turn);
    return {
      opinionId: row.opinion_id,
      opinionNo: row.opinion_no,
      itemId: row.item_id,
      speaker: row.speaker,
      kind: row.kind,
      topic: row.topic,
      text: row.text,
      state: row.state,
      minutesAllowed: row.minutes_allowed,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      turn,
    };
  });
}

async function conclusionLines(ctx: Ctx, meetingId: string) {
  const rows = (await conclusionsOf(ctx, meetingId)).filter((row) => !row.is_withdrawn);
  const isOwned = rows.some((row) => row.owner_post_id !== null);
  const held = isOwned ? await holdingsOn(ctx.tx, ctx.tenantId, { day: dayOf(ctx.now) }) : [];
  return rows.map((row) => ({
    conclusionId: row.conclusion_id,
    conclusionNo: row.conclusion_no,
    what: row.what,
    ownerPostId: row.owner_post_id,
    owner: ownerOf(held, row.owner_post_id),
    dueOn: row.due_on,
    responsibility: row.responsibility,
    product: row.product,
    authority: row.authority,
    taskId: row.task_id,
    lacks: lackingIn(row),
  }));
}

function ownerOf(held: readonly HoldingLine[], postId: string | null): string {
  const line = held.find((one) => one.postId === postId);
  return line === undefined ? '' : `${line.title} (${line.fullName})`;
}

/** Which of the six clear things a conclusion still lacks; the sixth, what to do, is the conclusion itself. */
export const lackingIn = (row: ConclusionRow) => [
  ...(row.owner_post_id === null ? (['owner'] as const) : []),
  ...(row.due_on === null ? (['due'] as const) : []),
  ...(row.responsibility === '' ? (['responsibility'] as const) : []),
  ...(row.product === '' ? (['product'] as const) : []),
  ...(row.authority === '' ? (['authority'] as const) : []),
];

const makeUpsOf = (ctx: Ctx, meetingId: string) =>
  tables(ctx.tx)
    .selectFrom('meeting.meeting')
    .select(['meeting_id as meetingId', 'starts_at as startsAt', 'place', 'state'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('make_up_of', '=', meetingId)
    .orderBy('starts_at')
    .execute();

const correctionsOf = (ctx: Ctx, meetingId: string) =>
  tables(ctx.tx)
    .selectFrom('meeting.correction')
    .select(['correction_id as correctionId', 'what', 'before', 'reason', 'made_at as madeAt'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('correction_id')
    .execute();

async function minutesOf(ctx: Ctx, content: Content): Promise<WholeMeeting['minutes']> {
  const drawn = await lastMinutes(ctx, content.meetingId);
  if (!drawn) return null;
  return {
    draftNo: drawn.draft_no,
    recordSha256: drawn.record_sha256,
    pdfSha256: drawn.pdf_sha256,
    drawnAt: drawn.drawn_at,
    signedAt: drawn.signed_at,
    signatures: drawn.signatures === null ? null : z.array(Signature).parse(JSON.parse(drawn.signatures)),
    isCurrent: recordHashOf(content) === drawn.record_sha256,
  };
}
