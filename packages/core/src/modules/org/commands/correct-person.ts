import type { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { isBirthSound } from '../add-people.ts';
import { Changed } from '../fields.schema.ts';
import { keepBefore } from '../keep-before.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, isOutdated, missing, outdated } from '../org.refusals.ts';
import { tables, type PersonRow } from '../org.tables.ts';
import { CorrectPersonInput } from '../person.schema.ts';
import { lockPerson, personNameColumns } from '../person.sql.ts';

/** Corrects a person's record, with a reason; the values before stay on record. */
export const correctPerson = command({
  name: 'org.correctPerson',
  http: 'PUT /org/people/{personId}',
  summary: 'Sửa hồ sơ một người, có lý do; giá trị cũ được giữ lại',
  input: CorrectPersonInput,
  output: Changed,
  async run(ctx, input) {
    const permit = mayKeep(ctx.actor, 'org.correctPerson');
    if (!permit) return forbidden('org.correctPerson');
    const before = await lockPerson(ctx, input.personId);
    if (!before || before.state === 'merged') return missing('person');
    if (isOutdated(input.revision, before)) return outdated();
    if (!isBirthSound(input)) return invalid('birthYear', 'Năm sinh không khớp ngày sinh');
    await keepBefore(ctx, { kind: 'person', id: input.personId, before }, input.reason);
    const revision = before.revision + 1;
    await tables(ctx.tx)
      .updateTable('org.person')
      .set({ ...nameChange(before, input), ...birthChange(before, input), ...traitChange(before, input), revision })
      .where('tenant_id', '=', ctx.tenantId)
      .where('person_id', '=', input.personId)
      .execute();
    // The chain names the fields, not the values: it is kept longer than a person's data may be.
    const changed = Object.keys(input).filter((key) => key !== 'personId' && key !== 'revision' && key !== 'reason');
    return ok({
      permit,
      value: { id: input.personId, revision },
      event: { type: 'org.person_corrected', subject: input.personId, data: { changed, reason: input.reason } },
    });
  },
});

type Correction = z.output<typeof CorrectPersonInput>;

function nameChange(before: PersonRow, { fullName, sortAs }: Correction) {
  if (fullName === undefined && sortAs === undefined) return {};
  const columns = personNameColumns(fullName ?? before.full_name, sortAs);
  // A sort key typed by hand was put there for a reason: a new spelling alone does not replace it.
  if (sortAs !== undefined || !before.is_sort_key_typed) return columns;
  return { ...columns, sort_key: before.sort_key, is_sort_key_typed: true };
}

const traitChange = (before: PersonRow, { sex, memberKind }: Correction) => ({
  sex: sex ?? before.sex,
  member_kind: memberKind ?? before.member_kind,
});

function birthChange(before: PersonRow, { birthYear, bornOn }: Correction) {
  if (bornOn !== undefined) return { born_on: bornOn, birth_year: Number(bornOn.slice(0, 4)) };
  if (birthYear === undefined) return {};
  const keepsDay = before.born_on?.startsWith(String(birthYear)) === true;
  return { born_on: keepsDay ? before.born_on : null, birth_year: birthYear };
}
