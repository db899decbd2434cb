import { ballot } from '@guong/core/ballot';
import type { Result } from '@guong/core/kernel';
import { listTenants } from '@guong/core/platform';
import { perform, type App, type SystemActor } from '@guong/core/usecase';

const TICK_MS = 5_000;
const MINUTE_MS = 60_000;

/** Whether an epoch of so many minutes may end between two ticks; a rule of the clock alone, so restarts change nothing. */
export const endsEpoch = (now: number, epochMinutes: number): boolean =>
  epochMinutes === 0 ||
  Math.floor(now / (epochMinutes * MINUTE_MS)) !== Math.floor((now - TICK_MS) / (epochMinutes * MINUTE_MS));

/** Does what is due in every tenant: phases that reached their bound, epochs that may end. */
export async function runRoundClock(app: App): Promise<void> {
  for (const { tenantId } of await listTenants(app.stores.app)) {
    await runFor(app, { kind: 'system', tenantId, job: 'round-clock' });
  }
}

async function runFor(app: App, actor: SystemActor): Promise<void> {
  const work = await perform(app, actor, ballot.clockWork, {});
  if (!work.ok) {
    noteRefusal(app, work);
    return;
  }
  for (const { step, roundId } of work.value.due)
    noteRefusal(app, await perform(app, actor, ballot[step], { roundId }));
  const now = app.clock().getTime();
  const ending = work.value.casting.filter(({ epochMinutes }) => endsEpoch(now, epochMinutes));
  for (const { protocolId } of ending) noteRefusal(app, await perform(app, actor, ballot.flushEpoch, { protocolId }));
}

/** A refusal here is no person's mistake: somebody did the step by hand meanwhile, or the machine misses a key. */
function noteRefusal(app: App, result: Result<unknown>): void {
  if (!result.ok) app.log.warn({ fault: result.fault.code }, 'the round clock was refused');
}

/** Starts the clock; `stop()` lets a tick under way end. One tick at a time, and one that breaks is only logged. */
export function startRoundClock(app: App): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const tick = () => {
    running = running
      .then(() => runRoundClock(app))
      .catch((err: unknown) => {
        app.log.error({ err }, 'the round clock missed a tick');
      });
  };
  const timer = setInterval(tick, TICK_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
