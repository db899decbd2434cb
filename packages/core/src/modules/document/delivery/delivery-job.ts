import type { z } from 'zod';
import { ok, say, type Fault, type Result } from '../../../kernel/index.ts';
import { perform, type App, type JobKind, type SystemActor } from '../../../usecase/index.ts';
import { hear } from './hear.ts';
import { DELIVER } from './message.sql.ts';
import { message } from './message.views.ts';
import { noteCarried } from './note-carried.ts';
import { receiveFile } from './receive-file.ts';
import { receive } from './receive.ts';
import { sendings } from './sendings.views.ts';
import type { MessageBody } from './delivery.schema.ts';

/**
 * Carries everything that is due to the other committees, one message in hand at a time: first received there, then noted
 * here. Cut off between the two, it is received a second time without a second effect, because its version is known there.
 */
export const deliverJob: JobKind = {
  name: DELIVER,
  async run({ app, actor }) {
    const done = { arrived: 0, rest: 0 };
    for (let hasMore = true; hasMore;) {
      const round = await carryDue(app, actor);
      if (!round.ok) return round;
      done.arrived += round.value.arrived;
      done.rest += round.value.rest;
      hasMore = round.value.arrived + round.value.rest > 0;
    }
    const [arrived, rest] = [String(done.arrived), String(done.rest)];
    const message =
      done.rest === 0 ? say`Đã gửi ${arrived} tin.` : say`Đã gửi ${arrived} tin. ${rest} tin chưa tới, sẽ gửi lại.`;
    return ok({ message });
  },
};

/** Carries what is due now, some at a time; what failed is no longer due. */
async function carryDue(app: App, actor: SystemActor): Promise<Result<{ arrived: number; rest: number }>> {
  const due = await perform(app, actor, sendings, {});
  if (!due.ok) return due;
  let arrived = 0;
  for (const messageId of due.value.messageIds) {
    const carried = await carry(app, actor, messageId);
    if (!carried.ok) return carried;
    arrived += Number(carried.value);
  }
  return ok({ arrived, rest: due.value.messageIds.length - arrived });
}

/** Carries one message and notes how it fared; answers whether it has arrived. */
async function carry(app: App, actor: SystemActor, messageId: string): Promise<Result<boolean>> {
  const found = await perform(app, actor, message, { messageId });
  if (!found.ok) return found;
  const body = found.value;
  const fared = body.kind === 'over' ? NO_LONGER : faredAs(await handOver(app, body), body.kind);
  const noted = await perform(app, actor, noteCarried, { messageId, ...fared });
  return noted.ok ? ok(noted.value.state === 'delivered') : noted;
}

/** What it was about, or who was to hear of it, is not there any more; put right, it is sent again by hand. */
const NO_LONGER = { outcome: 'refused', remark: 'Không còn gì để gửi, hoặc đơn vị nhận đã kết thúc.' } as const;

type Body = Exclude<z.output<typeof MessageBody>, { kind: 'over' }>;

async function handOver(app: App, body: Body): Promise<Result<unknown>> {
  const there: SystemActor = { kind: 'system', tenantId: body.toTenantId, job: DELIVER };
  try {
    if (body.kind === 'document') return await perform(app, there, receive, body.sending);
    if (body.kind === 'file') return await perform(app, there, receiveFile, body.file);
    return await perform(app, there, hear, body.heard);
  } catch (error) {
    // What breaks there must not keep the rest waiting here.
    app.log.error({ err: error, kind: body.kind }, 'a message could not be received');
    return { ok: false, fault: { code: 'unavailable', reason: 'Nơi nhận gặp lỗi; hãy báo người vận hành.' } };
  }
}

function faredAs(taken: Result<unknown>, kind: Body['kind']) {
  if (taken.ok) return { outcome: 'delivered' as const };
  // A file that the guard of the receiver refuses is the same file tomorrow; all else may be mended there.
  const isLasting = kind === 'file' && taken.fault.code === 'invalid';
  return { outcome: isLasting ? ('refused' as const) : ('failed' as const), remark: saidOf(taken.fault).slice(0, 500) };
}

function saidOf(fault: Fault): string {
  if (fault.code === 'conflict' || fault.code === 'unavailable') return fault.reason;
  if (fault.code === 'invalid') return Object.values(fault.fields).join(' ');
  return 'Nơi nhận chưa sẵn sàng nhận.';
}
