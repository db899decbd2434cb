import { ok } from '../../../kernel/index.ts';
import { perform, type Ctx, type JobKind, type SystemActor } from '../../../usecase/index.ts';
import { noteDelivered } from './note-delivered.ts';
import { receive } from './receive.ts';
import { sendings } from './sendings.views.ts';

/** The name of the job that carries what waits to the tenants below. */
export const DELIVER = 'document.deliver';

/** Orders a delivery inside the transaction that made something to deliver: a rollback leaves none. */
export const orderDelivery = (ctx: Ctx): Promise<string> =>
  ctx.jobs.enqueue(ctx, { name: DELIVER, input: {}, requestedBy: requesterOf(ctx) });

const requesterOf = ({ actor }: Ctx): string => (actor.kind === 'person' ? actor.personId : 'system');

/**
 * Carries everything undelivered to the tenants below: first received there, then noted here. Cut off between the two, it is
 * received a second time without a second effect, because the sending's own id is the key there.
 */
export const deliverJob: JobKind = {
  name: DELIVER,
  async run({ app, actor }) {
    const waiting = await perform(app, actor, sendings, {});
    if (!waiting.ok) return waiting;
    const refused: string[] = [];
    for (const { childTenantId, sending } of waiting.value.outgoing) {
      const below: SystemActor = { kind: 'system', tenantId: childTenantId, job: DELIVER };
      const received = await perform(app, below, receive, sending);
      const noted = received.ok
        ? await perform(app, actor, noteDelivered, { obligationId: sending.sendingId })
        : received;
      if (!noted.ok) refused.push(`${sending.symbol}: ${noted.fault.code}`);
    }
    const sent = waiting.value.outgoing.length - refused.length;
    const rest = refused.length === 0 ? '' : ` Chưa gửi được: ${refused.join('; ')}.`;
    return ok({ message: `Đã gửi ${String(sent)} việc xuống đơn vị.${rest}` });
  },
};
