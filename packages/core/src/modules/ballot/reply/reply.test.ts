import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import type { PlayedRound } from '../../../testing/played-round.ts';
import { releasedRound } from '../../../testing/released-round.ts';
import { perform, type Actor } from '../../../usecase/index.ts';
import { ballot } from '../index.ts';
import { daysAfter, daysBetween, replyStanding } from './reply-clock.ts';

let house: FoundedHouse;
let round: PlayedRound;
beforeAll(async () => {
  house = await foundedHouse();
  round = await releasedRound(house);
}, 60_000);

const nobody = (): Actor => ({ kind: 'anonymous', tenantId: house.tenantId });
const rated = (at: number): Actor => house.actorWith([], round.subjectIds[at]);
const say = (actor: Actor, more: object = {}) =>
  perform(house.app, actor, ballot.reply, { roundId: round.roundId, ...SAID, ...more });
const read = async (actor: Actor = nobody()) =>
  valueOf(await perform(house.app, actor, ballot.replies, { roundId: round.roundId }));
const SAID = {
  acceptance: 'Tiếp thu ý kiến về lịch tiếp dân.',
  changes: [{ what: 'Tiếp dân đúng lịch đã niêm yết', dueOn: '2026-12-31' }],
};

test('the clock starts when the result is published, and everyone sees it', async () => {
  house.clock.set('2026-11-25T02:00:00Z');
  const { dueOn, daysLeft, subjects } = await read();
  expect({ dueOn, daysLeft }).toEqual({ dueOn: '2026-12-07', daysLeft: 12 });
  expect(subjects.map(({ standing, isMe }) => [standing, isMe])).toEqual([
    ['awaited', false],
    ['awaited', false],
  ]);
  const duties = valueOf(await perform(house.app, rated(0), ballot.duties, {})).duties;
  expect(duties).toMatchObject([{ duty: 'reply', roundId: round.roundId, dueAt: new Date('2026-12-07T16:59:00Z') }]);
});

test('nobody answers for another, whatever his posts', async () => {
  for (const actor of [house.office, house.leader, round.voters[0], round.members[0], nobody()]) {
    if (!actor) throw new Error('a round has voters and members');
    expect(await say(actor)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  }
  expect((await read()).subjects.flatMap(({ replies }) => replies)).toEqual([]);
});

test('a reply names a change with its day, or explains why there is none yet', async () => {
  const fieldsOf = async (more: object) => {
    const answer = await say(rated(0), more);
    return answer.ok || answer.fault.code !== 'invalid' ? [] : Object.keys(answer.fault.fields);
  };
  expect(await fieldsOf({ changes: [] })).toEqual(['changes']);
  expect(await fieldsOf({ acceptance: 'Vâng' })).toEqual(['acceptance']);
  expect(await fieldsOf({ changes: [{ what: 'Sửa lịch', dueOn: '2026-11-24' }] })).toEqual(['changes.0.dueOn']);
  expect(await fieldsOf({ changes: [{ what: 'Sửa lịch', dueOn: '31/12/2026' }] })).toEqual(['changes.0.dueOn']);
  expect((await read()).subjects[0]?.replies).toEqual([]);
});

test('a further version follows the first and hides nothing; the day of the first one counts', async () => {
  expect(valueOf(await say(rated(0)))).toMatchObject({ version: 1, repliedOn: '2026-11-25' });
  house.clock.set('2026-12-20T02:00:00Z');
  expect(valueOf(await say(rated(0), { changes: [], explanation: 'Đã xong trước hạn.' }))).toMatchObject({
    version: 2,
  });
  const [first, second] = (await read(rated(0))).subjects;
  expect(first).toMatchObject({ standing: 'in_time', isMe: true });
  expect(first?.replies.map(({ version, changes }) => [version, changes.length])).toEqual([
    [1, 1],
    [2, 0],
  ]);
  expect(second).toMatchObject({ standing: 'overdue', isMe: false });
  expect(valueOf(await perform(house.app, rated(0), ballot.duties, {})).duties).toEqual([]);
});

test('who answers after the day is late for ever', async () => {
  valueOf(await say(rated(1)));
  expect((await read()).subjects[1]?.standing).toBe('late');
});

test('two answers at the same moment become two versions', async () => {
  const both = await Promise.all([say(rated(1)), say(rated(1))]);
  expect(both.map((one) => valueOf(one).version).sort()).toEqual([2, 3]);
});

test('days are counted without a zone, and a reply is in time exactly until its day', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => daysAfter('1990-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: -400, max: 400 }), day, (from, days, today) => {
      expect(daysBetween(from, daysAfter(from, days))).toBe(days);
      const due = daysAfter(from, 15);
      expect(replyStanding(due, today, undefined)).toBe(daysBetween(today, due) >= 0 ? 'awaited' : 'overdue');
      const replied = daysAfter(due, days);
      expect(replyStanding(due, today, replied)).toBe(days <= 0 ? 'in_time' : 'late');
    }),
  );
});
