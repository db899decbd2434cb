import type { z } from 'zod';
import type { Result } from '../../kernel/index.ts';
import { perform, type Actor, type AnyUseCase } from '../../usecase/index.ts';
import type { EmptyHouse } from '../empty-house.ts';

/** One thing that happens in the story: who asks for what, with input that succeeds in the state of that moment. */
export interface Step {
  readonly actor: Actor;
  readonly useCase: AnyUseCase;
  readonly raw: unknown;
}

/**
 * Laid over the story: it may try a law with exactly this step in exactly this state, and then lets the step happen by
 * calling `happen` (once), or makes it happen in its own way and answers what came back.
 */
export type Witness = (step: Step, happen: () => Promise<Result<unknown>>) => Promise<Result<unknown>>;

/** Makes a step happen and answers its value; a refusal ends the story. */
export type Tell = <U extends AnyUseCase>(actor: Actor, useCase: U, raw?: unknown) => Promise<z.output<U['output']>>;

/** What was told, and the way to tell more. */
export interface Telling {
  readonly tell: Tell;
  /** How often each use case was performed, by name. */
  readonly told: ReadonlyMap<string, number>;
}

/** A law is tried on a use case at most so often: twelve voters who receive are one case, not twelve. */
const WITNESSED = 3;

/** Begins a story in this house; without a witness the steps only happen. */
export function telling(house: EmptyHouse, witness?: Witness): Telling {
  const told = new Map<string, number>();
  const happening = async (actor: Actor, useCase: AnyUseCase, raw: unknown): Promise<unknown> => {
    const before = told.get(useCase.name) ?? 0;
    told.set(useCase.name, before + 1);
    const happen = (): Promise<Result<unknown>> => perform(house.app, actor, useCase, raw);
    const isWitnessed = witness !== undefined && before < WITNESSED;
    const result = await (isWitnessed ? witness({ actor, useCase, raw }, happen) : happen());
    if (!result.ok) throw new Error(`the story ends at ${useCase.name}: ${JSON.stringify(result.fault)}`);
    return result.value;
  };
  // One after another, even where voters come at once: a witness must not see another step's rows.
  let last: Promise<unknown> = Promise.resolve();
  const tell: Tell = (actor, useCase, raw = {}) => {
    last = last.then(() => happening(actor, useCase, raw));
    return last as Promise<never>;
  };
  return { tell, told };
}

/** Witnesses one after another, the first outermost; each sees the state before the step. */
export const together =
  (...witnesses: readonly Witness[]): Witness =>
  (step, happen) =>
    witnesses.reduceRight<() => Promise<Result<unknown>>>((inner, witness) => () => witness(step, inner), happen)();
