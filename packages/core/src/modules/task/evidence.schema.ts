import { z } from 'zod';
import { optionalField } from '../../usecase/index.ts';
import { Reason, TaskId } from './task.schema.ts';

const evidenceId = z.uuid('Chọn minh chứng');

/** A file as a door took it. */
export const UploadedFile = z.strictObject(
  {
    fileName: z.string().max(300),
    mediaType: z.string().max(200),
    bytes: z.instanceof(Uint8Array, { error: 'Chọn tệp' }),
  },
  'Chọn tệp',
);
/** A file that shows what was done. */
export const AttachEvidenceInput = z.strictObject({ taskId: TaskId, file: UploadedFile });
/** A document of the register that shows it. */
export const CiteEvidenceInput = z.strictObject({ taskId: TaskId, documentId: z.uuid('Chọn văn bản') });
/** Which piece of which task. */
export const EvidenceInput = z.strictObject({ taskId: TaskId, evidenceId });
/** The piece that does not belong there. */
export const WithdrawEvidenceInput = EvidenceInput.extend({ reason: Reason });
/** Whether the piece shows what it should. */
export const JudgeEvidenceInput = EvidenceInput.extend({
  verdict: z.enum(['verified', 'rejected'], 'Chọn xác nhận hoặc bác'),
  reason: optionalField(Reason),
});
/** The id of what was made or changed. */
export const Made = z.object({ id: z.uuid() });
