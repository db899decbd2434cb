import type { Actor } from '../../usecase/index.ts';
import type { EmptyHouse } from '../empty-house.ts';
import { stageOfStory, tellStory } from '../story/story.ts';
import type { Witness } from '../story/telling.ts';
import { hostileWitness, type HostileReport } from './hostile-witness.ts';
import { PAYLOADS } from './payloads.ts';

/** A state of the hostile story that is worth looking at, before the next step changes it. */
export interface Moment {
  /** The step that is about to happen. */
  readonly before: string;
  /** Rooms in which something is to be seen. */
  readonly rooms: readonly string[];
  readonly house: EmptyHouse;
  /** Who did something since the last moment, the last one first. */
  readonly actors: readonly Actor[];
  /** The last value of every field of inputs and answers, by its name: ids that stand in addresses. */
  readonly known: ReadonlyMap<string, string>;
}

/** The states at which the story is looked at: before the first step of this name. */
export const MOMENTS: Readonly<Record<string, readonly string[]>> = {
  'org.mergePersons': ['org'],
  'task.propose': ['org', 'document'],
  'task.acceptResult': ['task'],
  'meeting.keepKind': ['task'],
  'meeting.finishSpeaking': ['meeting'],
  'org.confirmImport': ['meeting', 'org'],
  'identity.removePasskey': ['identity'],
  'identity.withdrawRecovery': ['identity'],
  'ballot.approve': ['ballot'],
  'ballot.freezeRoll': ['ballot'],
  'ballot.endIssuing': ['ballot'],
  'ballot.release': ['ballot'],
  'ballot.archive': ['ballot', 'identity'],
  'ballot.signAnnulment': ['ballot'],
  'mail.stop': ['mail'],
};

/** Notes the last value of every named text, however deep. */
function learn(known: Map<string, string>, value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'string' || typeof inner === 'number') known.set(name, String(inner));
    else learn(known, inner);
  }
}

type Look = (moment: Moment) => Promise<void>;

/**
 * Tells the story with payloads in every text field and stops at every moment, so that `look` may read what is there; before
 * each step `lookAtStep` may look as whoever takes it, with the ids of the step.
 */
export async function tellHostileStory(
  run: number,
  look: Look,
  lookAtStep: Look = () => Promise.resolve(),
): Promise<{ readonly report: HostileReport; readonly house: EmptyHouse }> {
  const stage = await stageOfStory();
  const { house } = stage;
  const { witness, report } = hostileWitness(house, run);
  const known = new Map<string, string>();
  const waiting = new Map(Object.entries(MOMENTS));
  let actors: Actor[] = [];
  const watching: Witness = async (step, happen) => {
    const rooms = waiting.get(step.useCase.name);
    if (rooms) {
      waiting.delete(step.useCase.name);
      await look({ before: step.useCase.name, rooms, house, known, actors });
      actors = [];
    }
    const meant = new Map(known);
    learn(meant, step.raw);
    await lookAtStep({ before: step.useCase.name, rooms: [], house, known: meant, actors: [step.actor] });
    const answer = await witness(step, happen);
    learn(known, step.raw);
    if (answer.ok) learn(known, answer.value);
    actors = [step.actor, ...actors.filter((actor) => actor !== step.actor)];
    return answer;
  };
  await tellStory(
    stage,
    watching,
    (at) => `Ý kiến ${(PAYLOADS[(run + 40 * at) % PAYLOADS.length]?.text ?? '').slice(0, 100)}`,
  );
  if (waiting.size > 0) throw new Error(`the story never came to ${[...waiting.keys()].join()}`);
  return { report, house };
}
