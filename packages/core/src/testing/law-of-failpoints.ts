import { sql } from 'kysely';
import type { Fault } from '../kernel/index.ts';
import { perform, type Actor, type AnyUseCase, type App, type Failpoint } from '../usecase/index.ts';
import type { EmptyHouse } from './empty-house.ts';
import { failingAtStatement, PlantedCrash } from './fail-at-statement.ts';
import { changedTables, snapshot } from './snapshot.ts';

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
  const before = await snapshot(house.ownerDb);
  const rows = await auditRows(house);
  for (const at of points) {
    if (!(await runs(crashingAt(house.app, at), attempt))) throw new LawBroken(`the run never reached ${at}`);
    await nothingLeft(house, before, at);
  }
  let statements = 0;
  while (await runs({ ...house.app, stores: failingAtStatement(house.stores, statements + 1).stores }, attempt)) {
    statements += 1;
    await nothingLeft(house, before, `statement ${String(statements)}`);
  }
  const added = (await auditRows(house)) - rows;
  const expected = attempt.useCase.kind === 'command' ? 1 : 0;
  if (added !== expected)
    throw new LawBroken(`the run left ${String(added)} audit rows instead of ${String(expected)}`);
  return { crashes: points.length + statements, statements };
}

async function nothingLeft({ ownerDb }: EmptyHouse, before: Record<string, string>, at: string): Promise<void> {
  const changed = changedTables(before, await snapshot(ownerDb));
  if (changed.length > 0) throw new LawBroken(`a crash at ${at} left something in ${changed.join(', ')}`);
}

/** Answers whether the planted crash went off; when it did not, the run has succeeded. */
async function runs(app: App, { actor, useCase, raw }: Attempt): Promise<boolean> {
  try {
    const result = await perform(app, actor, useCase, raw);
    if (!result.ok) throw new LawBroken(`the attempt is refused: ${describe(result.fault)}`);
    return false;
  } catch (error) {
    if (error instanceof PlantedCrash) return true;
    throw error;
  }
}

const describe = (fault: Fault): string => JSON.stringify(fault);

const crashingAt = (app: App, point: Failpoint): App => ({
  ...app,
  failpoint: (reached) => {
    if (reached === point) throw new PlantedCrash(`planted at ${point}`);
  },
});

async function auditRows({ ownerDb }: EmptyHouse): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit.entry`.execute(ownerDb);
  return rows[0]?.n ?? 0;
}
