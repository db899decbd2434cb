import { z } from 'zod';
import { ok } from '../../../kernel/index.ts';
import { command, type Ctx } from '../../../usecase/index.ts';
import { mayCarry } from '../document.policy.ts';
import { forbidden, missing } from '../document.refusals.ts';
import { tables, type MessageRow } from '../document.tables.ts';
import { nextTryAt } from './backoff.ts';
import { CarriedInput, MESSAGE_STATES } from './delivery.schema.ts';
import { lockMessage, orderDelivery } from './message.sql.ts';

type Outcome = z.output<typeof CarriedInput>['outcome'];
type Fared = Pick<MessageRow, 'state' | 'tries' | 'next_at' | 'ended_at'>;

/** Notes how a message fared. What was not taken is tried again later and later, until it is given up; a second time nothing changes. */
export const noteCarried = command({
  name: 'document.noteCarried',
  http: 'none',
  summary: 'Ghi kết quả gửi một tin tới đảng bộ khác; chưa nhận được thì hẹn gửi lại',
  input: CarriedInput,
  output: z.object({ state: z.enum(MESSAGE_STATES), tries: z.int() }),
  async run(ctx, { messageId, outcome, remark }) {
    const permit = mayCarry(ctx.actor, 'document.noteCarried');
    if (!permit) return forbidden('document.noteCarried');
    const message = await lockMessage(ctx, messageId);
    if (!message) return missing('message');
    const fared = message.state === 'waiting' ? faredAfter(ctx, message, outcome) : message;
    if (fared !== message) await change(ctx, messageId, { ...fared, why: outcome === 'delivered' ? '' : remark });
    if (fared.next_at !== null && fared !== message) {
      await orderDelivery(ctx, secondsUntil(fared.next_at, ctx.now));
    }
    const { state, tries } = fared;
    const data = { messageId, kind: message.kind, toTenantId: message.to_tenant_id, state, tries, remark };
    const event = { type: 'document.message_carried', subject: message.document_id, data };
    return ok({ permit, value: { state, tries }, event });
  },
});

function faredAfter({ now }: Ctx, message: MessageRow, outcome: Outcome): Fared {
  const tries = message.tries + 1;
  if (outcome !== 'failed') return { state: outcome, tries, next_at: null, ended_at: now };
  const nextAt = nextTryAt(tries, now);
  if (nextAt === undefined) return { state: 'given_up', tries, next_at: null, ended_at: now };
  return { state: 'waiting', tries, next_at: nextAt, ended_at: null };
}

/** A little late rather than early: a job that begins before its message is due would leave it lying. */
const secondsUntil = (at: Date, now: Date): number => Math.ceil((at.getTime() - now.getTime()) / 1000) + 5;

async function change(ctx: Ctx, messageId: string, columns: Partial<MessageRow>): Promise<void> {
  await tables(ctx.tx)
    .updateTable('document.message')
    .set(columns)
    .where('tenant_id', '=', ctx.tenantId)
    .where('message_id', '=', messageId)
    .execute();
}
