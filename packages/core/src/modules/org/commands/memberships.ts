import { conflict, invalid, ok, timedId } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { EndMembershipInput, JoinCellInput, TransferMemberInput } from '../belonging.schema.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables, type MembershipRow } from '../org.tables.ts';
import { isCellOn, isPresent, lockPerson, openMembership } from '../person.sql.ts';

/** Takes a member into a cell. A member belongs to exactly one cell at a time. */
export const joinCell = command({
  name: 'org.joinCell',
  http: 'POST /org/people/{personId}/membership',
  summary: 'Tiếp nhận đảng viên vào sinh hoạt tại một chi bộ',
  input: JoinCellInput,
  output: Changed,
  async run(ctx, { personId, cellId, fromOn }) {
    const permit = mayKeep(ctx.actor, 'org.joinCell');
    if (!permit) return forbidden('org.joinCell');
    const person = await lockPerson(ctx, personId);
    if (!person) return missing('person');
    if (!isPresent(person)) return conflict('Người này đã chuyển đi, từ trần hoặc hồ sơ đã nhập vào hồ sơ khác.');
    if (person.member_kind === 'non_member') return conflict('Người chưa là đảng viên thì chưa vào chi bộ.');
    if (await openMembership(ctx, personId, fromOn)) {
      return conflict('Đảng viên đang sinh hoạt tại một chi bộ. Hãy chuyển sinh hoạt.');
    }
    if (!(await isCellOn(ctx, cellId, fromOn))) return invalid('cellId', 'Chi bộ không hoạt động vào ngày này');
    const membershipId = await openIn(ctx, { personId, cellId, fromOn });
    return ok({
      permit,
      value: { id: membershipId, revision: 1 },
      event: { type: 'org.cell_joined', subject: personId, data: { cellId, fromOn } },
    });
  },
});

/** Moves a member from one cell to another; the old membership stays on record. */
export const transferMember = command({
  name: 'org.transferMember',
  http: 'POST /org/people/{personId}/transfer',
  summary: 'Chuyển sinh hoạt đảng sang chi bộ khác kể từ một ngày',
  input: TransferMemberInput,
  output: Changed,
  async run(ctx, { personId, cellId, fromOn }) {
    const permit = mayKeep(ctx.actor, 'org.transferMember');
    if (!permit) return forbidden('org.transferMember');
    if (!(await lockPerson(ctx, personId))) return missing('person');
    const current = await openMembership(ctx, personId, fromOn);
    if (!current) return conflict('Người này chưa sinh hoạt tại chi bộ nào vào ngày này.');
    if (current.unit_id === cellId) return invalid('cellId', 'Đảng viên đang sinh hoạt tại chi bộ này');
    if (current.from_on >= fromOn) return invalid('fromOn', 'Ngày chuyển phải sau ngày vào chi bộ hiện tại');
    if (!(await isCellOn(ctx, cellId, fromOn))) return invalid('cellId', 'Chi bộ không hoạt động vào ngày này');
    await close(ctx, current, { toOn: fromOn, endKind: 'transferred' });
    const membershipId = await openIn(ctx, { personId, cellId, fromOn });
    return ok({
      permit,
      value: { id: membershipId, revision: 1 },
      event: { type: 'org.member_transferred', subject: personId, data: { from: current.unit_id, cellId, fromOn } },
    });
  },
});

/** Ends a membership without another cell. */
export const endMembership = command({
  name: 'org.endMembership',
  http: 'POST /org/people/{personId}/membership/end',
  summary: 'Kết thúc sinh hoạt tại chi bộ, có lý do',
  input: EndMembershipInput,
  output: Changed,
  async run(ctx, { personId, toOn, reason }) {
    const permit = mayKeep(ctx.actor, 'org.endMembership');
    if (!permit) return forbidden('org.endMembership');
    if (!(await lockPerson(ctx, personId))) return missing('person');
    const current = await openMembership(ctx, personId, toOn);
    if (!current) return conflict('Người này không sinh hoạt tại chi bộ nào vào ngày này.');
    if (toOn < current.from_on) return invalid('toOn', 'Ngày kết thúc trước ngày vào chi bộ');
    await keepBefore(ctx, { kind: 'membership', id: current.membership_id, before: current }, reason);
    await close(ctx, current, { toOn, endKind: 'ended' });
    return ok({
      permit,
      value: { id: current.membership_id, revision: current.revision + 1 },
      event: { type: 'org.membership_ended', subject: personId, data: { cellId: current.unit_id, toOn, reason } },
    });
  },
});

const close = (
  ctx: Ctx,
  current: MembershipRow,
  { toOn, endKind }: { readonly toOn: string; readonly endKind: 'transferred' | 'ended' },
) =>
  tables(ctx.tx)
    .updateTable('org.membership')
    .set({ to_on: toOn, end_kind: endKind, revision: current.revision + 1 })
    .where('tenant_id', '=', ctx.tenantId)
    .where('membership_id', '=', current.membership_id)
    .execute();

interface Joining {
  readonly personId: string;
  readonly cellId: string;
  readonly fromOn: string;
}
async function openIn(ctx: Ctx, { personId, cellId, fromOn }: Joining): Promise<string> {
  const membershipId = timedId(ctx.now);
  await tables(ctx.tx)
    .insertInto('org.membership')
    .values({
      tenant_id: ctx.tenantId,
      membership_id: membershipId,
      person_id: personId,
      unit_id: cellId,
      from_on: fromOn,
      to_on: null,
      end_kind: null,
      revision: 1,
    })
    .execute();
  return membershipId;
}
