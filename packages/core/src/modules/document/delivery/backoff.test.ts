import { expect, test } from 'vitest';
import { BACKOFF, nextTryAt } from './backoff.ts';

test('each wait is twice the one before, none longer than six hours, and after the last try none is left', () => {
  const now = new Date('2026-11-22T02:00:00Z');
  const minutes = Array.from({ length: BACKOFF.mostTries }, (_, at) => {
    const next = nextTryAt(at + 1, now);
    return next === undefined ? undefined : (next.getTime() - now.getTime()) / 60_000;
  });
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, undefined]);
});
