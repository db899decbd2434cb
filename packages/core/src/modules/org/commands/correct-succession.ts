import type { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayConfirmSuccession } from '../org.policy.ts';
import { forbidden, isOutdated, missing, outdated } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { shapeProblem } from '../succession-rules.ts';
import { CorrectSuccessionInput, type SuccessionKind, type SuccessionLink } from '../succession.schema.ts';
import { linksOf, lockSuccession } from '../succession.sql.ts';

/** Corrects the decision or the shares of a succession; figures restated with the old shares stay explainable. */
export const correctSuccession = command({
  name: 'org.correctSuccession',
  http: 'PUT /org/successions/{successionId}',
  summary: 'Sửa số quyết định hoặc tỷ lệ kế thừa, có lý do; giá trị cũ được giữ lại',
  input: CorrectSuccessionInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayConfirmSuccession(ctx.actor, 'org.correctSuccession');
    if (!permit) return forbidden('org.correctSuccession');
    const before = await lockSuccession(ctx, input.successionId);
    if (!before) return missing('succession');
    if (isOutdated(input.revision, before)) return outdated();
    const linksBefore = await linksOf(ctx, input.successionId);
    const links = input.links ?? linksBefore;
    const problem = problemOf(before, linksBefore, links);
    if (problem) return invalid(problem.field, problem.message);

    const old = { ...before, links: linksBefore };
    await keepBefore(ctx, { kind: 'succession', id: input.successionId, before: old }, input.reason);
    await writeShares(ctx, input.successionId, links);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.succession')
      .set({ ...decisionChange(before, input), state: before.state === 'draft' ? 'draft' : 'corrected', revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('succession_id', '=', input.successionId)
      .execute();
    return ok({
      permit,
      value: { id: input.successionId, revision },
      event: { type: 'org.succession_corrected', subject: input.successionId, data: { ...input } },
    });
  },
});

interface Decision {
  readonly decision_symbol: string;
  readonly decided_on: string;
}
const decisionChange = (before: Decision, input: z.output<typeof CorrectSuccessionInput>): Decision => ({
  decision_symbol: input.decisionSymbol ?? before.decision_symbol,
  decided_on: input.decidedOn ?? before.decided_on,
});

interface Head {
  readonly kind: SuccessionKind;
  readonly new_name: string | null;
}
function problemOf(head: Head, before: readonly SuccessionLink[], links: readonly SuccessionLink[]) {
  if (pairsOf(links) !== pairsOf(before)) {
    return { field: 'links', message: 'Chỉ sửa được tỷ lệ, không đổi được đơn vị' };
  }
  return shapeProblem({ kind: head.kind, newName: head.new_name ?? undefined, links });
}

const pairsOf = (links: readonly SuccessionLink[]): string =>
  links
    .map((link) => `${link.fromUnitId} ${link.toUnitId}`)
    .sort()
    .join('\n');

async function writeShares(ctx: Ctx, successionId: string, links: readonly SuccessionLink[]): Promise<void> {
  for (const link of links) {
    await tables(ctx.tx)
      .updateTable('org.succession_link')
      .set({ share_bp: link.shareBasisPoints })
      .where('tenant_id', '=', ctx.tenantId)
      .where('succession_id', '=', successionId)
      .where('from_unit_id', '=', link.fromUnitId)
      .where('to_unit_id', '=', link.toUnitId)
      .execute();
  }
}
