import { conflict, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { ObligationInput } from '../cascade/obligation.schema.ts';
import { obligationRecords } from '../cascade/standing.figures.ts';
import { mayKeepRegister } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { Made } from '../document.schema.ts';
import { tables } from '../document.tables.ts';
import { templateInForce } from '../template/template.sql.ts';
import { draftKey, issuerFor, NO_ISSUER } from './draft.sql.ts';

/** Begins the draft of what a unit is asked for, and keeps on which template in which version it is written. */
export const startDraft = command({
  name: 'document.startDraft',
  http: 'POST /documents/obligations/{obligationId}/drafts',
  summary: 'Lập dự thảo văn bản triển khai theo mẫu đang dùng; ghi lại đã dùng mẫu nào, bản nào',
  input: ObligationInput,
  output: Made,
  async run(ctx, { obligationId }) {
    const permit = mayKeepRegister(ctx.actor, 'document.startDraft');
    if (!permit) return forbidden('document.startDraft');
    const [row] = await obligationRecords(ctx, { obligationId });
    if (!row) return missing('obligation');
    const issuer = await issuerFor(ctx, row.unit_id);
    if (!issuer) return conflict(NO_ISSUER);
    if ((await draftsOf(ctx, obligationId)) >= MOST_DRAFTS) return conflict(TOO_MANY);
    const template = await templateInForce(ctx, draftKey(row, issuer));
    const id = timedId(ctx.now);
    const { template_id: templateId, version, sha256 } = template ?? HOUSE_LAYOUT;
    await tables(ctx.tx)
      .insertInto('document.own_draft')
      .values({
        ...{ tenant_id: ctx.tenantId, draft_id: id, obligation_id: obligationId },
        ...{ template_id: templateId, made_at: ctx.now },
      })
      .execute();
    const data = { obligationId, templateId, version, sha256 };
    return ok({ permit, value: { id }, event: { type: 'document.draft_started', subject: id, data } });
  },
});

/** No template is in force: the draft is written in the layout of the house. */
const HOUSE_LAYOUT = { template_id: null, version: null, sha256: null };

const MOST_DRAFTS = 50;
const TOO_MANY = `Việc này đã có ${String(MOST_DRAFTS)} lần lập dự thảo; hãy tải lại một bản đã lập.`;

async function draftsOf(ctx: Ctx, obligationId: string): Promise<number> {
  const row = await tables(ctx.tx)
    .selectFrom('document.own_draft')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('obligation_id', '=', obligationId)
    .executeTakeFirstOrThrow();
  return row.n;
}
