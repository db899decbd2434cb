import { z } from 'zod';
import { DAY_MS, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { carryLater, orderLetter } from '../letter.sql.ts';
import { mayCarry } from '../mail.policy.ts';
import { forbidden, missing } from '../mail.refusals.ts';
import { LETTER_STATES, OutcomeInput, type LetterState } from '../mail.schema.ts';
import { tables, type LetterRow } from '../mail.tables.ts';

/** After how many minutes a letter is tried again; after the last it is given up, some nine hours in all. */
const AGAIN_AFTER_MINUTES = [1, 5, 30, 120, 360];
const KEPT_DAYS = 90;

/** Notes how a letter fared. One that failed is tried again later, until it is given up and the office is told. */
export const noteOutcome = command({
  name: 'mail.noteOutcome',
  http: 'none',
  summary: 'Ghi kết quả gửi một lá thư; thư hỏng được gửi lại sau',
  input: OutcomeInput,
  output: z.object({ state: z.enum(LETTER_STATES), tries: z.int() }),
  async run(ctx, { letterId, outcome, remark, isLasting }) {
    const permit = mayCarry(ctx.actor, 'mail.noteOutcome');
    if (!permit) return forbidden('mail.noteOutcome');
    const letter = await lockLetter(ctx, letterId);
    if (!letter) return missing('letter');
    const tries = letter.tries + 1;
    const again = outcome === 'failed' && !isLasting ? AGAIN_AFTER_MINUTES[letter.tries] : undefined;
    const state: LetterState = again === undefined ? outcome : 'waiting';
    await changeLetter(ctx, letter, { state, tries, why: remark, ended_at: again === undefined ? ctx.now : null });
    if (again !== undefined) await carryLater(ctx, letterId, again * 60);
    const data = { kind: letter.kind, state, tries };
    return ok({ permit, value: { state, tries }, event: { type: 'mail.carried', subject: letterId, data } });
  },
});

/** A letter whose end is not noted yet. */
const lockLetter = (ctx: Ctx, letterId: string): Promise<LetterRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('mail.letter')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('letter_id', '=', letterId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();

async function changeLetter(ctx: Ctx, letter: LetterRow, change: Partial<LetterRow>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('mail.letter')
    .set(change)
    .where('tenant_id', '=', ctx.tenantId)
    .where('letter_id', '=', letter.letter_id)
    .execute();
}

/** The work of a day: one letter for each who wants the day gathered, and what is long over is forgotten. */
export const orderDigests = command({
  name: 'mail.orderDigests',
  http: 'none',
  summary: 'Việc hằng ngày: xếp thư gộp trong ngày, xóa dấu vết thư cũ',
  input: z.strictObject({}),
  output: z.object({ ordered: z.int(), forgotten: z.int() }),
  async run(ctx) {
    const permit = mayCarry(ctx.actor, 'mail.orderDigests');
    if (!permit) return forbidden('mail.orderDigests');
    const accountIds = ctx.settings.mail ? await digestReaders(ctx) : [];
    for (const accountId of accountIds) await orderLetter(ctx, { accountId, kind: 'digest', subjectId: null });
    const value = { ordered: accountIds.length, forgotten: await forgetOld(ctx) };
    return ok({ permit, value, event: { type: 'mail.digests_ordered', subject: ctx.tenantId, data: value } });
  },
});

async function digestReaders(ctx: Ctx): Promise<string[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('mail.address')
    .select('account_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', '=', 'confirmed')
    .where('is_digest', '=', true)
    .orderBy('account_id')
    .execute();
  return rows.map((row) => row.account_id);
}

async function forgetOld(ctx: Ctx): Promise<number> {
  const gone = await tables(ctx.tx)
    .deleteFrom('mail.letter')
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', '<>', 'waiting')
    .where('ended_at', '<', new Date(ctx.now.getTime() - KEPT_DAYS * DAY_MS))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
