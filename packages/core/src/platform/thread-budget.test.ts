import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { watchBudget, type ThreadBudget } from './thread-budget.ts';

const NEVER_MS = 2_000_000_000;
const threadOf = (source: string) => new Worker(source, { eval: true });
/** Which limit was met, or that the thread came to its end. */
async function endOf(source: string, budget: ThreadBudget): Promise<string> {
  const thread = threadOf(source);
  const { promise, resolve } = Promise.withResolvers<string>();
  const endWatch = watchBudget(thread, budget, () => {
    resolve('spent');
  });
  thread.once('exit', () => {
    resolve('ended');
  });
  return promise.finally(async () => {
    endWatch();
    await thread.terminate();
  });
}

test('a thread that works without end spends its processor time', async () => {
  expect(await endOf('for (;;) {}', { mostCpuMs: 200, mostWallMs: NEVER_MS })).toBe('spent');
});

test('a thread that only waits spends none of it, and is given up by the clock', async () => {
  const waits = 'setTimeout(() => process.exit(0), 400)';
  expect(await endOf(waits, { mostCpuMs: 10_000, mostWallMs: NEVER_MS })).toBe('ended');
  expect(await endOf('setInterval(() => undefined, 1000)', { mostCpuMs: NEVER_MS, mostWallMs: 100 })).toBe('spent');
});

test('what a thread spent before the watch began does not count', async () => {
  const thread = threadOf(`
    const { parentPort } = require('node:worker_threads');
    const { user } = process.threadCpuUsage();
    while (process.threadCpuUsage().user - user < 400_000);
    parentPort.postMessage('worked');
    parentPort.once('message', () => parentPort.postMessage('still here'));`);
  await new Promise((resolve) => thread.once('message', resolve));
  let isSpent = false;
  const endWatch = watchBudget(thread, { mostCpuMs: 300, mostWallMs: NEVER_MS }, () => {
    isSpent = true;
  });
  const answer = new Promise((resolve) => setTimeout(() => thread.once('message', resolve).postMessage('?'), 200));
  expect([await answer, isSpent]).toEqual(['still here', false]);
  endWatch();
  await thread.terminate();
});
