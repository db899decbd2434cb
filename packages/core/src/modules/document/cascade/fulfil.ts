import { dayOf, invalid, ok, type Result } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { enterDocument } from '../commands/register.ts';
import { orderAnswer } from '../delivery/order-sending.sql.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { documentById, lockRegister } from '../document.sql.ts';
import { answerWith } from './answer-with.ts';
import { FulfilInput, FulfilOtherwiseInput, IssueOwnInput } from './obligation.schema.ts';
import { keepAnswer, lockObligation } from './obligation.sql.ts';

/** The unit answers with its own document; that it implements the one from above is linked at once. */
export const fulfil = command({
  name: 'document.fulfil',
  http: 'POST /documents/obligations/{obligationId}/document',
  summary: 'Ghi văn bản của đơn vị đã ban hành để triển khai',
  input: FulfilInput,
  output: Made,
  async run(ctx, { obligationId, ownDocumentId }) {
    const permit = mayKeepRegister(ctx.actor, 'document.fulfil');
    if (!permit) return forbidden('document.fulfil');
    await lockRegister(ctx);
    const before = await lockObligation(ctx, obligationId);
    if (!before || before.is_withdrawn) return missing('obligation');
    const answered = await answerWith(ctx, before, ownDocumentId);
    if (!answered.ok) return answered;
    await orderAnswer(ctx, obligationId);
    const event = { type: 'document.obligation_fulfilled', subject: obligationId, data: { ownDocumentId } };
    return ok({ permit, value: { id: obligationId }, event });
  },
});

/** The unit issues its own document: into the register, linked and given as the answer, all or nothing. */
export const issueOwn = command({
  name: 'document.issueOwn',
  http: 'POST /documents/obligations/{obligationId}/own-document',
  summary: 'Đăng ký văn bản của đơn vị và ghi luôn là văn bản triển khai, trong một bước',
  input: IssueOwnInput,
  output: Made,
  async run(ctx, { obligationId, ...paper }) {
    const permit = mayKeepRegister(ctx.actor, 'document.issueOwn');
    if (!permit) return forbidden('document.issueOwn');
    await lockRegister(ctx);
    const before = await lockObligation(ctx, obligationId);
    if (!before || before.is_withdrawn) return missing('obligation');
    const entered = await enterDocument(ctx, paper);
    if (!entered.ok) return entered;
    const { documentId: ownDocumentId, symbol, issuedOn } = entered.value;
    const answered = await answerWith(ctx, before, ownDocumentId);
    if (!answered.ok) return onTheForm(answered);
    await orderAnswer(ctx, obligationId);
    const data = { ownDocumentId, symbol, issuedOn };
    const event = { type: 'document.obligation_issued', subject: obligationId, data };
    return ok({ permit, value: { id: ownDocumentId }, event });
  },
});

/** What is wrong with the answer is wrong with its symbol, where the document is only being typed. */
function onTheForm(refused: Result<never>): Result<never> {
  const { fault } = refused as Extract<typeof refused, { ok: false }>;
  return fault.code === 'invalid' ? invalid('symbol', Object.values(fault.fields).join(' ')) : refused;
}

/** The unit carried it out without a document of its own: on which day, and how. */
export const fulfilOtherwise = command({
  name: 'document.fulfilOtherwise',
  http: 'POST /documents/obligations/{obligationId}/otherwise',
  summary: 'Ghi việc đã triển khai bằng cách khác (ví dụ hội nghị quán triệt), có ngày và lý do',
  input: FulfilOtherwiseInput,
  output: Made,
  async run(ctx, { obligationId, doneOn, reason }) {
    const permit = mayKeepRegister(ctx.actor, 'document.fulfilOtherwise');
    if (!permit) return forbidden('document.fulfilOtherwise');
    await lockRegister(ctx);
    const before = await lockObligation(ctx, obligationId);
    if (!before || before.is_withdrawn) return missing('obligation');
    const above = await documentById(ctx, before.document_id);
    if (above && doneOn < above.issued_on) return invalid('doneOn', 'Không thể trước ngày ban hành văn bản');
    if (doneOn > dayOf(ctx.now)) return invalid('doneOn', 'Ngày này chưa tới');
    await keepAnswer(ctx, obligationId, { own_document_id: null, done_on: doneOn, done_how: reason });
    await orderAnswer(ctx, obligationId);
    const event = { type: 'document.obligation_done_otherwise', subject: obligationId, data: { doneOn, reason } };
    return ok({ permit, value: { id: obligationId }, event });
  },
});
