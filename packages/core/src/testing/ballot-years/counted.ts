// The box of a lived round is closed, counted, minuted and published; comments are read by two members each.
import { ballot } from '../../modules/ballot/index.ts';
import { closeTheBox, countAndSign, type PlayedRound, type RoundHouse } from '../played-round.ts';
import type { RoundDays } from './days.ts';

interface Around {
  readonly protocolId: string;
  readonly days: RoundDays;
}

/** What two readers do with a comment: it follows from its words, so that it can be foretold. */
export function judgementOf(text: string): {
  readonly verdict: 'release' | 'withhold';
  readonly covers: readonly string[];
  readonly reason: string;
} {
  const number = Number(/\d+/.exec(text)?.[0] ?? '0');
  if (number % 7 === 0) return { verdict: 'withhold', covers: [], reason: 'nêu việc riêng của một gia đình' };
  if (number % 7 === 1) return { verdict: 'release', covers: [`việc số ${String(number)}`], reason: 'lộ người viết' };
  return { verdict: 'release', covers: [], reason: '' };
}

/** Closes and counts, draws and confirms the minutes, reads the comments, publishes. */
export async function countAndRelease(
  house: RoundHouse,
  round: PlayedRound,
  { protocolId, days }: Around,
): Promise<void> {
  const { clock, leader, office } = house;
  clock.set(days.closesAt);
  await closeTheBox(house, round);
  const { tally } = await countAndSign(house, round, protocolId);
  clock.set(days.minutedAt);
  const { pdfSha256 } = await round.step(office, ballot.drawMinutes, {
    documentPlace: 'Hoa Gạo',
    startedAt: days.closesAt,
    endedAt: days.minutedAt,
    chair: { office: 'Chủ trì hội nghị', name: 'Nguyễn Văn Bí Thư' },
  });
  await round.step(leader, ballot.confirmMinutes, { pdfSha256 });
  // Under this many valid ballots no comment is opened, and none may be judged.
  if (tally.total.valid >= COMMENTS_FROM) await judgeComments(round);
  clock.set(days.releasedAt);
  await round.step(leader, ballot.release);
}

/** Valid ballots from which comments are opened (ballot.md 11), as every manifest says. */
export const COMMENTS_FROM = 10;

async function judgeComments({ step, members }: PlayedRound): Promise<void> {
  const readers = members.slice(1, 3);
  const [first] = readers;
  if (!first) throw new Error('a committee has two readers');
  const { comments } = await step(first, ballot.commentDesk);
  for (const { subjectNo, commentNo, text } of comments) {
    for (const reader of readers) {
      await step(reader, ballot.judgeComment, { subjectNo, commentNo, ...judgementOf(text) });
    }
  }
}
