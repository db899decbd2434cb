import { z } from 'zod';
import { dayOf, fail, invalid, ok, timedId } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { unitOn } from '../../org/index.ts';
import { mayCreateRound } from '../ballot.policy.ts';
import { Stepped, tables, type RoundId } from '../ballot.schema.ts';
import { columnsOf, phaseProblem, roundFields } from './round-fields.ts';
import { takeItems, templateColumns } from './take-template.ts';
import { templateOf } from './template-of.ts';

/** Prepares a round from a published template: its items are copied, so a later template changes nothing here. */
export const createRound = command({
  name: 'ballot.createRound',
  http: 'POST /rounds',
  summary: 'Lập một đợt lấy ý kiến bằng phiếu kín từ mẫu phiếu',
  input: z.strictObject({
    ...roundFields,
    unitId: z.uuid('Chọn đơn vị tổ chức'),
    templateCode: z.string().min(1, 'Chọn mẫu phiếu'),
    templateVersion: z.int().min(1),
  }),
  output: Stepped,
  async run(ctx, { unitId, templateCode, templateVersion, ...fields }) {
    const permit = mayCreateRound(ctx.actor);
    if (!permit) return fail({ code: 'forbidden', action: 'ballot.createRound' });
    const problem = phaseProblem(fields);
    if (problem) return fail({ code: 'invalid', fields: problem });
    if (!(await unitOn(ctx, unitId, dayOf(ctx.now)))) return invalid('unitId', 'Không có đơn vị này hôm nay');
    const template = await templateOf(ctx, templateCode, templateVersion);
    if (!template) return invalid('templateCode', 'Không có mẫu phiếu này');

    const roundId = timedId(ctx.now);
    await tables(ctx.tx)
      .insertInto('ballot.round')
      .values({
        tenant_id: ctx.tenantId,
        round_id: roundId,
        unit_id: unitId,
        ...columnsOf(fields),
        ...templateColumns(template),
        state: 'draft',
        threshold: 2,
        roll_hash: null,
        protocol_id: null,
        manifest: null,
        annulled_because: null,
        created_at: ctx.now,
      })
      .execute();
    await takeItems(ctx, roundId, template);
    return ok({
      permit,
      value: { roundId: roundId as RoundId, state: 'draft' as const },
      event: {
        type: 'ballot.round_created',
        subject: roundId,
        data: { title: fields.title, template: `${templateCode}@${templateVersion}` },
      },
    });
  },
});
