import { dayOf } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { electorsOn, holdingsOn, membersOn, placedPeople } from '../org/index.ts';
import type { Rule } from './meeting.schema.ts';
import { tables, type InviteeRow, type MeetingRow } from './meeting.tables.ts';

/** Somebody to be called, as he is on the day of the meeting. */
export type Called = Omit<InviteeRow, 'tenant_id' | 'meeting_id' | 'seat_no' | 'source' | 'excluded_because'>;

/** Whom a rule names on the day of the meeting; each once. */
export async function namedBy(ctx: Ctx, { categories, unitIds, postTitles }: Rule, day: string): Promise<string[]> {
  const electors = await electorsOn(ctx.tx, ctx.tenantId, { day, categories });
  const members = await membersOn(ctx.tx, ctx.tenantId, { unitIds, day });
  const holders = postTitles.length === 0 ? [] : await holdingsOn(ctx.tx, ctx.tenantId, { day });
  const titles = new Set(postTitles);
  const inPosts = holders.filter(({ title }) => titles.has(title)).map(({ personId }) => personId);
  return [...new Set([...electors.map(({ personId }) => personId), ...members, ...inPosts])];
}

/** These people as they are on the day: under the category that takes precedence; who is in none comes last. */
export async function calledOn(ctx: Ctx, asked: readonly string[], day: string): Promise<Called[]> {
  const personIds = [...new Set(asked)];
  const placed = await electorsOn(ctx.tx, ctx.tenantId, { day, personIds });
  const known = new Set(placed.map(({ personId }) => personId));
  const rest = personIds.filter((personId) => !known.has(personId));
  const others = await placedPeople(ctx.tx, ctx.tenantId, { personIds: rest, day });
  return [
    ...placed.map((one) => ({
      person_id: one.personId,
      code: one.code,
      name: one.fullName,
      post: one.postTitle,
      unit_name: one.unitName,
      category: one.category.code,
      category_name: one.category.name,
    })),
    ...others.map((one) => ({
      ...{ person_id: one.personId, code: one.code, name: one.name, post: one.post, unit_name: one.unitName },
      ...{ category: '', category_name: '' },
    })),
  ];
}

/** The day on which it is asked who somebody is: that of the meeting. */
export const dayOfMeeting = ({ starts_at }: Pick<MeetingRow, 'starts_at'>): string => dayOf(starts_at);

/** Somebody to be written on the list, and by what he came there. */
export interface Listed {
  readonly called: Called;
  readonly source: InviteeRow['source'];
  readonly excludedBecause?: string;
}

const ROWS_PER_INSERT = 2_000;

/** Writes the list anew, numbered in this order. */
export async function replaceList(ctx: Ctx, meetingId: string, listed: readonly Listed[]): Promise<void> {
  const db = tables(ctx.tx);
  await db
    .deleteFrom('meeting.invitee')
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .execute();
  const rows = listed.map(({ called, source, excludedBecause = '' }, at) => ({
    ...{ tenant_id: ctx.tenantId, meeting_id: meetingId, seat_no: at + 1, source },
    ...called,
    excluded_because: excludedBecause,
  }));
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await db
      .insertInto('meeting.invitee')
      .values(rows.slice(at, at + ROWS_PER_INSERT))
      .execute();
  }
}

/** The list of a meeting in its order, whoever is left out included. */
export const listOf = (ctx: Ctx, meetingId: string): Promise<InviteeRow[]> =>
  tables(ctx.tx)
    .selectFrom('meeting.invitee')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .orderBy('seat_no')
    .execute();
