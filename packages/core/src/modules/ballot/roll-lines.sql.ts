import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { tables } from './ballot.schema.ts';
import type { Voter } from './people.ts';
import { phrasesOf } from './roll-names.ts';

/** PostgreSQL takes at most 65,535 parameters in a statement. */
const ROWS_PER_INSERT = 2_000;

/** Writes the whole roll anew, numbered in this order. */
export async function replaceRoll(ctx: Ctx, roundId: string, voters: readonly Voter[]): Promise<void> {
  await tables(ctx.tx)
    .deleteFrom('issue.roll_entry')
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .execute();
  await writeLines(ctx, roundId, { voters, from: 1 });
}

/** Writes lines of consecutive numbers, with the keys by which their names are found. */
async function writeLines(
  ctx: Ctx,
  roundId: string,
  { voters, from }: { readonly voters: readonly Voter[]; readonly from: number },
): Promise<void> {
  const place = { tenant_id: ctx.tenantId, round_id: roundId };
  const lines = voters.map((voter, index) => ({
    ...place,
    roll_no: from + index,
    person_id: voter.personId,
    name: voter.name,
    post: voter.post,
    unit: voter.unit,
    category: voter.category,
    category_name: voter.categoryName,
    group_no: null,
    channel: 'online' as const,
    is_issued: false,
    blinded_hash: null,
  }));
  const names = voters.flatMap(({ personId, name }) =>
    phrasesOf(name).map(({ isWhole, ...keys }) => ({ ...place, ...keys, person_id: personId, is_whole: isWhole })),
  );
  const db = tables(ctx.tx);
  for (const some of inHeaps(lines)) await db.insertInto('issue.roll_entry').values(some).execute();
  for (const some of inHeaps(names)) await db.insertInto('issue.roll_name').values(some).execute();
}

const inHeaps = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_INSERT) }, (_, at) =>
    rows.slice(at * ROWS_PER_INSERT, (at + 1) * ROWS_PER_INSERT),
  );

/** Puts one voter in at `rollNo`; everyone from there on moves one down. */
export async function insertLine(ctx: Ctx, roundId: string, at: { readonly voter: Voter; readonly rollNo: number }) {
  await moveTail(ctx, roundId, { from: at.rollNo, by: 1 });
  await writeLines(ctx, roundId, { voters: [at.voter], from: at.rollNo });
}

/** Takes one voter out; everyone after him moves one up. Answers whether he stood there. */
export async function deleteLine(ctx: Ctx, roundId: string, personId: string): Promise<boolean> {
  const gone = await tables(ctx.tx)
    .deleteFrom('issue.roll_entry')
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .returning('roll_no')
    .executeTakeFirst();
  if (gone) await moveTail(ctx, roundId, { from: gone.roll_no + 1, by: -1 });
  return gone !== undefined;
}

/** In two steps, over negative numbers: a number is taken only once at any moment. */
async function moveTail(ctx: Ctx, roundId: string, { from, by }: { readonly from: number; readonly by: number }) {
  const ofRound = sql`tenant_id = ${ctx.tenantId} and round_id = ${roundId}`;
  await sql`update issue.roll_entry set roll_no = -(roll_no + ${by}) where ${ofRound} and roll_no >= ${from}`.execute(
    ctx.tx,
  );
  await sql`update issue.roll_entry set roll_no = -roll_no where ${ofRound} and roll_no < 0`.execute(ctx.tx);
}
