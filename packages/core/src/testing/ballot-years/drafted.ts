// The office prepares a planned round, and the leadership approves it.
import { ballot } from '../../modules/ballot/index.ts';
import { perform } from '../../usecase/index.ts';
import { approvedRound, ROUND_FIELDS, type PlayedRound, type RoundHouse } from '../played-round.ts';
import { valueOf } from '../value-of.ts';
import type { RoundDays } from './days.ts';
import type { PlannedRound } from './plan.ts';
import type { BallotWard } from './stage.ts';

interface Planned {
  readonly planned: PlannedRound;
  readonly days: RoundDays;
}

/** Drafts the round of a ward and has it approved; one that is reopened goes back to its draft once. */
export async function draftedAs(house: RoundHouse, ward: BallotWard, { planned, days }: Planned): Promise<PlayedRound> {
  const { app, office, leader } = house;
  const subjectIds = ward.subjectsIn(planned.year);
  const voterIds = planned.voters.map(({ place }) => ward.pool[place] ?? '');
  const { roundId } = valueOf(await perform(app, office, ballot.createRound, fieldsOf(ward, { planned, days })));
  const asked = { roundId };
  valueOf(await perform(app, office, ballot.setSubjects, { ...asked, personIds: subjectIds }));
  valueOf(await perform(app, office, ballot.setCommittee, { ...asked, personIds: ward.memberIds, threshold: 2 }));
  const callRoll = async (personIds: readonly string[]): Promise<void> => {
    valueOf(await perform(app, office, ballot.setRoll, { ...asked, by: 'people', personIds }));
    valueOf(await perform(app, leader, ballot.approve, asked));
  };
  if (planned.turn === 'reopened') {
    await callRoll(voterIds.slice(0, -1));
    valueOf(await perform(app, office, ballot.freezeRoll, asked));
    const reason = 'Danh sách đã chốt còn thiếu một người';
    valueOf(await perform(app, office, ballot.reopenDraft, { ...asked, reason }));
  }
  await callRoll(voterIds);
  const played = await approvedRound(house, roundId, { voterIds, memberIds: ward.memberIds, subjectIds });
  return { ...played, handsInRecount: true };
}

function fieldsOf(ward: BallotWard, { planned, days }: Planned): object {
  return {
    ...ROUND_FIELDS,
    unitId: ward.unitId,
    title: `Góp ý người đứng đầu, ${ward.name}, năm ${String(planned.year)}`,
    planSymbol: `${String(planned.no + 1)}-KH/ĐU`,
    place: `Hội trường ${ward.name}`,
    issueOpensAt: days.issuesAt,
    issueClosesAt: days.issueEndsAt,
    castOpensAt: days.issueEndsAt,
    castClosesAt: days.closesAt,
    isEarlyEndAllowed: true,
  };
}
