import { ballot } from '@guong/core/ballot';
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
    const actor: SystemActor = { kind: 'system', tenantId, job: 'round-clock' };
    const work = await perform(app, actor, ballot.clockWork, {});
    if (!work.ok) continue;
    for (const { step, roundId } of work.value.due) await perform(app, actor, ballot[step], { roundId });
    for (const { protocolId, epochMinutes } of work.value.casting) {
      if (endsEpoch(app.clock().getTime(), epochMinutes)) await perform(app, actor, ballot.flushEpoch, { protocolId });
    }
  }
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
