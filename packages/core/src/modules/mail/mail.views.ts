import { z } from 'zod';
import { dayOf, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { accountMark } from '../identity/index.ts';
import { personCards, standingOf, withoutPowers } from '../org/index.ts';
import { confirmCode, stopKey } from './keys.ts';
import { addressOf } from './letter.sql.ts';
import { mayCarry, mayKeepOwnMail, mayReadQueue, seesNames } from './mail.policy.ts';
import { forbidden } from './mail.refusals.ts';
import { LetterOutput, MineOutput, QueueOutput, WISHES, type LetterKind } from './mail.schema.ts';
import { tables, type AddressRow, type LetterRow } from './mail.tables.ts';

/** Where one wants to be written to, and about what. */
export const mine = view({
  name: 'mail.mine',
  http: 'none',
  summary: 'Địa chỉ thư điện tử của tôi và các thư tôi muốn nhận',
  input: z.strictObject({}),
  output: MineOutput,
  async run(ctx) {
    const permit = mayKeepOwnMail(ctx.actor, 'mail.mine');
    if (!permit || ctx.actor.kind !== 'person') return forbidden('mail.mine');
    const value = shownOf(await addressOf(ctx, ctx.actor.accountId), ctx.settings.mail !== undefined);
    return ok({ permit, value });
  },
});

function shownOf(row: AddressRow | undefined, isOn: boolean): z.input<typeof MineOutput> {
  if (!row) return { isOn, address: '', state: 'none', wishes: [...WISHES], isDigest: false, lang: 'vi' };
  const { address, state, wishes, is_digest: isDigest, lang } = row;
  return { isOn, address, state, wishes, isDigest, lang };
}

/** One letter for whoever carries it, asked at the moment of sending: what was true when it was ordered may be no longer. */
export const letter = view({
  name: 'mail.letter',
  http: 'none',
  summary: 'Một lá thư chờ gửi: gửi cho ai, hay thôi không gửi nữa',
  input: z.strictObject({ letterId: z.uuid() }),
  output: LetterOutput,
  async run(ctx, { letterId }) {
    const permit = mayCarry(ctx.actor, 'mail.letter');
    if (!permit) return forbidden('mail.letter');
    const row = await letterById(ctx, letterId);
    if (row?.state !== 'waiting') return ok({ permit, value: { standing: 'over' as const } });
    return ok({ permit, value: await standingOfLetter(ctx, row) });
  },
});

const letterById = (ctx: Ctx, letterId: string): Promise<LetterRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('mail.letter')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('letter_id', '=', letterId)
    .executeTakeFirst();

const drop = (why: string) => ({ standing: 'drop' as const, why });

async function standingOfLetter(ctx: Ctx, row: LetterRow): Promise<z.input<typeof LetterOutput>> {
  const address = await addressOf(ctx, row.account_id);
  if (!address || !isWanted(row, address)) return drop('no longer wished for');
  const account = await accountMark(ctx, row.account_id);
  if (!account?.isActive) return drop('the account is not in use');
  const { personId } = account;
  const standing = await standingOf(ctx.tx, ctx.tenantId, { personId, day: dayOf(ctx.now) });
  if (!standing) return drop('the person is not here any more');
  const to = {
    letterId: row.letter_id,
    ...{ kind: row.kind, subjectId: row.subject_id, address: address.address, lang: address.lang },
    ...{ fullName: standing.fullName, personId, accountId: row.account_id },
    holdings: withoutPowers(standing.holdings),
    stopKey: stopKey(ctx, address),
    confirmCode: row.kind === 'confirm' ? confirmCode(ctx, address, account.mark) : null,
  };
  return { standing: 'send', letter: to };
}

function isWanted({ kind, subject_id: subjectId }: LetterRow, address: AddressRow): boolean {
  if (kind === 'confirm') return address.state === 'pending' && address.nonce === subjectId;
  if (address.state !== 'confirmed') return false;
  return kind === 'digest' ? address.is_digest : wishesFor(kind, address);
}

const wishesFor = (kind: Exclude<LetterKind, 'confirm' | 'digest'>, { wishes, is_digest }: AddressRow): boolean =>
  !is_digest && wishes.includes(kind);

const SHOWN = 100;

/** What waits and what was given up, the newest first. */
export const queue = view({
  name: 'mail.queue',
  http: 'none',
  summary: 'Thư điện tử đang chờ gửi và không gửi được',
  input: z.strictObject({}),
  output: QueueOutput,
  async run(ctx) {
    const permit = mayReadQueue(ctx.actor);
    if (!permit) return forbidden('mail.queue');
    const db = tables(ctx.tx);
    const counts = await db
      .selectFrom('mail.letter')
      .select((eb) => ['state', eb.fn.countAll<number>().as('n'), eb.fn.min('made_at').as('oldest')])
      .where('tenant_id', '=', ctx.tenantId)
      .where('state', 'in', ['waiting', 'failed'])
      .groupBy('state')
      .execute();
    const countOf = (state: string): number => counts.find((one) => one.state === state)?.n ?? 0;
    const value = {
      isOn: ctx.settings.mail !== undefined,
      ...{ waiting: countOf('waiting'), failed: countOf('failed') },
      oldestAt: counts.find((one) => one.state === 'waiting')?.oldest ?? null,
      letters: await shownLetters(ctx),
    };
    return ok({ permit, value });
  },
});

async function shownLetters(ctx: Ctx) {
  const rows = await tables(ctx.tx)
    .selectFrom('mail.letter as l')
    .leftJoin('mail.address as a', (join) =>
      join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.account_id', '=', 'l.account_id'),
    )
    .select(['l.letter_id', 'l.kind', 'l.state', 'l.tries', 'l.why', 'l.made_at', 'a.person_id'])
    .where('l.tenant_id', '=', ctx.tenantId)
    .where('l.state', 'in', ['waiting', 'failed'])
    .orderBy('l.made_at', 'desc')
    .orderBy('l.letter_id')
    .limit(SHOWN)
    .execute();
  const personIds = seesNames(ctx.actor) ? rows.flatMap((row) => row.person_id ?? []) : [];
  const cards = await personCards(ctx.tx, ctx.tenantId, { personIds, day: dayOf(ctx.now) });
  const names = new Map(cards.map(({ personId, name }) => [personId, name]));
  return rows.map((row) => ({
    ...{ letterId: row.letter_id, kind: row.kind, state: row.state, tries: row.tries, why: row.why },
    name: names.get(row.person_id ?? '') ?? '',
    madeAt: row.made_at,
  }));
}
