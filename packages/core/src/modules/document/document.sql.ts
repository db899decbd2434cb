import { foldedWords } from '@guong/vietnamese';
import { sql } from 'kysely';
import type { Ctx } from '../../usecase/index.ts';
import { tables, type DocumentRow, type IssuerRow } from './document.tables.ts';
import { registerKeys } from './search-words.ts';
import type { TermDays } from './series.ts';

/** One writer of numbers, terms and links at a time in a tenant: two at once could share a number or close a circle. */
export async function lockRegister(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`document ${ctx.tenantId}`}, 0))`.execute(ctx.tx);
}

/** A body of this tenant. */
export const issuerById = (ctx: Ctx, issuerId: string): Promise<IssuerRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.issuer')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('issuer_id', '=', issuerId)
    .executeTakeFirst();

/** The terms of a body. */
export const termsOf = (ctx: Ctx, issuerId: string): Promise<TermDays[]> =>
  tables(ctx.tx)
    .selectFrom('document.term')
    .select(['term_id as termId', 'from_on as fromOn', 'to_on as toOn'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('issuer_id', '=', issuerId)
    .execute();

/** A document of this tenant. */
export const documentById = (ctx: Ctx, documentId: string): Promise<DocumentRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.document')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();

/** What makes a document the one it is. */
export type Identity = Pick<DocumentRow, 'issuer_id' | 'type' | 'series' | 'number' | 'suffix'>;

/** The document that bears this identity already. */
export const twinOf = (ctx: Ctx, identity: Identity): Promise<DocumentRow | undefined> =>
  tables(ctx.tx)
    .selectFrom('document.document')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('issuer_id', '=', identity.issuer_id)
    .where('type', '=', identity.type)
    .where('series', '=', identity.series)
    .where('number', '=', identity.number)
    .where('suffix', '=', identity.suffix)
    .executeTakeFirst();

/** The highest number of a type in a series; 0 when there is none. Gaps below it are nobody's fault. */
export async function highestNumber(ctx: Ctx, of: Pick<Identity, 'issuer_id' | 'type' | 'series'>): Promise<number> {
  const row = await tables(ctx.tx)
    .selectFrom('document.document')
    .select((eb) => eb.fn.max('number').as('highest'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('issuer_id', '=', of.issuer_id)
    .where('type', '=', of.type)
    .where('series', '=', of.series)
    .executeTakeFirst();
  return row?.highest ?? 0;
}

/** The words of one place of a document, made anew. */
export async function keepWords(ctx: Ctx, documentId: string, { place, text }: WordsOf): Promise<void> {
  await tables(ctx.tx)
    .deleteFrom('document.word')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('place', '=', place)
    .execute();
  const words = foldedWords(text);
  if (words.length === 0) return;
  await sql`insert into document.word (tenant_id, word, document_id, place)
    select ${ctx.tenantId}::uuid, word, ${documentId}::uuid, ${place} from unnest(${words}::text[]) as word`.execute(
    ctx.tx,
  );
}
interface WordsOf {
  readonly place: 'register' | 'text';
  readonly text: string;
}

/** The names a document goes by besides its symbol and title. */
export async function aliasesOf(ctx: Ctx, documentId: string): Promise<string[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('document.alias')
    .select('alias')
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .where('is_withdrawn', '=', false)
    .orderBy('alias_key')
    .execute();
  return rows.map(({ alias }) => alias);
}

/** What a document is found by, computed from what it is called: after every change of a name. */
export async function keepKeys(
  ctx: Ctx,
  document: Pick<DocumentRow, 'document_id' | 'symbol' | 'title' | 'issuer_id'>,
) {
  const issuer = await issuerById(ctx, document.issuer_id);
  const aliases = await aliasesOf(ctx, document.document_id);
  const parts = [document.symbol, document.title, ...aliases, issuer?.name ?? ''];
  await tables(ctx.tx)
    .updateTable('document.document')
    .set(registerKeys(parts))
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', document.document_id)
    .execute();
  await keepWords(ctx, document.document_id, { place: 'register', text: parts.join(' ') });
}
