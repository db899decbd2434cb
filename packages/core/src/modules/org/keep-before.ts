import { timedId } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import { tables, type SubjectKind } from './org.tables.ts';

/** Writes down what stood before a change, why it was changed and by whom: nothing is silently overwritten. */
export async function keepBefore(
  ctx: Ctx,
  subject: { readonly kind: SubjectKind; readonly id: string; readonly before: object },
  reason: string,
): Promise<void> {
  const { actor } = ctx;
  await tables(ctx.tx)
    .insertInto('org.correction')
    .values({
      tenant_id: ctx.tenantId,
      correction_id: timedId(ctx.now),
      subject_kind: subject.kind,
      subject_id: subject.id,
      before: JSON.stringify(subject.before),
      reason,
      made_at: ctx.now,
      made_by: actor.kind === 'person' ? actor.personId : actor.kind,
    })
    .execute();
}
