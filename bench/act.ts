import { perform, type Actor, type AnyUseCase, type App } from '@guong/core/usecase';
import type { z } from 'zod';

/** Performs a use case; a refusal here is a bug of the benchmark. */
export async function act<U extends AnyUseCase>(
  ...[app, actor, useCase, input = {}]: readonly [App, Actor, U, object?]
): Promise<z.output<U['output']>> {
  const answer = await perform(app, actor, useCase, input);
  if (!answer.ok) throw new Error(`${useCase.name} was refused: ${JSON.stringify(answer.fault)}`);
  return answer.value as z.output<U['output']>;
}
