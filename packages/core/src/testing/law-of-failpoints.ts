import { sql } from 'kysely';
import type { Fault, Result } from '../kernel/index.ts';
import { perform, type Actor, type AnyUseCase, type App, type Failpoint } from '../usecase/index.ts';
import type { EmptyHouse } from './empty-house.ts';
import { failingAtStatement, PlantedCrash } from './fail-at-statement.ts';
import { changedTables, isUntouchedSince, snapshot, writingMark } from './snapshot.ts';

/** One request that would succeed on the house as it stands. */
export interface Attempt {
  readonly actor: Actor;
  readonly useCase: AnyUseCase;
  readonly raw: unknown;
}

/** What the law tried. */
export interface FailpointReport {
  /** Crashes planted, each followed by a comparison of every table. */
  readonly crashes: number;
  /** Statements of the whole run. */
  readonly statements: number;
  /** What the run without a crash answered. */
  readonly answer: Result<unknown>;
}

/** Thrown when the law does not hold; says where the crash was and which tables differ. */
export class LawBroken extends Error {}

const BEFORE_COMMIT: readonly Failpoint[] = ['parsed', 'begun', 'ran', 'audited'];

/**
 * DUR-1: a crash at any failpoint or statement of a use case leaves nothing; without one it succeeds, and a command
 * leaves exactly one row in the audit chain. Crashes come first and change nothing, so one house serves them all.
 * @throws LawBroken
 */
export async function lawOfFailpoints(house: EmptyHouse, attempt: Attempt): Promise<FailpointReport> {
  const points = attempt.useCase.kind === 'command' ? BEFORE_COMMIT : BEFORE_COMMIT.slice(0, 2);
  const before: Before = { mark: await writingMark(house.ownerDb), rows: await snapshot(house.ownerDb) };
  const rows = await auditRows(house);
  for (const at of points) {
    if (await answerOf(crashingAt(house.app, at), attempt)) throw new LawBroken(`the run never reached ${at}`);
    await nothingLeft(house, before, at);
  }
  let statements = 0;
  let answer = await answerOf(failingAt(house.app, 1), attempt);
  while (!answer) {
    statements += 1;
    await nothingLeft(house, before, `statement ${String(statements)}`);
    answer = await answerOf(failingAt(house.app, statements + 1), attempt);
  }
  const added = (await auditRows(house)) - rows;
  const expected = attempt.useCase.kind === 'command' ? 1 : 0;
  if (added !== expected)
    throw new LawBroken(`the run left ${String(added)} audit rows instead of ${String(expected)}`);
  return { crashes: points.length + statements, statements, answer };
}

interface Before {
  readonly rows: Record<string, string>;
  mark: string;
}
async function nothingLeft({ ownerDb }: EmptyHouse, before: Before, at: string): Promise<void> {
  if (await isUntouchedSince(ownerDb, before.mark)) return;
  // Somebody wrote, perhaps a test beside this one: look at every table, and from here on only for newer writers.
  before.mark = await writingMark(ownerDb);
  const changed = changedTables(before.rows, await snapshot(ownerDb));
  if (changed.length > 0) throw new LawBroken(`a crash at ${at} left something in ${changed.join(', ')}`);
}

/** What came back, or nothing when the planted crash went off. */
async function answerOf(app: App, { actor, useCase, raw }: Attempt): Promise<Result<unknown> | undefined> {
  try {
    const result = await perform(app, actor, useCase, raw);
    if (!result.ok) throw new LawBroken(`the attempt is refused: ${describe(result.fault)}`);
    return result;
  } catch (error) {
    if (error instanceof PlantedCrash) return undefined;
    throw error;
  }
}

const failingAt = (app: App, statement: number): App => ({
  ...app,
  stores: failingAtStatement(app.stores, statement).stores,
});

const describe = (fault: Fault): string => JSON.stringify(fault);

/** The same app, but it crashes when a run reaches this point. */
export const crashingAt = (app: App, point: Failpoint): App => ({
  ...app,
  failpoint: (reached) => {
    if (reached === point) throw new PlantedCrash(`planted at ${point}`);
  },
});

async function auditRows({ ownerDb }: EmptyHouse): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit.entry`.execute(ownerDb);
  return rows[0]?.n ?? 0;
}
