import { sql } from 'kysely';
import type { FoundedHouse } from '../founded-house.ts';
import { changedTables, snapshot } from '../snapshot.ts';
import { decided, type Decision } from './deciding.ts';
import { playersOf, unitsOf, type Player, type Units } from './people.ts';
import { place, type Spot } from './placing.ts';
import { questionOf, type Combination } from './product.ts';
import { recordsIn, type Records } from './records.ts';

/** A house with somebody of every role and a record of every kind. */
export interface Ground {
  readonly house: FoundedHouse;
  readonly units: Units;
  readonly players: readonly Player[];
  readonly records: Records;
}

/** Sets the ground; takes some seconds. */
export async function groundIn(house: FoundedHouse): Promise<Ground> {
  const units = await unitsOf(house);
  const players = await playersOf(house, units);
  return { house, units, players, records: await recordsIn(house, units) };
}

/** What came of asking. */
export interface Outcome {
  readonly count: number;
  readonly allowed: number;
  /** Where the house does not answer as the table says. */
  readonly differences: readonly string[];
  /** Use cases that somebody could really carry out: the others were refused for something else than a right. */
  readonly done: ReadonlySet<string>;
  /** Lines of the security log that were owed, `who use-case kind` by how often. */
  readonly owed: ReadonlyMap<string, number>;
}

/** Asks the house every combination, moving the records as needed. */
export async function askAll(ground: Ground, combinations: readonly Combination[]): Promise<Outcome> {
  const differences: string[] = [];
  const done = new Set<string>();
  const owed = new Map<string, number>();
  let [allowed, at] = [0, ''];
  for (const one of combinations) {
    const here = `${one.player.role} ${one.subject} ${one.relation} ${one.state}`;
    if (here !== at) await place(ground.house, ground, one);
    at = here;
    const decision = await decided(ground.house, ground, one);
    if (decision.isAllowed) allowed += 1;
    if (decision.isDone) done.add(one.useCase.name);
    if (decision.isAllowed !== one.allowedBy.length > 0) differences.push(inWords(one, decision));
    if (!decision.isNoted) continue;
    const line = `${decision.by} ${one.useCase.name} forbidden`;
    owed.set(line, (owed.get(line) ?? 0) + 1);
  }
  return { count: combinations.length, allowed, differences, done, owed };
}

function inWords(one: Combination, { said }: Decision): string {
  const { useCase, role, relation, state } = questionOf(one);
  const should = one.allowedBy.length > 0 ? 'yes' : 'no';
  return `${useCase} by ${role}, ${relation}, ${state}: the table says ${should}, the house ${said}`;
}

/** What changed in any table while `ask` ran, records put back where they stood; refusals may only be in their log. */
export async function changedBy<T>(ground: Ground, ask: () => Promise<T>): Promise<{ changed: string[]; answer: T }> {
  const before = await put(ground);
  const answer = await ask();
  return { changed: changedTables(before, await put(ground)), answer };
}

async function put({ house, ...ground }: Ground): Promise<Record<string, string>> {
  const [player] = ground.players;
  if (!player) throw new Error('nobody plays');
  const rest = { player, relation: 'same' } as const;
  const spots: Spot[] = [
    { ...rest, subject: 'task', state: 'assigned' },
    { ...rest, subject: 'task', state: 'secret' },
    { ...rest, subject: 'meeting', state: 'invited' },
    { ...rest, subject: 'document', state: 'internal' },
  ];
  for (const spot of spots) await place(house, ground, spot);
  // The moves themselves stand in the journal and belong to no audit row.
  await sql`delete from audit.change c where not exists (
    select 1 from audit.entry e where e.tenant_id = c.tenant_id and e.change_set = c.change_set)`.execute(
    house.ownerDb,
  );
  return snapshot(house.ownerDb);
}

/** The lines of the security log, `who use-case kind` by how often. */
export async function noted({ house }: Ground): Promise<Map<string, number>> {
  const { rows } = await sql<{ line: string; n: number }>`
    select actor || ' ' || action || ' ' || kind as line, count(*)::int as n from audit.security_event
    group by 1`.execute(house.ownerDb);
  return new Map(rows.map(({ line, n }) => [line, n]));
}

/** What was added to the log between two looks. */
export const addedTo = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...after].map(([line, n]) => [line, n - (before.get(line) ?? 0)] as const).filter(([, n]) => n > 0));
