import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { appendixDocx } from '@guong/core/testing/appendix-docx';
import { foundedHouse, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { tasksIn, type TaskStage } from '@guong/core/testing/tasks-in';
import { task } from '@guong/core/task';
import { perform, type Actor } from '@guong/core/usecase';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';
import { weeksOf } from './board-page.tsx';
import { smallPdf } from '@guong/core/testing/small-pdf';

let house: FoundedHouse;
let stage: TaskStage;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T02:00:00Z');
  stage = await tasksIn(house);
  hand = pageHand(house.app);
});
const sound = (path: string, actor: Actor = house.office, headers = {}) => hand.soundPage(actor, path, headers);
const form = (more: Readonly<Record<string, string>> = {}): Fields =>
  Object.entries({
    what: 'Rà soát hộ khó khăn',
    ownerPostId: stage.owner.postId,
    dueOn: '10/12/2026',
    responsibility: 'Chủ trì',
    product: 'Báo cáo',
    authority: 'Theo quy chế',
    ...more,
  });

test('a task is proposed, given out, accepted, shown, handed in and accepted by the buttons of its page', async () => {
  await sound('/tasks/new');
  const made = await hand.post(house.office, '/tasks', form());
  expect([made.status, saidBy(made)]).toEqual([303, 'Đã ghi nhiệm vụ đề xuất']);
  const at = ledTo(made);
  expect(await sound(at)).toContain('Giao nhiệm vụ');
  await hand.post(house.office, `${at}/assign`);
  expect(await sound(at)).toContain('Chờ người giữ chức danh chủ trì nhận');
  const { actor } = stage.owner;
  expect(await sound(at, actor)).toContain('Nhận nhiệm vụ');
  await hand.post(actor, `${at}/accept`);
  expect(await sound(at, actor)).toContain('Gắn minh chứng');
  expect((await hand.post(actor, `${at}/evidence`, [['documentId', '']])).status).toBe(422);
  const report = new FormData();
  report.set('note', 'đã rà soát xong hai tổ dân phố');
  report.set('file', new File([smallPdf('Bao cao')], 'bao-cao.pdf', { type: 'application/pdf' }));
  expect(saidBy(await hand.send(actor, `${at}/step/report`, report))).toBe('Đã ghi tiến độ');
  const shown = await sound(at, actor);
  const file = /href="([^"]+\/evidence\/[0-9a-f-]{36})"/.exec(shown)?.[1] ?? '';
  expect((await hand.get(actor, file)).headers.get('content-disposition')).toContain('minh-chung-');
  await sound(`${at}/step/submit`, actor);
  expect((await hand.post(actor, `${at}/step/submit`, [['note', 'x']])).status).toBe(422);
  await hand.post(actor, `${at}/step/submit`, [['note', 'đã làm xong, có báo cáo kèm theo']]);
  await sound(`${file}/reject`);
  expect((await hand.post(house.office, `${file}/reject`, [['reason', '']])).status).toBe(422);
  await hand.post(house.office, `${file}/verify`, [['verdict', 'verified']]);
  expect(await sound(at)).toContain('Nghiệm thu: hoàn thành');
  expect(saidBy(await hand.post(house.office, `${at}/accept-result`))).toBe('Đã nghiệm thu, nhiệm vụ hoàn thành');
  expect(await sound(at, house.office, IN_ENGLISH)).toContain('done on time');
});

test('whoever saves second sees both texts, and nothing is overwritten silently', async () => {
  const taskId = await stage.propose();
  const first = form({ what: 'Rà soát lần một', revision: '1' });
  expect(saidBy(await hand.post(house.office, `/tasks/${taskId}/edit`, first))).toBe('Đã sửa nội dung');
  const second = await hand.post(
    house.leader,
    `/tasks/${taskId}/edit`,
    form({ what: 'Rà soát lần hai', revision: '1' }),
  );
  const text = await second.text();
  expect([second.status, text.includes('Rà soát lần một'), text.includes('Rà soát lần hai')]).toEqual([
    409,
    true,
    true,
  ]);
  const seen = valueOf(await perform(house.app, house.office, task.one, { taskId }));
  expect(seen.what).toBe('Rà soát lần một');
  expect(text).toContain('name="revision" value="2"');

  valueOf(await perform(house.app, house.office, task.assign, { taskId }));
  const late = { dueOn: '30/12/2026', reason: 'chờ thiết bị mới về', revision: '1' };
  const stale = await hand.post(house.office, `/tasks/${taskId}/step/due`, Object.entries(late));
  const kept = await stale.text();
  expect([stale.status, kept.includes('chờ thiết bị mới về'), kept.includes(`href="/tasks/${taskId}"`)]).toEqual([
    409,
    true,
    true,
  ]);
});

test('every step that asks for words has a sound page, and what is refused comes back', async () => {
  const taskId = await stage.assigned();
  const at = `/tasks/${taskId}`;
  for (const step of ['due', 'transfer', 'cancel']) {
    await sound(`${at}/step/${step}`);
    expect((await hand.post(house.office, `${at}/step/${step}`, [['reason', 'x']])).status).toBe(422);
  }
  await sound(`${at}/edit`);
  expect((await hand.post(house.office, `${at}/edit`, form({ reason: '' }))).status).toBe(422);
  const moved: Fields = [
    ['dueOn', '20/12/2026'],
    ['reason', 'chờ hướng dẫn cấp trên'],
  ];
  expect(saidBy(await hand.post(house.office, `${at}/step/due`, moved))).toBe('Đã đổi hạn');
  expect(await sound(at)).toContain('Trước đó: Hạn: 10/12/2026');
  expect((await hand.get(house.office, `${at}/step/nothing`)).status).toBe(404);
  expect((await hand.get(house.actorWith([]), `${at}/edit`)).status).toBe(403);
});

test('list, board, month, figures and calendar file show the same tasks; empty ones are sound too', async () => {
  for (const path of ['/tasks', '/tasks/board', '/tasks/calendar', '/tasks/figures']) await sound(path);
  await stage.assigned({ dueOn: '2026-11-23' });
  const titled = (path: string, actor?: Actor) =>
    sound(path, actor).then((text) => text.includes('Rà soát hộ khó khăn'));
  house.clock.set('2026-11-25T02:00:00Z');
  for (const path of ['/tasks?q=ra soat', '/tasks?standing=overdue', '/tasks/board', '/tasks/calendar?month=2026-11']) {
    expect([path, await titled(path)]).toEqual([path, true]);
  }
  expect(await titled('/tasks?scope=mine', stage.owner.actor)).toBe(true);
  expect(await titled('/tasks?standing=late')).toBe(false);
  const figures = await sound('/tasks/figures?from=01/11/2026');
  const link = /href="([^"]*standing=overdue[^"]*)"/.exec(figures)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(await titled(link)).toBe(true);
  const ics = await (await hand.get(stage.owner.actor, '/tasks/mine.ics')).text();
  expect(ics).toContain('DTSTART;VALUE=DATE:20261123');
  expect(ics.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(weeksOf('2026-11').flat().filter(Boolean)).toHaveLength(30);
  expect(await sound('/tasks', house.office, IN_ENGLISH)).toContain('overdue');
});

test('the appendix of a plan is sent as .docx, looked at, and taken in', async () => {
  await sound('/tasks/import');
  const line = {
    what: 'Lập kế hoạch',
    lead: 'Chi ủy viên',
    support: '',
    product: 'Kế hoạch',
    due: '15/12/2026',
    supervisor: '',
  };
  const docx = await appendixDocx([line, { ...line, lead: 'Phòng Không Có' }]);
  const sent = new FormData();
  sent.set('documentId', '');
  sent.set('file', new File([new Uint8Array(docx)], 'phu-luc.docx'));
  const preview = await (await hand.send(house.office, '/tasks/import', sent)).text();
  expect(preview).toContain('Phòng Không Có');
  // What was read out of the file can be put right on the page: no way back to Word and no second file.
  const read = /<textarea[^>]*name="table"[^>]*>([^<]*)</.exec(preview)?.[1] ?? '';
  expect(read).toContain('Phòng Không Có');
  const mended = await hand.post(house.office, '/tasks/import', [
    ['table', read.replace('Phòng Không Có', 'Chi ủy viên')],
    ['documentId', ''],
  ]);
  expect([mended.status, (await mended.text()).includes('Không có chức danh')]).toEqual([200, false]);
  const table = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tLập kế hoạch\tPhòng Không Có\t15/12/2026';
  const fields: Fields = [
    ['table', table],
    ...['0', '1', '2', '3'].map((n, i) => [`mapping.${['number', 'what', 'lead', 'due'][i] ?? ''}`, n] as const),
  ];
  const refused = await hand.post(house.office, '/tasks/import/confirm', fields);
  expect([refused.status, (await refused.text()).includes('Dòng 2: ')]).toEqual([422, true]);
  const taken = await hand.post(house.office, '/tasks/import/confirm', [...fields, ['allowsGaps', 'true']]);
  expect(saidBy(taken)).toBe('Đã nhập 1 nhiệm vụ đề xuất');
  expect(await sound('/tasks?state=proposed')).toContain('Lập kế hoạch');
  const pasted = await hand.post(house.office, '/tasks/import', [['table', 'không có bảng']]);
  expect(pasted.status).toBe(422);
});

test('a secret task shows its code and nothing else; the rule of escalation is set by the leadership', async () => {
  await sound('/tasks/secret');
  expect(
    (
      await hand.post(house.office, '/tasks/secret', [
        ['secretCode', 'nội dung'],
        ['dueOn', ''],
      ])
    ).status,
  ).toBe(422);
  const made = await hand.post(house.office, '/tasks/secret', [
    ['secretCode', 'M-07/2026'],
    ['dueOn', '01/12/2026'],
  ]);
  const at = ledTo(made);
  expect(await sound(at)).toContain('Nhiệm vụ mật M-07/2026');
  expect(saidBy(await hand.post(house.office, `${at}/secret-state`, [['state', 'done']]))).toBe('Đã ghi tình trạng');
  await sound('/tasks/escalation', house.leader);
  const all = ['1', '', '7', '14', '30'].flatMap((days, n): Fields => [
    [`steps.${n.toString()}.daysAfter`, days],
    [`steps.${n.toString()}.broughtTo`, days === '' ? '' : n < 3 ? 'unit_head' : 'parent_head'],
  ]);
  const why: Fields = [['reason', 'thống nhất trong thường vụ']];
  const falling = all.map(([name, typed]): Fields[number] => [name, name === 'steps.3.daysAfter' ? '5' : typed]);
  const refused = await hand.post(house.leader, '/tasks/escalation', [...falling, ...why]);
  expect([refused.status, (await refused.text()).includes('id="steps.3.daysAfter-error"')]).toEqual([422, true]);
  expect((await hand.post(house.leader, '/tasks/escalation', [...all, ...why])).status).toBe(303);
  const { steps: kept } = valueOf(await perform(house.app, house.leader, task.escalation, {}));
  expect(kept.map(({ daysAfter }) => daysAfter)).toEqual([1, 7, 14, 30]);
  const steps: Fields = [
    ['steps.0.daysAfter', '3'],
    ['steps.0.broughtTo', 'unit_head'],
    ['steps.1.daysAfter', ''],
    ['steps.1.broughtTo', ''],
    ['reason', 'thống nhất trong thường vụ'],
  ];
  expect(saidBy(await hand.post(house.leader, '/tasks/escalation', steps))).toBe('Đã đặt quy tắc báo cáo vượt cấp');
  expect((await hand.post(house.leader, '/tasks/escalation', [...steps.slice(0, 4), ['reason', '']])).status).toBe(422);
});

test('what waits stands on the page of the day of whoever must act', async () => {
  const taskId = await stage.assigned({ dueOn: '2026-11-23' });
  const owner = await sound('/today', stage.owner.actor);
  expect([owner.includes('Nhận nhiệm vụ được giao'), owner.includes(`href="/tasks/${taskId}"`)]).toEqual([true, true]);
  house.clock.set('2026-12-01T02:00:00Z');
  expect(await sound('/today', house.leader)).toContain('Cấp dưới quá hạn');
});

test('posts are offered unit by unit, so that a name is found among hundreds', async () => {
  await stage.post('Chi ủy viên tổ dân phố', { precedence: 2 });
  await stage.post('Chuyên viên', { unitId: house.rootUnitId, precedence: 900 });
  const page = await (await hand.get(house.office, '/tasks/new')).text();
  const places = ['Bí thư Đảng ủy', 'Chuyên viên', 'Chi ủy viên tổ dân phố', 'Chi ủy viên,'].map((title) =>
    page.indexOf(title),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('what the house notes in a history is read in the reader’s language, also of older rows; what people type is not', async () => {
  const taskId = await stage.assigned({ dueOn: '2026-11-24' });
  const remind = async () => valueOf(await perform(house.app, house.system, task.remind, {}));
  await remind();
  house.clock.set('2026-11-25T02:00:00Z');
  await remind();
  const typed = { taskId, note: 'Đã quá hạn 24/11/2026' };
  valueOf(await perform(house.app, stage.owner.actor, task.accept, { taskId }));
  valueOf(await perform(house.app, stage.owner.actor, task.report, typed));
  await sql`update task.event set note = 'Sắp đến hạn 24/11/2026' where note like '%Sắp đến hạn%'`.execute(
    house.ownerDb,
  );
  const english = await sound(`/tasks/${taskId}`, house.office, IN_ENGLISH);
  const lines = ['Due soon, on 24/11/2026', 'Overdue: it was due on 24/11/2026', 'Đã quá hạn 24/11/2026'];
  expect(lines.filter((line) => !english.includes(line))).toEqual([]);
  expect(english.includes('Sắp đến hạn')).toBe(false);
  const vietnamese = await sound(`/tasks/${taskId}`);
  expect([vietnamese.includes('Sắp đến hạn 24/11/2026'), vietnamese.includes('{0}')]).toEqual([true, false]);
});
