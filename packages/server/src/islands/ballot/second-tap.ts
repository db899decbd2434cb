/** Where, when and on which screen a finger came down. `count` is 0 for a key, 2 for what the browser calls a double click. */
export interface Tap {
  readonly screen: number;
  readonly x: number;
  readonly y: number;
  /** Milliseconds since the page began. */
  readonly ms: number;
  readonly count: number;
}

const SOON_MS = 600;
const NEAR_PX = 32;

/** Whether a tap belongs to the one before it, which has brought another screen meanwhile. */
export function isSecondTap(last: Tap, tap: Tap): boolean {
  if (tap.count === 0 || tap.screen === last.screen) return false;
  const isNear = Math.hypot(tap.x - last.x, tap.y - last.y) <= NEAR_PX;
  return tap.count > 1 || (isNear && tap.ms - last.ms < SOON_MS);
}
