/** Testing: an empty house on real PostgreSQL. Used by tests only; see README.md. */
export { blankDatabase, type BlankDatabase } from './blank-database.ts';
export { emptyHouse, FIRST_INSTANT, type EmptyHouse, type TestClock } from './empty-house.ts';
export { takeLoggedErrors, testLog } from './test-log.ts';
export { failingAtStatement, PlantedCrash, type StatementTrap } from './fail-at-statement.ts';
export { crashingAt, LawBroken, lawOfFailpoints, type Attempt, type FailpointReport } from './law-of-failpoints.ts';
export { changedTables, isUntouchedSince, snapshot, writingMark } from './snapshot.ts';
