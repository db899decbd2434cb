import type { Actor } from '../../usecase/index.ts';
import type { Stage } from '../story/story.ts';
import type { Step, Witness } from '../story/telling.ts';
import type { Findings } from './findings.ts';
import { aboutNothing, namesIn, withoutNames } from './other-ids.ts';
import { isRefused, wouldAnswer, type Probe } from './probing.ts';

/**
 * Names that are no records of the tenant asked: the hash of a file that the house has never seen, and the sending of
 * another tenant, which only the house itself brings in.
 */
const NAMES_NO_RECORD: readonly string[] = ['operation.noteBackup', 'document.receive'];

/**
 * Two tenants: the same request by people of another committee is answered exactly as one about records that do not
 * exist, a command that names records of this committee never succeeds there, and no answer names one that was `seen`.
 */
export function otherTenant({ house: { app }, other }: Stage, findings: Findings, seen: ReadonlySet<string>): Probe {
  return async (step) => {
    const forged: Actor = { ...step.actor, tenantId: other.system.tenantId };
    const about = aboutNothing(step.raw);
    for (const [who, actor] of Object.entries({ forged, ...handsOf(other) })) {
      findings.tried += 1;
      const answer = await wouldAnswer(app, step, actor);
      const ofNothing = about === undefined ? undefined : await wouldAnswer(app, { ...step, raw: about }, actor);
      const wrong = [toldOf(step, answer, seen), ...(about === undefined ? [] : comparedWith(step, answer, ofNothing))];
      findings.broken.push(
        ...wrong.filter((text) => text !== '').map((text) => `${step.useCase.name} by ${who} ${text}`),
      );
    }
  };
}

function toldOf({ raw }: Step, answer: unknown, seen: ReadonlySet<string>): string {
  const said = namesIn(raw);
  const told = namesIn(answer).filter((name) => seen.has(name) && !said.includes(name));
  return told.length === 0 ? '' : `tells ${told.join()}`;
}

function comparedWith({ useCase }: Step, answer: unknown, ofNothing: unknown): string[] {
  const [real, empty] = [withoutNames(answer), withoutNames(ofNothing)];
  const isBound = useCase.kind === 'command' && !NAMES_NO_RECORD.includes(useCase.name);
  return [
    real === empty ? '' : `answers ${real}, of nothing ${empty}`,
    isBound && !isRefused(answer) ? 'succeeds with names of another tenant' : '',
  ];
}

const handsOf = ({ office, leader, system }: Stage['other']) => ({ office, leader, system });

/** Remembers every id, hash and secret that an answer of the story held. */
export const collecting =
  (seen: Set<string>): Witness =>
  async (_step, happen) => {
    const answer = await happen();
    for (const name of namesIn(answer)) seen.add(name);
    return answer;
  };
