import { z } from 'zod';
import { ok } from '../../kernel/index.ts';
import { view } from '../../usecase/index.ts';
import { kindsOf } from './kinds.ts';
import { mayList } from './meeting.policy.ts';
import { forbidden } from './meeting.refusals.ts';
import { KindOut } from './view.schema.ts';

/** The kinds of meeting of this committee and the rules of each. */
export const kinds = view({
  name: 'meeting.kinds',
  http: 'GET /meetings/kinds',
  summary: 'Các loại họp và quy tắc của từng loại',
  input: z.strictObject({}),
  output: z.object({ kinds: z.array(KindOut) }),
  async run(ctx) {
    const permit = mayList(ctx.actor, 'meeting.kinds');
    if (!permit) return forbidden('meeting.kinds');
    return ok({ permit, value: { kinds: await kindsOf(ctx) } });
  },
});
