import { perform, type Actor, type App } from '../../usecase/index.ts';
import { PlantedCrash } from '../fail-at-statement.ts';
import type { EmptyHouse } from '../empty-house.ts';
import { crashingAt } from '../law-of-failpoints.ts';
import { changedTables, snapshot } from '../snapshot.ts';
import type { Step, Witness } from '../story/telling.ts';
import type { Findings } from './findings.ts';

/** A law tried before a step happens; what it does must leave no trace but lines of the security log. */
export type Probe = (step: Step) => Promise<void>;

/** Tries the probes before each step and compares every row of every table. */
export function probing(house: EmptyHouse, findings: Findings, probes: readonly Probe[]): Witness {
  return async (step, happen) => {
    // Who knocks at the door of the other committee is counted there, as he should be.
    const watched = step.useCase.kind === 'issue' ? house.tenantId : undefined;
    const before = await snapshot(house.ownerDb, watched);
    for (const probe of probes) await probe(step);
    const changed = changedTables(before, await snapshot(house.ownerDb, watched));
    findings.tried += 1;
    if (changed.length > 0) findings.broken.push(`${step.useCase.name}: a probe left something in ${changed.join()}`);
    return happen();
  };
}

/** What somebody would be answered. A command that would succeed is stopped before it is committed: `'done'`. */
export async function wouldAnswer(app: App, { useCase, raw }: Omit<Step, 'actor'>, actor: Actor): Promise<unknown> {
  try {
    return await perform(useCase.kind === 'command' ? crashingAt(app, 'audited') : app, actor, useCase, raw);
  } catch (error) {
    if (error instanceof PlantedCrash) return 'done';
    throw error;
  }
}

/** Whether it was a refusal. */
export const isRefused = (
  answer: unknown,
): answer is { readonly ok: false; readonly fault: { readonly code: string } } =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
