import type { z } from 'zod';
import { dayOf, ok } from '../../../kernel/index.ts';
import { view, type Ctx } from '../../../usecase/index.ts';
import { committeeOf, unitTreeAsOf } from '../../org/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden } from '../document.refusals.ts';
import { documentById, issuerById } from '../document.sql.ts';
import { tables, type DocumentRow, type MessageRow, type ObligationRow } from '../document.tables.ts';
import { withdrawalOf } from '../withdrawal.ts';
import { answerBody } from './answer-body.sql.ts';
import { MessageBody, MessageInput, type Ask, type Sending, type Withdrawal } from './delivery.schema.ts';
import { formerNames } from './former-names.sql.ts';
import { messageById } from './message.sql.ts';

type Body = z.input<typeof MessageBody>;
const OVER: Body = { kind: 'over' };

/** What one message says, asked at the moment of sending: the state of the thing now, under the message's version. */
export const message = view({
  name: 'document.message',
  http: 'none',
  summary: 'Nội dung một tin phải gửi tới đảng bộ khác',
  input: MessageInput,
  output: MessageBody,
  async run(ctx, { messageId }) {
    const permit = mayCarry(ctx.actor, 'document.message');
    if (!permit) return forbidden('document.message');
    const row = await messageById(ctx, messageId);
    return ok({ permit, value: row?.state === 'waiting' ? await bodyOf(ctx, row) : OVER });
  },
});

async function bodyOf(ctx: Ctx, row: MessageRow): Promise<Body> {
  if (row.kind === 'answer') return answerBody(ctx, row);
  if (!(await isAbove(ctx, row.to_tenant_id)) && !(await isStillBelow(ctx, row.to_tenant_id))) return OVER;
  return row.kind === 'document' ? documentBody(ctx, row) : fileBody(ctx, row);
}

/** Whether the unit whose house this is works today: one that ended or went into another is told nothing more (AUT-7). */
async function isStillBelow(ctx: Ctx, childTenantId: string): Promise<boolean> {
  const tree = await unitTreeAsOf(ctx.tx, ctx.tenantId, dayOf(ctx.now));
  const units = await tables(ctx.tx)
    .selectFrom('document.subordinate')
    .select('unit_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('child_tenant_id', '=', childTenantId)
    .execute();
  return units.some((row) => tree.some(({ unitId }) => unitId === row.unit_id));
}

/** Whether something here came from that committee: it is told how the document stands with which it was answered. */
async function isAbove(ctx: Ctx, tenantId: string): Promise<boolean> {
  const row = await tables(ctx.tx)
    .selectFrom('document.receipt')
    .select('sending_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('from_tenant_id', '=', tenantId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function documentBody(ctx: Ctx, { to_tenant_id: toTenantId, subject_id: sourceId, version }: MessageRow) {
  const document = await documentById(ctx, sourceId);
  const issuer = document && (await issuerById(ctx, document.issuer_id));
  const committee = await committeeOf(ctx.tx, ctx.tenantId);
  if (!document || !issuer || !committee) return OVER;
  const sending: z.input<typeof Sending> = {
    ...{ sourceId, fromTenantId: ctx.tenantId, fromName: committee.name, version },
    issuer: { code: issuer.code, name: issuer.name },
    ...lineOf(document),
    files: await filesOf(ctx, sourceId),
    asks: (await askedOf(ctx, sourceId, toTenantId)).map((row) => askFrom(row, { ctx, by: committee.name })),
    formerly: await formerNames(ctx, sourceId),
  };
  return { kind: 'document' as const, toTenantId, sending };
}

const lineOf = (row: DocumentRow) => ({
  ...{ symbol: row.symbol, issuedOn: row.issued_on, title: row.title, signer: row.signer },
  ...{ effectiveOn: row.effective_on, expiresOn: row.expires_on, withdrawal: withdrawalOf(row) },
});

const filesOf = (ctx: Ctx, documentId: string): Promise<Sending['files']> =>
  tables(ctx.tx)
    .selectFrom('document.attachment')
    .select(['attachment_id as sourceId', 'name', 'sha256', 'is_withdrawn as isWithdrawn'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('document_id', '=', documentId)
    .orderBy('attachment_id')
    .execute();

const askedOf = (ctx: Ctx, documentId: string, childTenantId: string): Promise<ObligationRow[]> =>
  tables(ctx.tx)
    .selectFrom('document.obligation as o')
    .innerJoin('document.subordinate as s', (join) =>
      join.onRef('s.tenant_id', '=', 'o.tenant_id').onRef('s.unit_id', '=', 'o.unit_id'),
    )
    .selectAll('o')
    .where('o.tenant_id', '=', ctx.tenantId)
    .where('o.document_id', '=', documentId)
    .where('s.child_tenant_id', '=', childTenantId)
    .orderBy('o.obligation_id')
    .execute();

interface Asking {
  readonly ctx: Ctx;
  readonly by: string;
}
function askFrom(row: ObligationRow, { ctx, by }: Asking): Ask {
  // Taken back before the reason was kept beside the row: the journal has it.
  const unknown: Withdrawal = { on: dayOf(ctx.now), by, because: 'lý do ghi trong nhật ký của nơi gửi' };
  return {
    sendingId: row.obligation_id,
    requiredType: row.required_type,
    task: row.task,
    dueOn: row.due_on,
    exemptBecause: row.exempt_because,
    withdrawal: row.is_withdrawn ? (withdrawalOf(row) ?? unknown) : null,
  };
}

async function fileBody(ctx: Ctx, { to_tenant_id: toTenantId, subject_id: sourceId }: MessageRow): Promise<Body> {
  const file = await tables(ctx.tx)
    .selectFrom('document.attachment')
    .select(['attachment_id as sourceId', 'document_id as sourceDocumentId', 'kind', 'name', 'sha256'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('attachment_id', '=', sourceId)
    .where('is_withdrawn', '=', false)
    .executeTakeFirst();
  return file ? { kind: 'file', toTenantId, file: { ...file, fromTenantId: ctx.tenantId } } : OVER;
}
