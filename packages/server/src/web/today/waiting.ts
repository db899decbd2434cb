import type { z } from 'zod';
import { ballot, type Duty } from '@guong/core/ballot';
import { ok, type Result } from '@guong/core/kernel';
import { perform, type Actor, type App } from '@guong/core/usecase';
import { committeeTasks, type CommitteeDesk, type CommitteeWords } from '../ballot/committee/committee-tasks.ts';

/** A ballot of the reader, as the roll knows it. */
export type BallotOfMine = z.output<typeof ballot.myBallots.output>['ballots'][number];
type DutyOfMine = z.output<typeof ballot.duties.output>['duties'][number];

/** Something that waits for the reader in a round, with the one door that leads to it. */
export interface Waiting {
  readonly roundId: string;
  readonly roundTitle: string;
  /** What to do, and the word on its button. */
  readonly title: string;
  readonly go: string;
  readonly href: string;
  readonly dueAt: Date | null;
  readonly missing?: { readonly of: 'remind' | 'registerKey'; readonly count: number };
}

/** A ballot that can be received or cast at this hour; whether it was cast nobody here knows. */
export const isNow = (one: BallotOfMine): boolean =>
  (one.state === 'issuing' && !one.isIssued) || (one.state === 'casting' && one.isIssued);

const BEFORE_CASTING: readonly BallotOfMine['state'][] = ['sealed', 'issuing', 'issued'];
/** A ballot whose hour has come or is still to come; what is over stands on the page of one's ballots. */
export const isOpen = (one: BallotOfMine): boolean =>
  isNow(one) || (BEFORE_CASTING.includes(one.state) && (one.isIssued || one.state !== 'issued'));

const inRound =
  (place: string) =>
  (roundId: string): string =>
    `/rounds/${roundId}/${place}`;

/** Where each duty is done. */
const DOOR = {
  reply: (roundId: string) => `/results/${roundId}/reply`,
  setSubjects: inRound('subjects'),
  setRoll: inRound('voters'),
  setCommittee: inRound('members'),
  sendForApproval: inRound('review'),
  approve: inRound('step/approve'),
  freezeRoll: inRound('step/freeze-roll'),
  registerKey: inRound('committee/key'),
  confirmCommittee: inRound('step/confirm-committee'),
  seal: inRound('step/seal'),
  remind: inRound('roll'),
  drawMinutes: inRound('minutes/new'),
  confirmMinutes: inRound('result'),
  release: inRound('result'),
} as const satisfies Record<Exclude<Duty, 'desk'>, (roundId: string) => string>;

/** The words of one language. */
export interface WaitingWords {
  readonly duties: Readonly<Record<keyof typeof DOOR, readonly [title: string, go: string]>>;
  readonly desk: CommitteeWords;
}

/** What waits for the reader in rounds; a duty at the committee's desk becomes what the desk has for him now. */
export async function waitingFor(app: App, actor: Actor, words: WaitingWords): Promise<Result<Waiting[]>> {
  const found = await perform(app, actor, ballot.duties, {});
  if (!found.ok) return found;
  const lines = found.value.duties.map(async (one): Promise<readonly Waiting[]> => {
    if (one.duty !== 'desk') return [lineOf(one, one.duty, words)];
    const desk = await perform(app, actor, ballot.committeeDesk, { roundId: one.roundId });
    return desk.ok ? tasksAt(one, desk.value, words) : [];
  });
  return ok((await Promise.all(lines)).flat());
}

function lineOf(one: DutyOfMine, duty: keyof typeof DOOR, { duties }: WaitingWords): Waiting {
  const { roundId, title: roundTitle, dueAt } = one;
  const [title, go] = duties[duty];
  const of = duty === 'remind' || duty === 'registerKey' ? duty : undefined;
  const missing = of && one.missing !== null ? { missing: { of, count: one.missing } } : {};
  return { roundId, roundTitle, title, go, href: DOOR[duty](roundId), dueAt, ...missing };
}

const tasksAt = (one: DutyOfMine, desk: CommitteeDesk, words: WaitingWords): readonly Waiting[] =>
  committeeTasks(desk, words.desk).map(({ title, go, path }) => ({
    roundId: one.roundId,
    roundTitle: one.title,
    title,
    go,
    href: `/rounds/${one.roundId}/committee/${path}`,
    dueAt: one.dueAt,
  }));
