import { invalid, ok, type Result } from '../../../kernel/index.ts';
import type { Ctx } from '../../../usecase/index.ts';
import { documentById, issuerById } from '../document.sql.ts';
import type { ObligationRow } from '../document.tables.ts';
import { keepLink, mayPoint } from '../keep-link.ts';
import { keepAnswer } from './obligation.sql.ts';

/** Gives a document of the unit as the answer: it must be its own, of the type asked for, and may carry out the other. */
export async function answerWith(ctx: Ctx, asked: ObligationRow, ownDocumentId: string): Promise<Result<null>> {
  const answers = await mayAnswer(ctx, asked, ownDocumentId);
  if (!answers.ok) return answers;
  const ends = { fromId: ownDocumentId, toId: asked.document_id, kind: 'implements' } as const;
  const sound = await mayPoint(ctx, ends);
  if (!sound.ok) {
    return invalid('ownDocumentId', 'Văn bản này không thể triển khai văn bản kia: xem lại ngày, liên kết');
  }
  const linked = await keepLink(ctx, ends);
  // The two may have been linked by hand before: then nothing is left to do.
  if (!linked.ok && linked.fault.code !== 'conflict') return linked;
  await keepAnswer(ctx, asked.obligation_id, { own_document_id: ownDocumentId, done_on: null, done_how: '' });
  return ok(null);
}

async function mayAnswer(ctx: Ctx, asked: ObligationRow, ownDocumentId: string): Promise<Result<null>> {
  const own = await documentById(ctx, ownDocumentId);
  const issuer = own && (await issuerById(ctx, own.issuer_id));
  if (!own || !issuer) return invalid('ownDocumentId', 'Không có văn bản này');
  if (own.withdrawn_on !== null) return invalid('ownDocumentId', `${own.symbol} đã được thu hồi, không trả lời được`);
  if (issuer.unit_id !== asked.unit_id) {
    return invalid('ownDocumentId', `${own.symbol} không do đơn vị được giao ban hành`);
  }
  if (own.type === asked.required_type) return ok(null);
  return invalid('ownDocumentId', `Được giao ban hành ${asked.required_type}, mà ${own.symbol} là ${own.type}`);
}
