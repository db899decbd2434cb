import { z } from 'zod';
import { fail, ok, type Result } from '../../kernel/index.ts';
import { FILE_KINDS } from '../../platform/index.ts';
import { view, type Ctx } from '../../usecase/index.ts';
import { mayReadPublic, mayReadRound } from './ballot.policy.ts';
import { ProtocolId, RoundId } from './ballot.schema.ts';
import { directoryEntry } from './box/box.ts';
import { readRound } from './protocol.ts';
import { loadRound } from './round-step.ts';

const PlanFile = z.object({
  sha256: z.string(),
  /** Plain ASCII, made from the hash: what the sender called the file is not part of the round. */
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.instanceof(Uint8Array),
});
const SubjectNo = z.coerce.number().int().min(1).max(15);
const PDF_MAGIC = Buffer.from('%PDF-');
const NO_PLAN = fail({ code: 'not_found', what: 'plan' });

/** The plan attached to a subject while the round is prepared, for whoever reads the round. */
export const plan = view({
  name: 'ballot.plan',
  http: 'GET /rounds/{roundId}/subjects/{subjectNo}/plan',
  summary: 'Tệp kế hoạch gắn với người được góp ý',
  input: z.strictObject({ roundId: RoundId, subjectNo: SubjectNo }),
  output: PlanFile,
  async run(ctx, { roundId, subjectNo }) {
    const loaded = await loadRound(ctx, roundId, 'none');
    const permit = loaded && mayReadRound('ballot.plan', ctx.actor, loaded.facts);
    const subject = loaded?.subjects.find((one) => one.subject_no === subjectNo);
    if (!permit || !subject?.plan_sha256) return NO_PLAN;
    const file = await fileOf(ctx, subjectNo, subject.plan_sha256);
    return file.ok ? ok({ permit, value: file.value }) : file;
  },
});

/**
 * The plan that a sealed manifest names: everyone may read what a subject is rated against. Knows no reader; asks the
 * box's own directory for the hash and nothing about people, so it stands on the casting origin.
 */
export const sealedPlan = view({
  name: 'ballot.sealedPlan',
  http: 'GET /log/{protocolId}/plans/{subjectNo}',
  summary: 'Tệp kế hoạch mà bản kê đã niêm phong nêu, để đọc và so dấu',
  input: z.strictObject({ protocolId: ProtocolId, subjectNo: SubjectNo }),
  output: PlanFile,
  store: 'cast',
  async run(ctx, { protocolId, subjectNo }) {
    const permit = mayReadPublic('ballot.sealedPlan');
    const entry = await directoryEntry(ctx.tx, { tenantId: ctx.tenantId, protocolId });
    const hash = entry && readRound(entry.manifest).manifest.subjects[subjectNo - 1]?.planHash;
    if (!permit || !hash) return NO_PLAN;
    const file = await fileOf(ctx, subjectNo, hash);
    return file.ok ? ok({ permit, value: file.value }) : file;
  },
});

/** The bytes of exactly this hash; the store checks them on every read. */
async function fileOf(ctx: Ctx, subjectNo: number, sha256: string): Promise<Result<z.output<typeof PlanFile>>> {
  const read = await ctx.files.read(sha256);
  if (!read.ok) return read;
  // ballot.attachPlan admitted one of these two, by content.
  const isPdf = read.value.subarray(0, PDF_MAGIC.length).equals(PDF_MAGIC);
  const { mediaType, extensions } = FILE_KINDS[isPdf ? 'pdf' : 'docx'];
  const fileName = `ke-hoach-${subjectNo}-${sha256.slice(0, 12)}.${extensions[0]}`;
  return ok({ sha256, fileName, mediaType, bytes: new Uint8Array(read.value) });
}
