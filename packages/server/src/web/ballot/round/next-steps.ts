import type { StepName } from '@guong/core/ballot';
import type { Format } from '../../text/index.ts';
import type { RoundView } from '../round-view.ts';
import { PLAIN_STEPS } from './steps.ts';
import { TEXT } from '../text.ts';

type Words = (typeof TEXT)['vi'];
/** One thing that this reader may do now. */
export interface NextStep {
  readonly href: string;
  readonly label: (t: Words, format: Format) => string;
  readonly isMain: boolean;
}

const SIGNS: readonly StepName[] = [
  'ballot.registerKey',
  'ballot.signSeal',
  'ballot.openCasting',
  'ballot.signClose',
  'ballot.submitShares',
  'ballot.signResult',
  'ballot.signAnnulment',
];
const RESULT: readonly RoundView['state'][] = ['opened', 'minuted', 'confirmed', 'released', 'archived'];

/** What this reader may do with the round now, the main thing first; buttons follow the same policy as commands. */
export function nextSteps(round: RoundView): readonly NextStep[] {
  const base = `/rounds/${round.roundId}`;
  const plain = Object.entries(PLAIN_STEPS)
    .filter(([path, step]) => path !== 'annul' && round.can.includes(step.name) && isReady(round, step.name))
    .map(([path, step]) => ({ href: `${base}/step/${path}`, label: titleOf(step) }));
  const desk = SIGNS.some((name) => round.can.includes(name) && isReady(round, name))
    ? [{ href: `${base}/committee`, label: (t: Words) => t.committeeDesk }]
    : [];
  const result = RESULT.includes(round.state) ? [{ href: `${base}/result`, label: (t: Words) => t.result }] : [];
  return [...plain, ...desk, ...result].map((step, index) => ({ ...step, isMain: index === 0 }));
}

/** A step that would be refused for something missing is not offered as the next one. */
function isReady(round: RoundView, name: StepName): boolean {
  if (name === 'ballot.approve') return round.subjects.length > 0;
  if (name === 'ballot.freezeRoll') return round.voters > 0;
  if (name === 'ballot.confirmCommittee')
    return round.members.length > 0 && round.members.every((member) => member.hasKey);
  // A round that was annulled before it was sealed has no log to sign on.
  if (name === 'ballot.signAnnulment') return round.protocolId !== null;
  return name !== 'ballot.seal' || round.protocolId === null;
}

const titleOf =
  (step: (typeof PLAIN_STEPS)[string]) =>
  (t: Words): string =>
    step.words[t === TEXT.en ? 'en' : 'vi'].title;
