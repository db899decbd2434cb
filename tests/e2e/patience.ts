/** How long a page may keep a test waiting: a slow machine is no fault, and what never comes still fails. */
export const PATIENCE_MS = 180_000;
