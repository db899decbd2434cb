import { openLog, openMetrics, type Settings } from '@guong/core/platform';
import type { App } from '@guong/core/usecase';

/** What the doors read of the settings. */
type DoorSettings = Pick<Settings, 'profile' | 'mainOrigin' | 'castOrigin'>;

/** Settings of a demo as browsers see it. */
export const TEST_SETTINGS: DoorSettings = {
  profile: 'demo',
  mainOrigin: 'http://localhost',
  castOrigin: 'http://127.0.0.1',
};

/**
 * A house without rooms, for tests of the doors alone: it has settings, a log and a clock, and breaks loudly
 * (as a bug would) when a page asks it for a store.
 */
export function bareApp(settings: Partial<DoorSettings> = {}, written: string[] = []): App {
  const doorOnly = {
    settings: { ...TEST_SETTINGS, ...settings },
    log: openLog('info', { write: (line: string) => void written.push(line) }),
    metrics: openMetrics(),
    clock: () => new Date('2026-11-22T02:00:00Z'),
  };
  return doorOnly as unknown as App;
}
