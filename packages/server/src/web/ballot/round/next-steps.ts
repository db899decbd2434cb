import type { StepName } from '@guong/core/ballot';
import { PAPERS_TEXT } from '../papers/papers-text.ts';
import type { RoundView } from '../round-view.ts';
import type { NEXT_TEXT } from './next-text.ts';
import { PLAIN_STEPS } from './steps.ts';
import { TEXT } from '../text.ts';

/** One thing that this reader may do now. */
export interface OtherStep {
  readonly href: string;
  readonly label: string;
}
interface Words {
  readonly lang: 'vi' | 'en';
  readonly next: (typeof NEXT_TEXT)['vi'];
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
/** Kept for the end of the list: what stops or turns back comes after what goes on. */
const BACKWARDS: readonly string[] = ['reopen', 'annul'];

/** What this reader may do with the round now besides the main thing, by the same policy as the commands. */
export function otherSteps(round: RoundView, main: string | undefined, { lang, next }: Words): readonly OtherStep[] {
  const base = `/rounds/${round.roundId}`;
  const t = TEXT[lang];
  const plain = Object.entries(PLAIN_STEPS)
    .filter(([path, step]) => `step/${path}` !== main && round.can.includes(step.name) && isReady(round, step.name))
    .map(([path, step]) => ({ path: `step/${path}`, label: step.words[lang].title }));
  const isBack = ({ path }: { readonly path: string }): boolean => BACKWARDS.includes(path.slice('step/'.length));
  const desk = SIGNS.some((name) => round.can.includes(name) && isReady(round, name))
    ? [{ path: 'committee', label: t.committeeDesk }]
    : [];
  const result = RESULT.includes(round.state) ? [{ path: 'result', label: t.result }] : [];
  const papers = round.voters > 0 ? [{ path: 'papers', label: PAPERS_TEXT[lang].papers }] : [];
  const repeat = round.mayRepeat ? [{ path: 'repeat', label: next.repeat }] : [];
  const all = [
    ...plain.filter((step) => !isBack(step)),
    ...desk,
    ...result,
    ...papers,
    ...repeat,
    ...plain.filter(isBack),
  ];
  return all.filter(({ path }) => path !== main).map(({ path, label }) => ({ href: `${base}/${path}`, label }));
}

/** A step that would be refused for something missing is not offered; what is not listed needs nothing. */
const READY: Partial<Record<StepName, (round: RoundView) => boolean>> = {
  'ballot.approve': (round) => round.subjects.length > 0 && round.sentOn !== null,
  // Sending has its own page, with the ballot on it.
  'ballot.sendForApproval': () => false,
  'ballot.freezeRoll': (round) => round.voters > 0,
  'ballot.remind': (round) => round.issued < round.voters,
  'ballot.confirmCommittee': ({ members }) => members.length > 0 && members.every(({ hasKey }) => hasKey),
  // A round that was annulled before it was sealed has no log to sign on.
  'ballot.signAnnulment': (round) => round.protocolId !== null,
  'ballot.seal': (round) => round.protocolId === null,
  'ballot.reopenDraft': (round) => round.protocolId === null,
};
const isReady = (round: RoundView, name: StepName): boolean => READY[name]?.(round) ?? true;
