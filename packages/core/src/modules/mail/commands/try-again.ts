import { conflict, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { carryLater } from '../letter.sql.ts';
import { mayTryAgain } from '../mail.policy.ts';
import { forbidden, missing } from '../mail.refusals.ts';
import { TryAgainInput, TryAgainOutput } from '../mail.schema.ts';
import { tables, type LetterRow } from '../mail.tables.ts';

/** Tries a letter at once, and from the beginning, that was given up or waits for a later try. */
export const tryAgain = command({
  name: 'mail.tryAgain',
  http: 'none',
  summary: 'Gửi lại ngay một lá thư chưa gửi được',
  input: TryAgainInput,
  output: TryAgainOutput,
  async run(ctx, { letterId }) {
    const permit = mayTryAgain(ctx.actor);
    if (!permit) return forbidden('mail.tryAgain');
    const letter = await lockUnsent(ctx, letterId);
    if (!letter) return missing('letter');
    if (letter.state === 'failed' && (await isOrderedAnew(ctx, letter))) {
      return conflict('Đã có thư khác về đúng việc này đang chờ gửi.');
    }
    await tables(ctx.tx)
      .updateTable('mail.letter')
      .set({ state: 'waiting', tries: 0, ended_at: null })
      .where('tenant_id', '=', ctx.tenantId)
      .where('letter_id', '=', letterId)
      .execute();
    await carryLater(ctx, letterId);
    const event = { type: 'mail.tried_again', subject: letterId, data: { kind: letter.kind } };
    return ok({ permit, value: { letterId }, event });
  },
});

const lockUnsent = (ctx: Ctx, letterId: string): Promise<LetterRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('mail.letter')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('letter_id', '=', letterId)
    .where('state', 'in', ['waiting', 'failed'])
    .forUpdate()
    .executeTakeFirst();

/** Whether a newer letter about the same waits for the same reader. */
async function isOrderedAnew(ctx: Ctx, { account_id, kind, subject_id }: LetterRow): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('mail.letter')
    .select('letter_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', account_id)
    .where('kind', '=', kind)
    .where('subject_id', subject_id === null ? 'is' : '=', subject_id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row !== undefined;
}
