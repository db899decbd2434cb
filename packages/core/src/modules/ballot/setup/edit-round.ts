import { z } from 'zod';
import { fail, invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { RoundId, Stepped, tables, type RoundRow } from '../ballot.schema.ts';
import { beginStep, endStep } from '../round-step.ts';
import { takeItems, templateColumns } from './take-template.ts';
import { templateOf } from './template-of.ts';
import type { Template } from '../templates.ts';
import { columnsOf, phaseProblem, roundFields } from './round-fields.ts';

/** Changes what was typed about a draft round. */
export const editRound = command({
  name: 'ballot.editRound',
  http: 'PUT /rounds/{roundId}',
  summary: 'Sửa bản thảo của một đợt',
  input: z.strictObject({
    roundId: RoundId,
    ...roundFields,
    /** Both or neither: another template brings its questions in place of the present ones. */
    templateCode: z.string().min(1, 'Chọn mẫu phiếu').optional(),
    templateVersion: z.int().min(1).optional(),
  }),
  output: Stepped,
  async run(ctx, { roundId, templateCode, templateVersion, ...fields }) {
    const step = await beginStep(ctx, 'ballot.editRound', roundId);
    if (!step.ok) return step;
    const problem = phaseProblem(fields);
    if (problem) return fail({ code: 'invalid', fields: problem });
    const { round } = step.value;
    const template = await otherTemplate(ctx, round, { code: templateCode, version: templateVersion });
    if (template === 'unknown') return invalid('templateCode', 'Không có mẫu phiếu này');
    if (template) await takeItems(ctx, roundId, template);
    if (fields.title !== round.title) await dropKeys(ctx, roundId);
    const value = await endStep(ctx, 'ballot.editRound', {
      round,
      changes: { ...columnsOf(fields), ...(template && templateColumns(template)) },
    });
    const event = { type: 'ballot.round_edited', subject: roundId, data: { title: fields.title } };
    return ok({ permit: step.value.permit, value, event });
  },
});

interface Named {
  readonly code: string | undefined;
  readonly version: number | undefined;
}
/** The template to take instead of the round's own; nothing when the same one, or none, is named. */
async function otherTemplate(ctx: Ctx, round: RoundRow, named: Named): Promise<Template | 'unknown' | undefined> {
  const { code = round.template_code, version = round.template_version } = named;
  if (code === round.template_code && version === round.template_version) return undefined;
  return (await templateOf(ctx, code, version)) ?? 'unknown';
}

/** Each member's proof names the title of the round (GBP-1): under another title it proves nothing. */
async function dropKeys(ctx: Ctx, roundId: string): Promise<void> {
  await tables(ctx.tx)
    .updateTable('ballot.committee_member')
    .set({ x25519: null, ed25519: null, proof: null })
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .where('x25519', 'is not', null)
    .execute();
}
