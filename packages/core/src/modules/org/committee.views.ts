import { z } from 'zod';
import { ok } from '../../kernel/index.ts';
import type { Tx } from '../../platform/index.ts';
import { view } from '../../usecase/index.ts';
import { CommitteeOutput, HistoryInput, HistoryOutput } from './found.schema.ts';
import { mayReadCommittee, mayReadPeople } from './org.policy.ts';
import { forbidden, missing } from './org.refusals.ts';
import { tables } from './org.tables.ts';
import { SuccessionsOutput } from './succession.schema.ts';

/** The committee of a tenant: prefix of its codes, name, root unit; nothing before it is founded. */
export const committeeOf = (tx: Tx, tenantId: string) =>
  tables(tx)
    .selectFrom('org.committee')
    .select(['code', 'name', 'root_unit_id as rootUnitId'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();

/** The committee's name and code: what the sign-in page shows. */
export const committee = view({
  name: 'org.committee',
  http: 'GET /org/committee',
  summary: 'Tên và mã của đảng bộ',
  input: z.strictObject({}),
  output: CommitteeOutput,
  async run(ctx) {
    const permit = mayReadCommittee(ctx.actor);
    if (!permit) return forbidden('org.committee');
    const value = await committeeOf(ctx.tx, ctx.tenantId);
    return value ? ok({ permit, value }) : missing('committee');
  },
});

/** What stood before the corrections of one record, newest first. */
export const history = view({
  name: 'org.history',
  http: 'GET /org/history/{subjectId}',
  summary: 'Các giá trị cũ và lý do sửa của một hồ sơ',
  input: HistoryInput,
  output: HistoryOutput,
  async run(ctx, { subjectId }) {
    const permit = mayReadPeople(ctx.actor, 'org.history');
    if (!permit) return forbidden('org.history');
    const corrections = await tables(ctx.tx)
      .selectFrom('org.correction')
      .select(['correction_id as correctionId', 'subject_kind as subjectKind', 'before', 'reason'])
      .select(['made_at as madeAt', 'made_by as madeBy'])
      .where('tenant_id', '=', ctx.tenantId)
      .where('subject_id', '=', subjectId)
      .orderBy('correction_id', 'desc')
      .execute();
    return ok({ permit, value: { corrections } });
  },
});

/** Every succession of the committee, newest first. */
export const successions = view({
  name: 'org.successions',
  http: 'GET /org/successions',
  summary: 'Các lần sáp nhập, chia tách, đổi tên, chuyển một phần đơn vị',
  input: z.strictObject({}),
  output: SuccessionsOutput,
  async run(ctx) {
    const permit = mayReadPeople(ctx.actor, 'org.successions');
    if (!permit) return forbidden('org.successions');
    const db = tables(ctx.tx);
    const heads = await db
      .selectFrom('org.succession')
      .select(['succession_id as successionId', 'kind', 'effective_on as effectiveOn', 'state', 'revision'])
      .select(['decision_symbol as decisionSymbol', 'decided_on as decidedOn', 'new_name as newName'])
      .where('tenant_id', '=', ctx.tenantId)
      .orderBy('effective_on', 'desc')
      .orderBy('succession_id', 'desc')
      .execute();
    const links = await db
      .selectFrom('org.succession_link as l')
      .innerJoin('org.unit as f', (j) =>
        j.onRef('f.tenant_id', '=', 'l.tenant_id').onRef('f.unit_id', '=', 'l.from_unit_id'),
      )
      .innerJoin('org.unit as t', (j) =>
        j.onRef('t.tenant_id', '=', 'l.tenant_id').onRef('t.unit_id', '=', 'l.to_unit_id'),
      )
      .select(['l.succession_id', 'l.from_unit_id as fromUnitId', 'f.code as fromCode'])
      .select(['l.to_unit_id as toUnitId', 't.code as toCode', 'l.share_bp as shareBasisPoints'])
      .where('l.tenant_id', '=', ctx.tenantId)
      .orderBy('f.code')
      .orderBy('t.code')
      .execute();
    const linked = heads.map((head) => ({
      ...head,
      links: links.filter((link) => link.succession_id === head.successionId),
    }));
    return ok({ permit, value: { successions: linked } });
  },
});
