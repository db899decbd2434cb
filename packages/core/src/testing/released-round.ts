import * as play from '@guong/ballot/devices';
import { ballot } from '../modules/ballot/index.ts';
import { castingRound } from './casting-round.ts';
import { valueOf, type FoundedHouse } from './founded-house.ts';
import { castBallot, openAndCount, type PlayedRound } from './played-round.ts';

/** A round whose result is public since 22 November 2026: every voter gave every item its first level. */
export async function releasedRound(house: FoundedHouse, voters = 10): Promise<PlayedRound> {
  const { round, protocolId, protocol, credentials } = await castingRound(house, { voters });
  for (const credential of credentials) {
    valueOf(await castBallot(house, protocolId, play.sealed(protocol, credential, play.sameMark(protocol, 1))));
  }
  await openAndCount(house, round, protocolId);
  house.clock.set('2026-11-22T10:00:00Z');
  const [head] = round.members;
  if (!head) throw new Error('a committee has a head');
  const { pdfSha256 } = await round.step(head, ballot.drawMinutes, {
    documentPlace: 'Hoa Gạo',
    startedAt: '2026-11-22T14:00',
    endedAt: '2026-11-22T16:30',
    chair: { office: 'Chủ trì hội nghị', name: 'Nguyễn Văn Bí Thư' },
  });
  await round.step(house.leader, ballot.confirmMinutes, { pdfSha256 });
  await round.step(house.leader, ballot.release);
  return round;
}
