/** How a message that could not be delivered is tried again: each wait twice the one before, up to a longest, so many tries. */
export const BACKOFF = { firstMinutes: 1, factor: 2, mostMinutes: 360, mostTries: 12 } as const;

/**
 * When a message is tried again that has failed so many times by now; nothing when it is given up. With {@link BACKOFF} that
 * is after 1, 2, 4 ... 256, 360, 360 minutes: some twenty hours in all.
 */
export function nextTryAt(tries: number, now: Date): Date | undefined {
  const { firstMinutes, factor, mostMinutes, mostTries } = BACKOFF;
  if (tries >= mostTries) return undefined;
  const minutes = Math.min(firstMinutes * factor ** Math.max(tries - 1, 0), mostMinutes);
  return new Date(now.getTime() + minutes * 60_000);
}
