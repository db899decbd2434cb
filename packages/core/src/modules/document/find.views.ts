import { namedType, parseSymbol, searchKeys, soughtWords, type Sought } from '@guong/vietnamese';
import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { dayOf, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { mayReadRegister, readsInternal } from './document.policy.ts';
import { forbidden } from './document.refusals.ts';
import { FindInput, FindOutput, type DocumentLine } from './document.schema.ts';
import { tables } from './document.tables.ts';
import { ACTING_KINDS, type ActingKind } from './link-kinds.ts';
import { validityOn } from './validity.ts';

/** Lists and finds documents: the exact symbol first, then the exact words, tone placement, no diacritics, scattered words. */
export const find = view({
  name: 'document.find',
  http: 'GET /documents',
  summary: 'Sổ văn bản: tìm theo số ký hiệu, trích yếu, tên gọi khác, chữ trong tệp; gõ không dấu cũng thấy',
  input: FindInput,
  output: FindOutput,
  async run(ctx, asked) {
    const permit = mayReadRegister(ctx.actor, 'document.find');
    if (!permit) return forbidden('document.find');
    return ok({ permit, value: await foundDocuments(ctx, asked) });
  },
});

/** The lines of the register that answer a question, and how many there are in all. */
export async function foundDocuments(
  ctx: Ctx,
  asked: z.output<typeof FindInput>,
): Promise<z.output<typeof FindOutput>> {
  const rows = await documentQuery(ctx, asked).limit(asked.limit).offset(asked.offset).execute();
  const today = dayOf(ctx.now);
  const acts = await actsAmong(ctx, rows);
  const documents = rows.map((row) => toLine({ ...row, acts: acts.get(row.document_id) ?? [] }, today));
  return { documents, total: rows[0]?.total ?? 0 };
}

interface FoundRow {
  readonly document_id: string;
  readonly symbol: string;
  readonly type: string;
  readonly title: string;
  readonly issuer_id: string;
  readonly issuer_name: string;
  readonly issued_on: string;
  readonly effective_on: string;
  readonly expires_on: string | null;
  readonly withdrawn_on: string | null;
  readonly is_public: boolean;
  readonly acts: ActingKind[];
}
const toLine = (row: FoundRow, today: string): DocumentLine => ({
  documentId: row.document_id,
  symbol: row.symbol,
  type: row.type,
  title: row.title,
  issuerId: row.issuer_id,
  issuerName: row.issuer_name,
  issuedOn: row.issued_on,
  isPublic: row.is_public,
  validity: validityOn(today, holdingOf(row), row.acts),
});

/** Between which days a row says that it holds. */
export const holdingOf = (row: Pick<FoundRow, 'effective_on' | 'expires_on' | 'withdrawn_on'>) => ({
  ...{ effectiveOn: row.effective_on, expiresOn: row.expires_on, withdrawnOn: row.withdrawn_on },
});

/** What other documents, in effect by a day, do to the validity of `d`. */
export const actsOn = (day: string): RawBuilder<ActingKind[]> => sql<ActingKind[]>`
  array(select distinct l.kind from document.link l
    join document.document f on f.tenant_id = l.tenant_id and f.document_id = l.from_id
    where l.tenant_id = d.tenant_id and l.to_id = d.document_id and not l.is_withdrawn
      and l.kind = any(${[...ACTING_KINDS]}::text[]) and f.effective_on <= ${day})`;

/** The same for the documents of a page, after it was cut: asked for each row of the whole register it took over a second. */
export async function actsAmong(
  ctx: Ctx,
  rows: readonly { readonly document_id: string }[],
): Promise<ReadonlyMap<string, ActingKind[]>> {
  const ids = rows.map((row) => row.document_id);
  const found = await sql<{ id: string; acts: ActingKind[] }>`
    select l.to_id as id, array_agg(distinct l.kind) as acts from document.link l
      join document.document f on f.tenant_id = l.tenant_id and f.document_id = l.from_id
      where l.tenant_id = ${ctx.tenantId} and l.to_id = any(${ids}::uuid[]) and not l.is_withdrawn
        and l.kind = any(${[...ACTING_KINDS]}::text[]) and f.effective_on <= ${dayOf(ctx.now)}
      group by l.to_id`.execute(ctx.tx);
  return new Map(found.rows.map(({ id, acts }) => [id, acts]));
}

/**
 * Among how many found documents, the newest, the spelling decides the order. A word that stands in nearly every document
 * finds tens of thousands: to compare the spelling of each took over a second. Older ones follow by their day; a document
 * whose symbol is what was typed stands first however old it is.
 */
export const RANKED = 2_000;

/** The register as a reader sees it, in the order in which it is shown; `total` is counted before limit and offset. */
export function documentQuery(ctx: Ctx, asked: Omit<z.output<typeof FindInput>, 'limit' | 'offset'>) {
  const { query: typed } = asked;
  return tables(ctx.tx)
    .selectFrom(matching(ctx, asked).as('d'))
    .innerJoin('document.issuer as i', (join) =>
      join.on('i.tenant_id', '=', ctx.tenantId).onRef('i.issuer_id', '=', 'd.issuer_id'),
    )
    .select(['d.document_id', 'd.symbol', 'd.type', 'd.title', 'd.issuer_id', 'i.name as issuer_name', 'd.issued_on'])
    .select(['d.effective_on', 'd.expires_on', 'd.withdrawn_on', 'd.is_public', 'd.signer', 'd.total'])
    .orderBy(typed === undefined ? sql`d.place` : rankOf(typed))
    .orderBy('d.place');
}

/** What answers a question, each with its place by day and how many there are. */
function matching(ctx: Ctx, asked: Omit<z.output<typeof FindInput>, 'limit' | 'offset'>) {
  const { query: typed } = asked;
  const sought = typed === undefined ? undefined : soughtWords(symbolIn(typed) ?? typed);
  let query = tables(ctx.tx)
    .selectFrom('document.document as d')
    .selectAll('d')
    .select(sql<number>`count(*) over ()`.as('total'))
    .select(sql<number>`row_number() over (order by d.issued_on desc, d.document_id desc)`.as('place'))
    .where('d.tenant_id', '=', ctx.tenantId);
  for (const narrowed of narrowings(ctx, asked)) query = query.where(narrowed);
  if (typed === undefined) return query;
  return query.where(sought === undefined ? sql<boolean>`false` : holdsAny(ctx, sought, typed));
}

/** The words as they were typed, or a document of the type that they begin by naming: `kế hoạch 77` is 77-KH. */
function holdsAny(ctx: Ctx, sought: Sought, typed: string) {
  const named = namedType(typed);
  if (!named) return holdsWords(ctx, sought);
  const rest = soughtWords(named.rest);
  const ofType = sql<boolean>`d.type = any(${[...named.types]}::text[])`;
  return sql<boolean>`(${holdsWords(ctx, sought)} or (${ofType} and ${rest ? holdsWords(ctx, rest) : sql`true`}))`;
}

/** What the reader may see at all, and what was chosen beside the words. */
function narrowings(
  ctx: Ctx,
  { issuerId, type, year, until }: Omit<z.output<typeof FindInput>, 'limit' | 'offset' | 'query'>,
) {
  const days = year === undefined ? undefined : [`${String(year)}-01-01`, `${String(year)}-12-31`];
  return [
    readsInternal(ctx.actor) ? undefined : sql<boolean>`d.is_public`,
    issuerId === undefined ? undefined : sql<boolean>`d.issuer_id = ${issuerId}`,
    type === undefined ? undefined : sql<boolean>`d.type = ${type}`,
    until === undefined ? undefined : sql<boolean>`d.issued_on <= ${until}`,
    days === undefined ? undefined : sql<boolean>`d.issued_on between ${days[0]} and ${days[1]}`,
  ].filter((one) => one !== undefined);
}

/** Every whole word, and a word that begins as the last one: each found by the key of the table of words. */
function holdsWords(ctx: Ctx, { whole, begun }: Sought) {
  const among = (test: RawBuilder<boolean>) => sql<boolean>`d.document_id in (
    select w.document_id from document.word w where w.tenant_id = ${ctx.tenantId} and ${test})`;
  const tests = [
    ...whole.map((word) => among(sql<boolean>`w.word = ${word}`)),
    among(sql<boolean>`w.word >= ${begun} and w.word < ${`${begun}\u{10FFFF}`}`),
  ];
  return sql<boolean>`(${sql.join(tests, sql` and `)})`;
}

/**
 * 0 the symbol itself; 1 the words as they are spelled; 2 tone mark elsewhere; 3 without diacritics; 4 words apart, or in a
 * file; 5 older than the newest {@link RANKED}.
 */
function rankOf(typed: string) {
  const symbol = symbolIn(typed) ?? '';
  const keys = searchKeys(typed);
  const has = (column: 'exact' | 'canon' | 'folded') =>
    sql<boolean>`(' ' || ${sql.ref(`d.search_${column}`)}) like ${`% ${likeText(keys[column])}%`}`;
  return sql`case when d.symbol = ${symbol} then 0 when d.place > ${RANKED} then 5 when ${has('exact')} then 1 when ${has('canon')} then 2
    when ${has('folded')} then 3 else 4 end`;
}

/** The one spelling of a symbol, when that is what was typed: `4-kh/đu` stands in the register as `04-KH/ĐU`. */
function symbolIn(typed: string): string | undefined {
  const parsed = parseSymbol(typed);
  return parsed.ok ? parsed.value.canonical : undefined;
}

/** A typed `%` or `_` means itself. */
const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
