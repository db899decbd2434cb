import { timedId } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import type { LetterKind, Wish } from './mail.schema.ts';
import { tables, type AddressRow } from './mail.tables.ts';

/** The kind of job that carries one letter. */
export const SEND_JOB = 'mail.send';

/** What a letter is about, and for whom. */
export interface News {
  readonly kind: Wish;
  /** The task or the meeting. */
  readonly subjectId: string;
  readonly personIds: readonly string[];
}

/**
 * Orders letters in the transaction of the command that causes them: rolled back with it, none is left. Only for whoever
 * has confirmed an address and wishes for this kind; never for whoever acts. Without a mail server none is made.
 * Answers how many.
 */
export async function orderLetters(ctx: Ctx, { kind, subjectId, personIds }: News): Promise<number> {
  const others = personIds.filter((personId) => ctx.actor.kind !== 'person' || ctx.actor.personId !== personId);
  if (!ctx.settings.mail || others.length === 0) return 0;
  const rows = await tables(ctx.tx)
    .selectFrom('mail.address')
    .select(['account_id', 'wishes'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', 'in', others)
    .where('state', '=', 'confirmed')
    .where('is_digest', '=', false)
    .execute();
  const wanted = rows.filter(({ wishes }) => wishes.includes(kind));
  for (const { account_id: accountId } of wanted) await orderLetter(ctx, { accountId, kind, subjectId });
  return wanted.length;
}

interface Ordered {
  readonly accountId: string;
  readonly kind: LetterKind;
  readonly subjectId: string | null;
}
/** Puts one letter into the queue; one that waits already about the same is not ordered again. */
export async function orderLetter(ctx: Ctx, { accountId, kind, subjectId }: Ordered): Promise<void> {
  const letterId = timedId(ctx.now);
  const made = await tables(ctx.tx)
    .insertInto('mail.letter')
    .values({
      ...{ tenant_id: ctx.tenantId, letter_id: letterId, account_id: accountId, kind, subject_id: subjectId },
      ...{ state: 'waiting', tries: 0, why: '', made_at: ctx.now, ended_at: null },
    })
    .onConflict((clash) => clash.doNothing())
    .returning('letter_id')
    .executeTakeFirst();
  if (made) await carryLater(ctx, letterId);
}

/** Orders the job that carries a letter. */
export async function carryLater(ctx: Ctx, letterId: string, afterSeconds?: number): Promise<void> {
  const order = { name: SEND_JOB, input: { letterId }, requestedBy: 'system' };
  await ctx.jobs.enqueue(ctx, afterSeconds === undefined ? order : { ...order, afterSeconds });
}

/** The address of an account, locked for a change. */
export const lockAddress = (ctx: Ctx, accountId: string): Promise<AddressRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('mail.address')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();

/** The address of an account. */
export const addressOf = (ctx: Ctx, accountId: string): Promise<AddressRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('mail.address')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();

/** Changes an address. */
export async function changeAddress(ctx: Ctx, accountId: string, change: Partial<AddressRow>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('mail.address')
    .set(change)
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .execute();
}

/** What still waits for an account will not leave any more. */
export async function dropWaiting(ctx: Ctx, accountId: string, why: string): Promise<void> {
  await tables(ctx.tx)
    .updateTable('mail.letter')
    .set({ state: 'dropped', why, ended_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .execute();
}

/** Forgets where an account wanted to be written to. */
export async function takeAddressAway(ctx: Ctx, accountId: string): Promise<void> {
  await tables(ctx.tx)
    .deleteFrom('mail.address')
    .where('tenant_id', '=', ctx.tenantId)
    .where('account_id', '=', accountId)
    .execute();
}
