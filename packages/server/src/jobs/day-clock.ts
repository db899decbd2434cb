import { document } from '@guong/core/document';
import { identity } from '@guong/core/identity';
import { dayOf } from '@guong/core/kernel';
import { mail } from '@guong/core/mail';
import { meeting } from '@guong/core/meeting';
import { operation } from '@guong/core/operation';
import { listTenants } from '@guong/core/platform';
import { task } from '@guong/core/task';
import type { z } from 'zod';
import { perform, type AnyUseCase, type App, type SystemActor } from '@guong/core/usecase';

/** How often a running server asks whether a new day has begun. */
const TICK_MS = 60_000;

/** The checkpoint comes last, so that the line on paper covers the rest. */
const DAILY: readonly AnyUseCase[] = [
  identity.sweep,
  task.remind,
  mail.orderDigests,
  document.readStored,
  document.orderMissing,
  meeting.recount,
  operation.forgetOld,
  operation.takeCheckpoint,
];

/** The idempotency key of a day's work: whoever comes second, in this process or another, gets the answer of the first. */
export const dailyKey = (day: string, name: string): string => `daily:${day}:${name}`;

/**
 * Does the work of the day in every tenant: once a day, whoever asks and how often. What a killed process left undone
 * was rolled back with its key, so the next one does it. Answers whether all of it is done.
 */
export async function runDayClock(app: App): Promise<boolean> {
  const day = dayOf(app.clock());
  let isDone = true;
  for (const { tenantId } of await listTenants(app.stores.app)) {
    isDone = (await runFor(app, { kind: 'system', tenantId, job: 'day-clock' }, day)) && isDone;
  }
  return isDone;
}

async function runFor(app: App, actor: SystemActor, day: string): Promise<boolean> {
  let isDone = true;
  for (const useCase of DAILY) {
    const done = await perform(app, actor, useCase, {}, { idempotencyKey: dailyKey(day, useCase.name) });
    if (!done.ok) app.log.warn({ fault: done.fault.code, useCase: useCase.name }, 'the work of the day was refused');
    if (done.ok && useCase === meeting.recount) sayMended(app, done.value as z.output<typeof meeting.recount.output>);
    isDone &&= done.ok;
  }
  return isDone;
}

/** A counter that was wrong is right again, but somebody should ask how it came to be wrong. */
function sayMended(app: App, mended: z.output<typeof meeting.recount.output>): void {
  if (mended.tallies + mended.counters > 0)
    app.log.error(mended, 'figures of meetings were wrong and have been mended');
}

/** Starts the clock, at once for the day that has begun; `stop()` lets work under way end. One that breaks is tried again. */
export function startDayClock(app: App): { readonly stop: () => Promise<void> } {
  let doneOn: string | undefined;
  let running: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    const today = dayOf(app.clock());
    if (today !== doneOn && (await runDayClock(app))) doneOn = today;
  };
  const next = () => {
    running = running.then(tick).catch((err: unknown) => {
      app.log.error({ err }, 'the work of the day broke');
    });
  };
  next();
  const timer = setInterval(next, TICK_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
