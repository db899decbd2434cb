import { beforeEach, expect, test } from 'vitest';
import { meeting } from '@guong/core/meeting';
import { org } from '@guong/core/org';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { meetingHall, type Hall } from '@guong/core/testing/meeting-hall';
import type { Actor } from '@guong/core/usecase';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../testing/page-hand.ts';
import { changesOf } from './live.ts';

let house: FoundedHouse;
let hall: Hall;
let hand: PageHand;
let meetingId: string;
let at: string;
beforeEach(async () => {
  house = await foundedHouse();
  hall = await meetingHall(house);
  hand = pageHand(house.app);
  const planned = await hall.planned({ chairId: hall.personIds[0] });
  await hall.tell(meeting.setAgenda, { meetingId: planned, items: [{ title: 'Quán triệt' }, { title: 'Thảo luận' }] });
  await hall.tell(meeting.open, { meetingId: planned });
  [meetingId, at] = [planned, `/meetings/${planned}`];
});
const post = (path: string, fields: Fields, actor: Actor = house.office) => hand.post(actor, path, fields);
const sound = (path: string, headers = {}) => hand.soundPage(house.office, path, headers);

test('the chair calls speakers, keeps what they say, goes through the agenda; the hall shows it', async () => {
  await hall.tell(meeting.markList, { meetingId, isEverybody: true });
  const { items } = await hall.tell(meeting.one, { meetingId });
  expect(await sound(`${at}/chair`)).toContain('Chưa mời ai phát biểu');
  for (const person of hall.personIds.slice(1, 3)) {
    expect(saidBy(await post(`${at}/chair/ask`, [['ask.personId', person]]))).toBe('Đã đăng ký phát biểu');
  }
  expect((await post(`${at}/chair/ask`, [['ask.topic', 'không nói ai']])).status).toBe(422);
  const { opinions } = await hall.tell(meeting.one, { meetingId });
  const [first = '', second = ''] = opinions.map(({ opinionId }) => opinionId);
  const [, discussion = ''] = items.map(({ itemId }) => itemId);
  expect(ledTo(await post(`${at}/chair/start`, [['start.opinionId', first]]))).toBe(`${at}/chair`);
  expect(await sound(`${at}/chair`)).toContain('Đang phát biểu · ý kiến thứ 1');
  expect((await hand.get(house.office, `${at}/chair`)).headers.get('refresh')).toBeNull();
  await post(`${at}/chair/minute`, [['minute.opinionId', first]]);
  const said: Fields = [
    ['finish.opinionId', first],
    ['finish.text', 'Giao rõ người, rõ việc'],
  ];
  expect(saidBy(await post(`${at}/chair/finish`, said))).toBe('Đã ghi ý kiến');
  expect((await hand.get(house.office, `${at}/chair`)).headers.get('refresh')).toBe('10');
  await post(`${at}/chair/start`, [['start.opinionId', second]]);
  await post(`${at}/chair/go`, [['go.itemId', discussion]]);
  const screen = await sound(`${at}/hall`, IN_ENGLISH);
  for (const shown of ['Thảo luận', 'opinion 2', 'data-clock', 'Scan to check in']) expect(screen).toContain(shown);
  const only = await sound(`${at}/hall?slide=attendance`);
  expect([only.includes('data-clock'), only.includes('Đang có mặt')]).toEqual([false, true]);
  expect(await sound(`${at}/hall?slide=wifi&wifi=HoaGao&key=12345678`)).toContain('HoaGao');
});

test('a conclusion with all six clear things becomes one task', async () => {
  const { holdings } = await hall.tell(org.holdings, {});
  const texts = { responsibility: 'trước chi bộ', product: 'báo cáo', authority: 'quyết định' };
  const six = { ownerPostId: holdings[0]?.postId, dueOn: '2026-12-31', ...texts };
  const { id } = await hall.tell(meeting.conclude, { meetingId, what: 'Rà soát danh sách', ...six });
  expect(await sound(at)).toContain('Chuyển thành nhiệm vụ');
  expect(saidBy(await post(`${at}/conclusions/${id}/task`, []))).toBe('Đã thành nhiệm vụ');
  expect((await post(`${at}/conclusions/${id}/task`, [])).status).toBe(409);
  const after = await sound(at);
  expect(after).toContain('đã thành nhiệm vụ');
  const taskAt = /href="(\/tasks\/[0-9a-f-]{36})"/.exec(after)?.[1] ?? '';
  const back = `href="${at}#conclusion-${id}"`;
  expect(after).toContain(`id="conclusion-${id}"`);
  expect(await sound(taskAt)).toContain(back);
  // Whoever holds a post reads the task; the meeting only whoever was called or leads.
  expect(await hand.soundPage(house.actorWith([]), taskAt)).not.toContain('/meetings/');
});

test('AUT-7: the stream asks who is there before each event, and whoever may no longer read hears `gone` and no more', async () => {
  const member = hall.actorOf(hall.personIds[1] ?? '');
  let actor: Actor = member;
  const heard: string[] = [];
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => hall.tell(meeting.mark, { meetingId, personId: hall.personIds[2], as: 'present' }),
    () => Promise.resolve(),
    () => hall.tell(meeting.askToSpeak, { meetingId }, member),
    () => Promise.resolve((actor = { kind: 'anonymous', tenantId: house.tenantId })),
    () => hall.tell(meeting.mark, { meetingId, personId: hall.personIds[3], as: 'present' }),
  ];
  let step = 0;
  const rest = async (): Promise<boolean> => {
    await deeds[step]?.();
    step += 1;
    return step < 20;
  };
  const whoIsThere = () => Promise.resolve(actor);
  for await (const event of changesOf(house.app, { whoIsThere, meetingId, rest })) heard.push(event);
  expect([heard, step]).toEqual([['changed', 'changed', 'gone'], 4]);
});

test('the stream is for who may read the meeting, and is no page', async () => {
  const answer = await hand.get(house.office, `${at}/live`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  await answer.body?.cancel();
  const stranger = hall.actorOf(await house.add('Người Ngoài'));
  expect((await hand.get(stranger, `${at}/live`)).status).toBe(404);
  expect((await hand.get(hall.actorOf(hall.personIds[1] ?? ''), `${at}/hall`)).status).toBe(403);
});

test('the chair sorts the queue with buttons, takes a speaker off it and puts him back', async () => {
  const ids: string[] = [];
  for (const personId of hall.personIds.slice(1, 4))
    ids.push((await hall.tell(meeting.askToSpeak, { meetingId, personId })).id);
  const [first = '', second = '', third = ''] = ids;
  const order = async (): Promise<string[]> =>
    (await hall.tell(meeting.one, { meetingId })).opinions.map(({ opinionId }) => opinionId);
  const before = await hall.tell(meeting.pulse, { meetingId });
  expect(saidBy(await post(`${at}/chair/up`, [['up.opinionId', third]]))).toBe('Đã lưu');
  expect(await order()).toEqual([first, third, second]);
  expect((await hall.tell(meeting.pulse, { meetingId })).pulse).not.toBe(before.pulse);
  await post(`${at}/chair/down`, [['down.opinionId', first]]);
  expect(await order()).toEqual([third, first, second]);
  expect((await post(`${at}/chair/up`, [['up.opinionId', third]])).status).toBe(409);
  await post(`${at}/chair/off`, [['off.opinionId', first]]);
  const page = await sound(`${at}/chair`);
  expect([page.includes('Đã ra khỏi hàng chờ (1)'), page.includes('lên trước')]).toEqual([true, true]);
  expect(saidBy(await post(`${at}/chair/back`, [['back.opinionId', first]]))).toBe('Đã đưa lại vào cuối hàng');
  expect(await order()).toEqual([third, second, first]);
  expect((await post(`${at}/chair/back`, [['back.opinionId', first]])).status).toBe(404);
});

test('two chairs at once: of five steps to the front, sent together, none is lost', async () => {
  const order = async (): Promise<string[]> =>
    (await hall.tell(meeting.one, { meetingId })).opinions.map(({ opinionId }) => opinionId);
  for (const personId of hall.personIds.slice(0, 6)) await hall.tell(meeting.askToSpeak, { meetingId, personId });
  const last = (await order()).at(-1) ?? '';
  const moves = Array.from({ length: 5 }, () =>
    hall.tell(meeting.moveSpeaker, { meetingId, opinionId: last, direction: 'up' }),
  );
  await Promise.all(moves);
  expect((await order()).indexOf(last)).toBe(0);
});

test('every figure opens into its rows, as many as it says', async () => {
  await hall.tell(meeting.markList, { meetingId, personIds: hall.personIds.slice(0, 4) });
  await hall.tell(meeting.close, { meetingId });
  expect(await sound('/meetings/figures')).toContain('href="/meetings/figures/records?');
  const rows = await sound('/meetings/figures/records?fromOn=01/01/2026&toOn=31/12/2026&figure=present');
  expect(rows).toContain('4 dòng');
  expect((await hand.get(house.office, '/meetings/figures?fromOn=xyz')).status).toBe(422);
  expect((await hand.get(hall.actorOf(hall.personIds[1] ?? ''), '/meetings/figures')).status).toBe(403);
});
