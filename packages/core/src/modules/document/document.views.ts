import { sql } from 'kysely';
import { z } from 'zod';
import { dayOf, hidden, ok } from '../../kernel/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { daysBetween } from './days-between.ts';
import { Withdrawal } from './delivery/delivery.schema.ts';
import { mayReadDocument, readsInternal } from './document.policy.ts';
import { missing } from './document.refusals.ts';
import { DocumentId, DocumentLine } from './document.schema.ts';
import { aliasesOf } from './document.sql.ts';
import { tables } from './document.tables.ts';
import { actsOn } from './find.views.ts';
import { attachmentsOf } from './attachment.sql.ts';
import { ATTACHMENT_KINDS } from './attachment-kinds.ts';
import { KNOWN_READINGS } from './file-text.ts';
import { LINK_KINDS } from './link-kinds.ts';
import { validityOn } from './validity.ts';
import { withdrawalOf } from './withdrawal.ts';

const LinkLine = z.object({
  linkId: z.uuid(),
  kind: z.enum(LINK_KINDS),
  /** The document at the other end. */
  documentId: z.uuid(),
  symbol: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  /** Days from the earlier document to the later one. */
  lagDays: z.int(),
});
const AttachmentLine = z.object({
  attachmentId: z.uuid(),
  kind: z.enum(ATTACHMENT_KINDS),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** Whether its words are found by the search. */
  hasText: z.boolean(),
  /** How far its words are known; null: not looked at yet. */
  reading: z.enum(KNOWN_READINGS).nullable(),
  /** Of a PDF: how many pages were read. */
  pagesRead: z.int().nullable(),
  /** Stored as it came with everything it says of its author, because it bears a digital signature. */
  isSigned: z.boolean(),
});
const Correction = z.object({
  correctionId: z.uuid(),
  before: z.string(),
  reason: z.string(),
  madeAt: z.date(),
  /** Who corrected, by id. */
  madeBy: z.string(),
});

/** One document with what it does (`up`, to earlier ones) and what is done to it (`down`, by later ones). */
export const DocumentOutput = DocumentLine.extend({
  signer: z.string(),
  effectiveOn: z.string(),
  expiresOn: z.string().nullable(),
  termName: z.string().nullable(),
  /** Who took it back, on which day and why; null while it stands. */
  withdrawal: Withdrawal.nullable(),
  revision: z.int(),
  aliases: z.array(z.string()),
  up: z.array(LinkLine),
  down: z.array(LinkLine),
  /** Documents of the same body with the same symbol on another day: perhaps one of them was typed wrongly. */
  sameSymbol: z.array(z.object({ documentId: z.uuid(), issuedOn: z.string() })),
  attachments: z.array(AttachmentLine),
  corrections: z.array(Correction),
});

/** One document with its links in both directions, as far as the reader may see the other ends. */
export const one = view({
  name: 'document.one',
  http: 'GET /documents/{documentId}',
  summary: 'Một văn bản: thông tin, hiệu lực, liên kết lên và xuống, các lần sửa',
  input: z.strictObject({ documentId: DocumentId }),
  output: DocumentOutput,
  async run(ctx, { documentId }) {
    const row = await rowOf(ctx, documentId);
    if (!row) return missing('document');
    const permit = mayReadDocument(ctx.actor, 'document.one', { isPublic: row.is_public });
    if (!permit) return hidden('document.one', 'document');
    const { effective_on: effectiveOn, expires_on: expiresOn } = row;
    return ok({
      permit,
      value: {
        documentId,
        symbol: row.symbol,
        type: row.type,
        title: row.title,
        issuerId: row.issuer_id,
        issuerName: row.issuer_name,
        issuedOn: row.issued_on,
        isPublic: row.is_public,
        signer: row.signer,
        effectiveOn,
        expiresOn,
        termName: row.term_name,
        revision: row.revision,
        withdrawal: withdrawalOf(row),
        validity: validityOn(dayOf(ctx.now), { effectiveOn, expiresOn, withdrawnOn: row.withdrawn_on }, row.acts),
        aliases: await aliasesOf(ctx, documentId),
        ...(await linksOf(ctx, documentId, row.issued_on)),
        sameSymbol: await sameSymbolOf(ctx, row),
        attachments: await attachmentsOf(ctx, documentId),
        corrections: readsInternal(ctx.actor) ? await correctionsOf(ctx, documentId) : [],
      },
    });
  },
});

const rowOf = (ctx: Ctx, documentId: string) =>
  tables(ctx.tx)
    .selectFrom('document.document as d')
    .innerJoin('document.issuer as i', (join) =>
      join.onRef('i.tenant_id', '=', 'd.tenant_id').onRef('i.issuer_id', '=', 'd.issuer_id'),
    )
    .leftJoin('document.term as t', (join) =>
      join.onRef('t.tenant_id', '=', 'd.tenant_id').on(sql<boolean>`d.series = 'term:' || t.term_id::text`),
    )
    .selectAll('d')
    .select(['i.name as issuer_name', 't.name as term_name', actsOn(dayOf(ctx.now)).as('acts')])
    .where('d.tenant_id', '=', ctx.tenantId)
    .where('d.document_id', '=', documentId)
    .executeTakeFirst();

async function linksOf(ctx: Ctx, documentId: string, issuedOn: string) {
  const ends = (here: 'from_id' | 'to_id', there: 'from_id' | 'to_id') => {
    const query = tables(ctx.tx)
      .selectFrom('document.link as l')
      .innerJoin('document.document as o', (join) =>
        join.onRef('o.tenant_id', '=', 'l.tenant_id').onRef('o.document_id', '=', `l.${there}`),
      )
      .select(['l.link_id as linkId', 'l.kind', 'o.document_id as documentId', 'o.symbol', 'o.title'])
      .select('o.issued_on as issuedOn')
      .where('l.tenant_id', '=', ctx.tenantId)
      .where(`l.${here}`, '=', documentId)
      .where('l.is_withdrawn', '=', false)
      .orderBy('o.issued_on')
      .orderBy('l.link_id');
    return (readsInternal(ctx.actor) ? query : query.where('o.is_public', '=', true)).execute();
  };
  const [up, down] = [await ends('from_id', 'to_id'), await ends('to_id', 'from_id')];
  return {
    up: up.map((one) => ({ ...one, lagDays: daysBetween(one.issuedOn, issuedOn) })),
    down: down.map((one) => ({ ...one, lagDays: daysBetween(issuedOn, one.issuedOn) })),
  };
}

function sameSymbolOf(
  ctx: Ctx,
  row: { readonly document_id: string; readonly symbol: string; readonly issuer_id: string },
) {
  const query = tables(ctx.tx)
    .selectFrom('document.document')
    .select(['document_id as documentId', 'issued_on as issuedOn'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('symbol', '=', row.symbol)
    .where('issuer_id', '=', row.issuer_id)
    .where('document_id', '<>', row.document_id)
    .orderBy('issued_on');
  return (readsInternal(ctx.actor) ? query : query.where('is_public', '=', true)).execute();
}

const correctionsOf = (ctx: Ctx, documentId: string) =>
  tables(ctx.tx)
    .selectFrom('document.correction')
    .select(['correction_id as correctionId', 'before', 'reason', 'made_at as madeAt', 'made_by as madeBy'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .orderBy('made_at')
    .execute();
