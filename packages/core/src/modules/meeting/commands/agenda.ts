import type { z } from 'zod';
import { invalid, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { documentLines } from '../../document/index.ts';
import { begin, change } from '../begin.ts';
import { missing, outdated } from '../meeting.refusals.ts';
import { AgendaInput, GoToInput, Made } from '../meeting.schema.ts';
import { tables } from '../meeting.tables.ts';
import { BEFORE } from '../states.ts';

/** Writes the agenda as a whole, until the meeting opens. */
export const setAgenda = command({
  name: 'meeting.setAgenda',
  http: 'PUT /meetings/{meetingId}/agenda',
  summary: 'Ghi chương trình: từng mục với thời lượng, người trình bày, văn bản',
  input: AgendaInput,
  output: Made,
  async run(ctx, { meetingId, items, revision }) {
    const begun = await begin(ctx, 'meeting.setAgenda', { meetingId, states: BEFORE });
    if (!begun.ok) return begun;
    if (revision !== undefined && revision !== begun.value.meeting.revision) return outdated();
    const strange = await unknownDocument(ctx, items);
    if (strange !== undefined) return invalid(`items.${String(strange)}.documentId`, 'Không có văn bản này');
    const db = tables(ctx.tx);
    const ofMeeting = { tenant_id: ctx.tenantId, meeting_id: meetingId };
    await db
      .deleteFrom('meeting.agenda_item')
      .where('tenant_id', '=', ctx.tenantId)
      .where('meeting_id', '=', meetingId)
      .execute();
    const rows = items.map(({ title, minutes, presenter, documentId }, at) => ({
      ...ofMeeting,
      ...{ item_id: timedId(ctx.now), item_no: at + 1, title, minutes: minutes ?? null, presenter },
      document_id: documentId ?? null,
    }));
    if (rows.length > 0) await db.insertInto('meeting.agenda_item').values(rows).execute();
    await change(ctx, begun.value.meeting, {});
    const event = { type: 'meeting.agenda_set', subject: meetingId, data: { items: items.map(({ title }) => title) } };
    return ok({ permit: begun.value.permit, value: { id: meetingId }, event });
  },
});

async function unknownDocument(ctx: Ctx, items: z.output<typeof AgendaInput>['items']): Promise<number | undefined> {
  const asked = items.flatMap(({ documentId }) => documentId ?? []);
  const known = new Set((await documentLines(ctx, asked)).map(({ documentId }) => documentId));
  const at = items.findIndex(({ documentId }) => documentId !== undefined && !known.has(documentId));
  return at < 0 ? undefined : at;
}

/** Goes to a point of the agenda: the hall screen and the chair's page show it. */
export const goTo = command({
  name: 'meeting.goTo',
  http: 'POST /meetings/{meetingId}/current-item',
  summary: 'Chuyển sang một mục của chương trình',
  input: GoToInput,
  output: Made,
  async run(ctx, { meetingId, itemId }) {
    const begun = await begin(ctx, 'meeting.goTo', { meetingId, states: ['open'] });
    if (!begun.ok) return begun;
    if (!(await itemOf(ctx, meetingId, itemId))) return missing('item');
    await change(ctx, begun.value.meeting, { current_item_id: itemId });
    const event = { type: 'meeting.went_to', subject: meetingId, data: { itemId } };
    return ok({ permit: begun.value.permit, value: { id: meetingId }, event });
  },
});

/** A point of the agenda of this meeting. */
export const itemOf = (ctx: Ctx, meetingId: string, itemId: string) =>
  tables(ctx.tx)
    .selectFrom('meeting.agenda_item')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .where('item_id', '=', itemId)
    .executeTakeFirst();
