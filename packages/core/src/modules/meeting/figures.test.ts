import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { FOUNDED_ON, foundedHouse, type FoundedHouse } from '../../testing/founded-house.ts';
import { meetingHall, type Hall } from '../../testing/meeting-hall.ts';
import { perform } from '../../usecase/index.ts';
import { org } from '../org/index.ts';
import { task } from '../task/index.ts';
import { FIGURE_KEYS, meeting } from './index.ts';

let house: FoundedHouse;
let hall: Hall;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
});

const Mark = fc.constantFrom('none', 'present', 'online', 'excused', 'left');
const Held = fc.record({
  kind: fc.constantFrom('chi_bo', 'hoc_tap'),
  inRoot: fc.boolean(),
  day: fc.integer({ min: 1, max: 28 }),
  marks: fc.array(Mark, { minLength: 6, maxLength: 6 }),
  opinions: fc.array(fc.constantFrom('comment', 'paper', 'guidance'), { maxLength: 3 }),
  guests: fc.array(fc.constantFrom('expected', 'came', 'left', 'wrong'), { maxLength: 3 }),
  makeUp: fc.option(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), { nil: undefined }),
  correction: fc.option(fc.constantFrom('present', 'excused', 'absent'), { nil: undefined }),
  isClosed: fc.boolean(),
});
type Held = typeof Held extends fc.Arbitrary<infer T> ? T : never;

async function hold(held: Held): Promise<void> {
  const unitId = held.inRoot ? house.rootUnitId : house.cellId;
  const startsAt = `2026-10-${held.day.toString().padStart(2, '0')}T08:00`;
  const meetingId = await hall.opened({ kind: held.kind, unitId, startsAt });
  await markAll(meetingId, held.marks);
  for (const kind of held.opinions) {
    await hall.tell(meeting.recordOpinion, { meetingId, speaker: 'Khách', kind, text: 'một ý kiến' });
  }
  await visit(meetingId, held.guests);
  if (!held.isClosed) return;
  await hall.tell(meeting.close, { meetingId });
  if (held.makeUp) await makeUp(meetingId, held.makeUp);
  if (held.correction === undefined) return;
  const right = { personId: hall.personIds[0], as: held.correction, excuse: 'ốm', reason: 'đối chiếu danh sách giấy' };
  await hall.tell(meeting.correctAttendance, { meetingId, ...right });
}

async function markAll(meetingId: string, marks: Held['marks']): Promise<void> {
  for (const [at, as] of marks.entries()) {
    const personId = hall.personIds[at];
    if (as === 'none') continue;
    const first = as === 'left' ? 'present' : as;
    await hall.tell(meeting.mark, { meetingId, personId, as: first, excuse: 'bận' });
    if (as === 'left') await hall.tell(meeting.mark, { meetingId, personId, as });
  }
}

async function visit(meetingId: string, guests: Held['guests']): Promise<void> {
  for (const guest of guests) {
    const added = { meetingId, name: 'Khách', body: 'Cấp trên', isHere: guest !== 'expected' };
    const { id: guestId } = await hall.tell(meeting.addGuest, added);
    if (guest === 'left') await hall.tell(meeting.markGuest, { meetingId, guestId, as: 'left' });
    const reason = 'ghi nhầm người';
    if (guest === 'wrong') await hall.tell(meeting.markGuest, { meetingId, guestId, as: 'withdrawn', reason });
  }
}

async function makeUp(meetingId: string, came: readonly boolean[]): Promise<void> {
  const planned = await perform(house.app, house.office, meeting.planMakeUp, {
    ...{ meetingId, startsAt: '2026-10-29T08:00', place: 'Phòng họp' },
  });
  if (!planned.ok) return;
  const makeUpId = planned.value.id;
  await hall.tell(meeting.open, { meetingId: makeUpId });
  const { people } = await hall.tell(meeting.attendance, { meetingId: makeUpId });
  for (const [at, { personId }] of people.entries()) {
    if (came[at]) await hall.tell(meeting.mark, { meetingId: makeUpId, personId, as: 'present' });
  }
  await hall.tell(meeting.close, { meetingId: makeUpId });
}

test('NUM: every figure is the number of its rows, for random meetings, corrections, make-up sessions and scopes', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(Held, { minLength: 1, maxLength: 3 }), async (list) => {
      for (const held of list) await hold(held);
      for (const more of [
        {},
        { unitId: house.cellId },
        { category: 'chu_chot' },
        { isStudyOnly: true, toOn: '2026-10-14' },
        { fromOn: '2026-09-20', toOn: '2026-11-05' },
        { fromOn: '2026-10-08', toOn: '2026-10-21' },
      ]) {
        const scope = { fromOn: '2026-10-01', toOn: '2026-10-31', ...more };
        const { figures, categories } = await hall.tell(meeting.figures, scope);
        for (const figure of FIGURE_KEYS) {
          const { records, total } = await hall.tell(meeting.figureRecords, { ...scope, figure, limit: 5_000 });
          expect([more, figure, records.length, total]).toEqual([more, figure, figures[figure], figures[figure]]);
          compared += 1;
        }
        expect(figures.present + figures.excused + figures.absent).toBe(figures.invited);
        expect(categories.reduce((sum, one) => sum + one.present, 0)).toBe(figures.present);
      }
      expect(await hall.tell(meeting.recount, {}, house.system)).toEqual({ tallies: 0, counters: 0 });
    }),
    { numRuns: Number(process.env['GUONG_LAW_MEETINGS'] ?? 6), endOnFailure: true },
  );
  console.log(`NUM meetings: ${String(compared)} figures, each as many as its rows`);
}, 600_000);

test('CON-1: a person checks in once and a conclusion becomes one task, however many ask at once', async () => {
  const tries = Number(process.env['GUONG_LAW_AT_ONCE'] ?? 12);
  const meetingId = await hall.opened();
  const code = (await hall.tell(meeting.one, { meetingId })).checkIn?.code;
  const own = hall.actorOf(hall.personIds[1] ?? '');
  const many = <T>(ask: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: tries }, ask));
  const came = await many(() => perform(house.app, own, meeting.checkIn, { meetingId, code }));
  expect(came.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await hall.tell(meeting.one, { meetingId })).counts.present).toBe(1);

  const post = { unitId: house.cellId, title: 'Bí thư chi bộ', precedence: 9, powers: [], fromOn: FOUNDED_ON };
  const { id: ownerPostId } = await hall.tell(org.createPost, { ...post, isHead: true, isLeader: false });
  await hall.tell(org.appoint, { personId: hall.personIds[0], postId: ownerPostId, fromOn: FOUNDED_ON });
  const six = { ownerPostId, dueOn: '2026-12-31', responsibility: 'a', product: 'b', authority: 'c' };
  const { id: conclusionId } = await hall.tell(meeting.conclude, { meetingId, what: 'Rà soát', ...six });
  const before = await hall.tell(task.find, {});
  const made = await many(() => perform(house.app, house.office, meeting.makeTask, { meetingId, conclusionId }));
  expect(made.filter(({ ok }) => ok)).toHaveLength(1);
  expect(made.filter((one) => !one.ok && one.fault.code === 'conflict')).toHaveLength(tries - 1);
  const after = await hall.tell(task.find, {});
  expect(after.total - before.total).toBe(1);
});
