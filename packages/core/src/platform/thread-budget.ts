import type { Worker } from 'node:worker_threads';

/** What work in a thread of its own may take before it is given up. */
export interface ThreadBudget {
  /** Processor time of the thread: the same on a busy machine as on an idle one. */
  readonly mostCpuMs: number;
  /** Time that passes, for a thread that waits and works no more. */
  readonly mostWallMs: number;
}

const LOOK_MS = 50;

/**
 * Calls `spent` once when a thread has used up its budget, counted from now; what comes back ends the watch. A thread that has
 * ended is watched no more: its `exit` says so.
 */
export function watchBudget(thread: Worker, { mostCpuMs, mostWallMs }: ThreadBudget, spent: () => void): () => void {
  let isOver = false;
  const end = (): void => {
    isOver = true;
    clearInterval(look);
    clearTimeout(wall);
  };
  const give = (): void => {
    if (isOver) return;
    end();
    spent();
  };
  const before = cpuMs(thread);
  const check = async (): Promise<void> => {
    // Nothing can be known of a thread that has not begun, and it has spent nothing.
    const [from = 0, to = 0] = [await before, await cpuMs(thread)];
    if (to - from >= mostCpuMs) give();
  };
  const look = setInterval(() => void check(), LOOK_MS);
  const wall = setTimeout(give, mostWallMs);
  return end;
}

/** Nothing before the thread has begun, and once it has ended. */
const cpuMs = (thread: Worker): Promise<number | undefined> =>
  thread.cpuUsage().then(
    ({ user, system }) => (user + system) / 1_000,
    () => undefined,
  );
