import { foldedWords, type Sought } from '@guong/vietnamese';
import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { tables, type MeetingRow } from './meeting.tables.ts';

/** The words by which a meeting is found, made anew: when it is planned, and whenever its title changes. */
export async function keepWords(
  ctx: Ctx,
  { meeting_id: meetingId, title, kind_name: kindName }: Pick<MeetingRow, 'meeting_id' | 'title' | 'kind_name'>,
): Promise<void> {
  await tables(ctx.tx)
    .deleteFrom('meeting.word')
    .where('tenant_id', '=', ctx.tenantId)
    .where('meeting_id', '=', meetingId)
    .execute();
  const words = foldedWords(`${title} ${kindName}`);
  if (words.length === 0) return;
  await sql`insert into meeting.word (tenant_id, word, meeting_id)
    select ${ctx.tenantId}::uuid, word, ${meetingId}::uuid from unnest(${words}::text[]) as word`.execute(ctx.tx);
}

/** Whether meeting `m` has every whole word, and one that begins as the last one: each found by the key of the words. */
export function holdsWords(ctx: Ctx, { whole, begun }: Sought): RawBuilder<boolean> {
  const among = (test: RawBuilder<boolean>) => sql<boolean>`m.meeting_id in (
    select w.meeting_id from meeting.word w where w.tenant_id = ${ctx.tenantId} and ${test})`;
  const tests = [
    ...whole.map((word) => among(sql<boolean>`w.word = ${word}`)),
    among(sql<boolean>`w.word >= ${begun} and w.word < ${`${begun}\u{10FFFF}`}`),
  ];
  return sql<boolean>`(${sql.join(tests, sql` and `)})`;
}
