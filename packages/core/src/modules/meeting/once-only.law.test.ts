import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FOUNDED_ON, foundedHouse, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import { smallPdf } from '../../testing/small-pdf.ts';
import { twoProcesses, type Answer, type Ask, type TwoProcesses } from '../../testing/two-processes.ts';
import type { AnyUseCase } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { task } from '../task/index.ts';
import { meeting } from './index.ts';

// The size of the catalogue: GUONG_MEETING_ONCE=100x50, so many meetings and so many requests at once for each step.
const [ROUNDS = 2, AT = 8] = (process.env['GUONG_MEETING_ONCE'] ?? '1x12').split('x').map(Number);

let house: FoundedHouse;
let hall: Hall;
let two: TwoProcesses;
let asked: number;
let late: string[];
let ownerPostId: string;
beforeEach(async () => {
  asked = 0;
  house = await foundedHouse();
  hall = await meetingHall(house);
  late = [await house.add('Người Mời Thêm'), await house.add('Người Mời Sau')];
  const post = { unitId: house.cellId, title: 'Bí thư chi bộ', precedence: 9, powers: [], fromOn: FOUNDED_ON };
  ownerPostId = (await hall.tell(org.createPost, { ...post, isHead: true, isLeader: false })).id;
  await hall.tell(org.appoint, { personId: person(0), postId: ownerPostId, fromOn: FOUNDED_ON });
  two = await twoProcesses(house);
});
afterEach(() => two.end());

const person = (at: number): string => hall.personIds[at] ?? '';
const seen = (meetingId: string) => hall.tell(meeting.one, { meetingId });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const rising = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

/** `AT` requests, drawn in turn from these, so that either process gets some of each. */
async function together(...some: readonly Ask[]): Promise<readonly Answer[]> {
  const asks = upTo(AT / some.length + 1)
    .flatMap(() => some.flatMap((ask) => [ask, ask]))
    .slice(0, AT);
  asked += AT;
  return two.atOnce(asks);
}
const by = (useCase: AnyUseCase, raw: object, actor: Ask[2] = house.office): Ask => [useCase, raw, actor];

/** One has his way, each of the others is refused in this way. */
function expectOne(answers: readonly Answer[], refused = 'conflict'): void {
  const others = Array<string>(AT - 1).fill(refused);
  expect(answers.map(({ code }) => code).sort()).toEqual([...others, 'ok'].sort());
}
const expectAll = (answers: readonly Answer[]): void =>
  expect(answers.map(({ code }) => code)).toEqual(Array(AT).fill('ok'));

/** How often the audit log tells this of a meeting, and what it says. */
async function told(type: string, meetingId: string): Promise<unknown[]> {
  const { rows } = await sql<{ data: string }>`
    select data from audit.entry where type = ${type} and subject = ${meetingId} order by seq`.execute(house.ownerDb);
  return rows.map(({ data }): unknown => JSON.parse(data));
}

/** The list is sent once, two people more stand on it under numbers of their own, and the opening freezes it. */
async function called(): Promise<string> {
  const meetingId = await hall.planned({ chairId: person(0) });
  expectOne(await together(by(meeting.invite, { meetingId })));
  const more = await together(...late.map((personId) => by(meeting.callPerson, { meetingId, personId })));
  expect(more.filter(({ code }) => code === 'ok')).toHaveLength(2);
  expect(more.filter(({ code }) => code === 'conflict')).toHaveLength(AT - 2);
  const { people } = await hall.tell(meeting.attendance, { meetingId });
  expect(rising(people.map(({ seatNo }) => seatNo))).toEqual(upTo(8));
  const [out, anew] = [{ personId: late[1], reason: 'đi công tác xa' }, { personIds: [...hall.personIds, late[0]] }];
  const change = [by(meeting.leaveOut, { meetingId, ...out }), by(meeting.setInvitation, { meetingId, ...anew })];
  const opening = await together(by(meeting.open, { meetingId }), ...change);
  expect(opening.filter((_, at) => Math.floor(at / 2) % 3 === 0).filter(({ code }) => code === 'ok')).toHaveLength(1);
  const { counts, state } = await seen(meetingId);
  expect(state).toBe('open');
  expect(await told('meeting.opened', meetingId)).toEqual([expect.objectContaining({ invited: counts.invited })]);
  return meetingId;
}

/** By the code of the hall, by number, on the list and by the secretary at once: one stay. */
async function checkedIn(meetingId: string): Promise<void> {
  const { people } = await hall.tell(meeting.attendance, { meetingId });
  const number = String(people.find(({ personId }) => personId === person(1))?.seatNo);
  const answers = await together(
    by(meeting.checkIn, { meetingId, code: (await seen(meetingId)).checkIn?.code }, hall.actorOf(person(1))),
    by(meeting.checkInNumber, { meetingId, number }),
    by(meeting.markList, { meetingId, personIds: [person(1)] }),
    by(meeting.mark, { meetingId, personId: person(1), as: 'present' }),
  );
  // The desk hears the name of whoever is there already, and that he is not new.
  const isRepeat = ({ value }: Answer): boolean => (value as { isNew?: boolean } | undefined)?.isNew === false;
  expect(answers.filter((one) => one.code === 'ok' && !isRepeat(one))).toHaveLength(1);
  expect(answers.filter(({ code }) => !['ok', 'conflict', 'invalid'].includes(code))).toEqual([]);
  const { rows } = await sql<{ stays: number }>`
    select count(*)::int as stays from meeting.attendance where meeting_id = ${meetingId}`.execute(house.ownerDb);
  expect(rows).toEqual([{ stays: 1 }]);
  expect((await seen(meetingId)).counts).toMatchObject({ present: 1, there: 1 });
}

/** Recorders at once: as many opinions, each with a number and a place of its own; the floor is given once, ended once. */
async function spoken(meetingId: string): Promise<void> {
  const noted = { meetingId, speaker: 'Khách', text: 'một ý kiến' };
  expectAll(await together(by(meeting.recordOpinion, noted), by(meeting.askToSpeak, { meetingId, speaker: 'Khách' })));
  const { opinions } = await seen(meetingId);
  const numbers = opinions.flatMap(({ opinionNo }) => opinionNo ?? []);
  expect(rising(numbers)).toEqual(upTo(numbers.length));
  const { rows } = await sql<{ queue_no: number }>`
    select queue_no from meeting.opinion where meeting_id = ${meetingId} order by 1`.execute(house.ownerDb);
  expect(rows.map((row) => row.queue_no)).toEqual(upTo(AT));
  const opinionId = opinions.find(({ state }) => state === 'waiting')?.opinionId;
  expectOne(await together(by(meeting.startSpeaking, { meetingId, opinionId })), 'not_found');
  const finish = { meetingId, opinionId, text: 'đã nói xong' };
  expectOne(await together(by(meeting.finishSpeaking, finish)), 'not_found');
}

/** Votes and conclusions have numbers of their own; a conclusion becomes one task, or is withdrawn, never both. */
async function decided(meetingId: string): Promise<void> {
  const hands = { meetingId, question: 'Thông qua nghị quyết', votesFor: 1, votesAgainst: 0, abstentions: 0 };
  const six = { ownerPostId, dueOn: '2026-12-31', responsibility: 'a', product: 'b', authority: 'c' };
  const said = { meetingId, what: 'Rà soát', ...six };
  expectAll(await together(by(meeting.takeVote, hands), by(meeting.conclude, said)));
  const { votes, conclusions } = await seen(meetingId);
  expect(rising(votes.map(({ voteNo }) => voteNo))).toEqual(upTo(votes.length));
  expect(rising(conclusions.map(({ conclusionNo }) => conclusionNo))).toEqual(upTo(AT - votes.length));
  const [first, second] = conclusions.map(({ conclusionId }) => conclusionId);
  const before = (await hall.tell(task.find, {})).total;
  expectOne(await together(by(meeting.makeTask, { meetingId, conclusionId: first })));
  expect((await hall.tell(task.find, {})).total).toBe(before + 1);
  const either = { meetingId, conclusionId: second };
  const answers = await together(
    by(meeting.makeTask, either),
    by(meeting.withdrawConclusion, { ...either, reason: 'ghi nhầm kết luận' }),
  );
  expect(answers.filter(({ code }) => code === 'ok')).toHaveLength(1);
  expect(answers.filter(({ code }) => !['ok', 'conflict', 'not_found'].includes(code))).toEqual([]);
  const withdrawn = await told('meeting.conclusion_withdrawn', meetingId);
  expect((await hall.tell(task.find, {})).total).toBe(before + 2 - withdrawn.length);
}

/** Closed, signed, confirmed and published once each; two drawings of the minutes are two drafts. */
async function ended(meetingId: string): Promise<void> {
  expectOne(await together(by(meeting.close, { meetingId })));
  const draw = by(meeting.drawMinutes, { meetingId, family: 'party', documentPlace: 'Hoa Gạo' });
  const drawn = await two.atOnce([draw, draw]);
  expect(rising(drawn.map(({ value }) => (value as { draftNo: number }).draftNo))).toEqual([1, 2]);
  const file = { fileName: 'bien-ban.pdf', mediaType: 'application/pdf', bytes: smallPdf('Bien ban da ky') };
  expectOne(await together(by(meeting.signMinutes, { meetingId, file })));
  expectOne(await together(by(meeting.confirm, { meetingId }, hall.actorOf(person(0)))));
  expectOne(await together(by(meeting.publish, { meetingId })));
  for (const step of ['invited', 'opened', 'closed', 'minutes_signed', 'confirmed', 'published']) {
    expect(await told(`meeting.${step}`, meetingId), step).toHaveLength(1);
  }
}

test('CON-1: each step of a meeting happens once, however many ask for it in two processes at once', async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const meetingId = await called();
    await checkedIn(meetingId);
    await spoken(meetingId);
    await decided(meetingId);
    await ended(meetingId);
  }
  console.log(
    `CON-1 meeting: ${String(ROUNDS)} meetings, ${String(AT)} at once in 2 processes, ${String(asked)} requests: one effect each, no number twice`,
  );
}, 3_600_000);
