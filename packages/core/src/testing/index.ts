/** Testing: an empty house on real PostgreSQL. Used by tests only; see README.md. */
export { emptyHouse, FIRST_INSTANT, type EmptyHouse, type TestClock } from './empty-house.ts';
export { takeLoggedErrors, testLog } from './test-log.ts';
