import { z } from 'zod';
import { fail, invalid, ok } from '../../../kernel/index.ts';
import { admitFile } from '../../../platform/index.ts';
import { command } from '../../../usecase/index.ts';
import { RoundId, Stepped, tables } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';

/** Binds the plan that a subject published, by the hash of its file: voters rate him against these very bytes. */
export const attachPlan = command({
  name: 'ballot.attachPlan',
  http: 'none',
  summary: 'Gắn kế hoạch tu dưỡng, rèn luyện của người được góp ý bằng mã băm của tệp',
  input: z.strictObject({
    roundId: RoundId,
    subjectNo: z.coerce.number().int().min(1).max(15),
    title: z.string().trim().normalize('NFC').min(1, 'Nhập tên kế hoạch').max(200, 'Tên kế hoạch dài quá 200 ký tự'),
    file: z.strictObject(
      {
        fileName: z.string().max(300),
        mediaType: z.string().max(200),
        bytes: z.instanceof(Uint8Array, { error: 'Chọn tệp kế hoạch' }),
      },
      'Chọn tệp kế hoạch',
    ),
  }),
  output: Stepped,
  async run(ctx, { roundId, subjectNo, title, file }) {
    const step = await beginStep(ctx, 'ballot.attachPlan', roundId);
    if (!step.ok) return step;
    const { round, subjects, permit } = step.value;
    if (!subjects.some((subject) => subject.subject_no === subjectNo)) {
      return invalid('subjectNo', 'Đợt này không có người được góp ý số đó');
    }
    const admitted = await admitFile(ctx, { name: file.fileName, bytes: file.bytes, allow: ['pdf', 'docx'] });
    if (!admitted.ok) return fail(admitted.fault);
    const { sha256 } = admitted.value;
    await tables(ctx.tx)
      .updateTable('ballot.subject')
      .set({ plan_sha256: sha256, plan_title: title })
      .where('tenant_id', '=', ctx.tenantId)
      .where('round_id', '=', roundId)
      .where('subject_no', '=', subjectNo)
      .execute();
    const event = { type: 'ballot.plan_attached', subject: roundId, data: { subjectNo, sha256 } };
    return ok({ permit, value: await endStep(ctx, 'ballot.attachPlan', { round }), event });
  },
});
