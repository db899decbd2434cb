import type { Result } from '../../kernel/index.ts';
import { canonicalJson, perform, type Actor, type App } from '../../usecase/index.ts';
import type { EmptyHouse } from '../empty-house.ts';
import { PlantedCrash } from '../fail-at-statement.ts';
import { crashingAt } from '../law-of-failpoints.ts';
import type { Step, Witness } from '../story/telling.ts';
import type { Findings } from './findings.ts';
import { otherBody } from './other-body.ts';

/** A command that was answered under a key, to be repeated once more after a restart. */
export interface Answered extends Step {
  readonly key: string;
  readonly answer: string;
}

/**
 * CON-4: the answer to each command is lost on its way; repeated with its key it is answered once and for all, by every
 * process; another body or another person with the same key is refused. Answers that hold a secret are not repeated.
 */
export function repeated(
  house: EmptyHouse,
  beside: App,
  { findings, answered }: { readonly findings: Findings; readonly answered: Answered[] },
): Witness {
  return async (step, happen) => {
    if (step.useCase.kind !== 'command') return happen();
    const key = crypto.randomUUID();
    const isSecret = step.useCase.answersSecret === true;
    const first = isSecret ? await asked(house.app, step, key) : await lost(house.app, step, key);
    if (!first.ok) return first;
    const tries = triesOf(house, beside, { step, expected: isSecret ? 'conflict' : textOf(first) });
    for (const { app, as, expected } of tries) {
      findings.tried += 1;
      const answer = codeOrText(await asked(app, as, key));
      if (answer !== expected) findings.broken.push(`${step.useCase.name}: ${answer} instead of ${expected}`);
    }
    if (!isSecret) answered.push({ ...step, key, answer: textOf(first) });
    return first;
  };
}

interface Try {
  readonly app: App;
  readonly as: Step;
  /** The text of the whole answer, or the code of a refusal. */
  readonly expected: string;
}
function triesOf(
  house: EmptyHouse,
  beside: App,
  { step, expected }: { readonly step: Step; readonly expected: string },
): Try[] {
  const { app } = house;
  const raw = otherBody(step);
  return [
    { app, as: step, expected },
    { app: beside, as: step, expected },
    { app, as: { ...step, actor: anotherPerson(house) }, expected: 'forbidden' },
    ...(raw === undefined ? [] : [{ app, as: { ...step, raw }, expected: 'conflict' }]),
  ];
}

const asked = (app: App, { actor, useCase, raw }: Step, key: string): Promise<Result<unknown>> =>
  perform(app, actor, useCase, raw, { idempotencyKey: key });

/** The command is committed, its answer never arrives, and the client asks again. */
async function lost(app: App, step: Step, key: string): Promise<Result<unknown>> {
  try {
    const refused = await asked(crashingAt(app, 'committed'), step, key);
    if (!refused.ok) return refused;
    throw new Error(`${step.useCase.name} never reached the commit`);
  } catch (error) {
    if (!(error instanceof PlantedCrash)) throw error;
    return asked(app, step, key);
  }
}

/** An answer as the bytes a door would send. */
export const textOf = (answer: Result<unknown>): string => canonicalJson(answer);
const codeOrText = (answer: Result<unknown>): string => (answer.ok ? textOf(answer) : answer.fault.code);

const anotherPerson = ({ tenantId, app }: EmptyHouse): Actor => ({
  kind: 'person',
  tenantId,
  personId: crypto.randomUUID(),
  accountId: crypto.randomUUID(),
  holdings: [],
  verifiedAt: app.clock(),
  factors: 2,
});
