import { conflict, dayOf, fail, invalid, ok, timedId, type Result } from '../../../kernel/index.ts';
import { admitFile } from '../../../platform/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { documentLines } from '../../document/index.ts';
import {
  AttachEvidenceInput,
  CiteEvidenceInput,
  JudgeEvidenceInput,
  Made,
  WithdrawEvidenceInput,
} from '../evidence.schema.ts';
import { begin, type TaskAtHand } from '../moving.ts';
import { mayReceive, mayWork } from '../task.policy.ts';
import { missing } from '../task.refusals.ts';
import { WORKING_STATES } from '../task.states.ts';
import { addEvent, evidenceOf, whoActs } from '../task.sql.ts';
import { tables, type EvidenceRow } from '../task.tables.ts';

const NO_FILE = { file_id: null, name: '', media_type: '', size: 0, sha256: '', document_id: null };

async function keepEvidence(
  ctx: Ctx,
  { task }: TaskAtHand,
  what: Pick<EvidenceRow, keyof typeof NO_FILE>,
): Promise<string> {
  const id = timedId(ctx.now);
  const row: EvidenceRow = {
    ...{ tenant_id: ctx.tenantId, evidence_id: id, task_id: task.task_id, ...what },
    ...{ added_on: dayOf(ctx.now), added_by: whoActs(ctx), verdict: 'pending', is_withdrawn: false },
  };
  await tables(ctx.tx).insertInto('task.evidence').values(row).execute();
  await addEvent(ctx, task, { kind: 'evidence_added', note: what.name });
  return id;
}

/** Adds a file that shows what was done. What bears a mark of secrecy is refused and not kept. */
export const attachEvidence = command({
  name: 'task.attachEvidence',
  http: 'none',
  summary: 'Gắn tệp minh chứng: PDF, DOCX, XLSX hoặc ảnh chụp; tệp có dấu mật bị từ chối',
  input: AttachEvidenceInput,
  output: Made,
  async run(ctx, { taskId, file }) {
    const begun = await begin(ctx, taskId, { name: 'task.attachEvidence', may: mayWork, from: WORKING_STATES });
    if (!begun.ok) return begun;
    const { permit } = begun.value;
    const allow = ['pdf', 'docx', 'xlsx', 'png', 'jpeg'] as const;
    const admitted = await admitFile(ctx, { name: file.fileName, bytes: file.bytes, allow });
    if (!admitted.ok) return fail(admitted.fault);
    const { fileId, name, mediaType, size, sha256 } = admitted.value;
    const what = { ...NO_FILE, file_id: fileId, name, media_type: mediaType, size, sha256 };
    const id = await keepEvidence(ctx, begun.value, what);
    return ok({ permit, value: { id }, event: { type: 'task.evidence_attached', subject: taskId, data: { sha256 } } });
  },
});

/** Names a document of the register as evidence. */
export const citeEvidence = command({
  name: 'task.citeEvidence',
  http: 'POST /tasks/{taskId}/evidence/documents',
  summary: 'Dẫn một văn bản trong sổ làm minh chứng',
  input: CiteEvidenceInput,
  output: Made,
  async run(ctx, { taskId, documentId }) {
    const begun = await begin(ctx, taskId, { name: 'task.citeEvidence', may: mayWork, from: WORKING_STATES });
    if (!begun.ok) return begun;
    const { permit } = begun.value;
    const [document] = await documentLines(ctx, [documentId]);
    if (!document) return invalid('documentId', 'Không có văn bản này');
    const before = await evidenceOf(ctx, taskId);
    if (before.some((one) => one.document_id === documentId)) return invalid('documentId', 'Văn bản này đã được dẫn');
    const name = `${document.symbol}: ${document.title}`;
    const id = await keepEvidence(ctx, begun.value, { ...NO_FILE, document_id: documentId, name });
    return ok({ permit, value: { id }, event: { type: 'task.evidence_cited', subject: taskId, data: { documentId } } });
  },
});

async function pieceOf(ctx: Ctx, { task }: TaskAtHand, evidenceId: string): Promise<Result<EvidenceRow>> {
  const row = (await evidenceOf(ctx, task.task_id)).find((one) => one.evidence_id === evidenceId);
  return row ? ok(row) : missing('evidence');
}
const setPiece = (ctx: Ctx, piece: EvidenceRow, change: Partial<EvidenceRow>) =>
  tables(ctx.tx)
    .updateTable('task.evidence')
    .set(change)
    .where('tenant_id', '=', ctx.tenantId)
    .where('evidence_id', '=', piece.evidence_id)
    .execute();

/** Takes a piece away that does not belong there; its row and its bytes stay. */
export const withdrawEvidence = command({
  name: 'task.withdrawEvidence',
  http: 'POST /tasks/{taskId}/evidence/{evidenceId}/withdrawal',
  summary: 'Gỡ một minh chứng gắn nhầm, có lý do',
  input: WithdrawEvidenceInput,
  output: Made,
  async run(ctx, { taskId, evidenceId, reason }) {
    const begun = await begin(ctx, taskId, { name: 'task.withdrawEvidence', may: mayWork, from: WORKING_STATES });
    if (!begun.ok) return begun;
    const { permit } = begun.value;
    const piece = await pieceOf(ctx, begun.value, evidenceId);
    if (!piece.ok) return piece;
    await setPiece(ctx, piece.value, { is_withdrawn: true });
    const note = `${piece.value.name}: ${reason}`;
    await addEvent(ctx, begun.value.task, { kind: 'evidence_withdrawn', note });
    const event = { type: 'task.evidence_withdrawn', subject: taskId, data: { evidenceId, reason } };
    return ok({ permit, value: { id: evidenceId }, event });
  },
});

/** The receiver says of one piece whether it shows what it should; a rejection gives its reason. */
export const judgeEvidence = command({
  name: 'task.judgeEvidence',
  http: 'POST /tasks/{taskId}/evidence/{evidenceId}/verdict',
  summary: 'Xác nhận hoặc bác một minh chứng',
  input: JudgeEvidenceInput,
  output: Made,
  async run(ctx, { taskId, evidenceId, verdict, reason }) {
    if (verdict === 'rejected' && reason === undefined) return invalid('reason', 'Nêu lý do bác minh chứng');
    const begun = await begin(ctx, taskId, { name: 'task.judgeEvidence', may: mayReceive, from: ['submitted'] });
    if (!begun.ok) return begun;
    const { permit } = begun.value;
    const piece = await pieceOf(ctx, begun.value, evidenceId);
    if (!piece.ok) return piece;
    if (piece.value.verdict === verdict) return conflict('Minh chứng này đã được xem xét như vậy.');
    await setPiece(ctx, piece.value, { verdict });
    const note = reason === undefined ? piece.value.name : `${piece.value.name}: ${reason}`;
    await addEvent(ctx, begun.value.task, { kind: `evidence_${verdict}`, note });
    const event = { type: `task.evidence_${verdict}`, subject: taskId, data: { evidenceId } };
    return ok({ permit, value: { id: evidenceId }, event });
  },
});
