import { z } from 'zod';
import { invalid, ok } from '../../../kernel/index.ts';
import { command } from '../../../usecase/index.ts';
import { mayKeep } from '../org.policy.ts';
import { forbidden, missing } from '../org.refusals.ts';
import { tables } from '../org.tables.ts';
import { AddExternalIdInput } from '../person.schema.ts';
import { lockPerson } from '../person.sql.ts';

/** Notes by which id another system knows a person. */
export const addExternalId = command({
  name: 'org.addExternalId',
  http: 'POST /org/people/{personId}/external-ids',
  summary: 'Ghi mã của một người trong hệ thống khác',
  input: AddExternalIdInput,
  output: z.object({ personId: z.uuid() }),
  async run(ctx, { personId, scheme, value }) {
    const permit = mayKeep(ctx.actor, 'org.addExternalId');
    if (!permit) return forbidden('org.addExternalId');
    if (!(await lockPerson(ctx, personId))) return missing('person');
    const added = await tables(ctx.tx)
      .insertInto('org.external_id')
      .values({ tenant_id: ctx.tenantId, scheme, value, person_id: personId })
      .onConflict((clash) => clash.columns(['tenant_id', 'scheme', 'value']).doNothing())
      .returning('value')
      .executeTakeFirst();
    if (!added) return invalid('value', 'Mã này đã gắn với một người');
    return ok({
      permit,
      value: { personId },
      event: { type: 'org.external_id_added', subject: personId, data: { scheme } },
    });
  },
});
