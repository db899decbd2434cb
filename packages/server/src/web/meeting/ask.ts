import type { z } from 'zod';
import type { Fault, Result } from '@guong/core/kernel';
import { meeting } from '@guong/core/meeting';
import { org } from '@guong/core/org';
import { perform, type AnyUseCase, type App } from '@guong/core/usecase';
import { actorOf } from '../../http/doorman.ts';
import { lookOf } from '../../http/look.ts';
import type { WebContext } from '../../http/web-env.ts';
import { TEXT } from './text.ts';

/** What was typed into an address and fits nothing is not there. */
export const notThere = (fault: Fault): Fault =>
  fault.code === 'invalid' ? { code: 'not_found', what: 'meeting' } : fault;

/** Asks as whoever made the request. */
export async function asked<U extends AnyUseCase>(
  { app, c }: { readonly app: App; readonly c: WebContext },
  useCase: U,
  raw: object = {},
): Promise<Result<z.output<U['output']>>> {
  return (await perform(app, await actorOf(c), useCase, raw)) as Result<z.output<U['output']>>;
}

/** The meeting of this address, for its reader. */
export const meetingIdOf = (c: WebContext): string => c.req.param('meetingId') ?? '';
/** The meeting of this address as its reader may see it. */
export const meetingOf = (app: App, c: WebContext) => asked({ app, c }, meeting.one, { meetingId: meetingIdOf(c) });

/** The words of this reader. */
export const wordsOf = (c: WebContext) => TEXT[lookOf(c).lang];

/** Units, posts held and categories of today: what forms offer. Empty where the reader may not know. */
export async function choicesFor(app: App, c: WebContext) {
  const [units, holdings, categories] = [
    await asked({ app, c }, org.unitTree),
    await asked({ app, c }, org.holdings),
    await asked({ app, c }, org.categories),
  ];
  return {
    units: units.ok ? units.value.units : [],
    holdings: holdings.ok ? holdings.value.holdings : [],
    categories: categories.ok ? categories.value.categories : [],
  };
}
