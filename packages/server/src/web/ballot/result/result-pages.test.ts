import { beforeAll, expect, test } from 'vitest';
import * as play from '@guong/ballot/devices';
import { ballot } from '@guong/core/ballot';
import { perform, type Actor, type PersonActor } from '@guong/core/usecase';
import { castingRound } from '../../../../../core/src/testing/casting-round.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../../../core/src/testing/founded-house.ts';
import { castBallot, openAndCount, type PlayedRound } from '../../../../../core/src/testing/played-round.ts';
import { violationsIn } from '../../../testing/axe.ts';
import { IN_ENGLISH, ledTo, pageHand, saidBy, type Fields, type PageHand } from '../../../testing/page-hand.ts';

// One round, walked in order: each test goes on where the one before stopped.
const VOTERS = 12;
const OPINION = 'Cần tiếp dân đúng lịch đã niêm yết';
let house: FoundedHouse;
let hand: PageHand;
let round: PlayedRound;
let path: string;
let nobody: Actor;
let members: readonly [PersonActor, PersonActor];

beforeAll(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
  nobody = { kind: 'anonymous', tenantId: house.tenantId };
  const stage = await castingRound(house, { voters: VOTERS, template: 'gop-y-21' });
  round = stage.round;
  path = `/rounds/${round.roundId}`;
  const [head, second] = round.members;
  if (!head || !second) throw new Error('a committee has members');
  members = [head, second];
  for (const [at, credential] of stage.credentials.entries()) {
    const answers = play.sameMark(stage.protocol, 1 + (at % 3), at === 0 ? OPINION : '');
    valueOf(await castBallot(house, stage.protocolId, play.sealed(stage.protocol, credential, answers)));
  }
  await openAndCount(house, round, stage.protocolId);
  house.clock.set('2026-11-22T12:00:00Z');
}, 120_000);

const textOf = async (actor: Actor, at: string, look = {}): Promise<string> => (await hand.get(actor, at, look)).text();

const DRAWN = Object.entries({
  documentPlace: 'Hoa Gạo',
  number: '01',
  'startedAt.day': '22/11/2026',
  'startedAt.time': '14:00',
  'endedAt.day': '22/11/2026',
  'endedAt.time': '16:30',
  'chair.office': 'Chủ trì hội nghị',
  'chair.name': 'Nguyễn Văn Bí Thư',
  incident: '',
});

test('the exact result is for office, leadership and committee; who is rated and who is a stranger do not see it', async () => {
  const vietnamese = await hand.soundPage(house.office, `${path}/result`);
  expect(vietnamese).toMatch(/thu về/i);
  expect(await textOf(members[0], `${path}/result`, IN_ENGLISH)).toMatch(/collected/i);
  const rated = house.actorWith(['office'], round.subjectIds[0]);
  for (const actor of [rated, house.actorWith([])]) expect((await hand.get(actor, `${path}/result`)).status).toBe(404);
  expect((await hand.get(nobody, `${path}/result`)).status).not.toBe(200);
});

test('the form of the minutes brings along what the round knows, by the clock of Ha Noi', async () => {
  const form = await hand.soundPage(members[0], `${path}/minutes/new`);
  expect(form).toMatch(/name="startedAt.time"[^>]*value="18:00"/);
  expect(form).toContain('value="Nguyễn Văn Bí Thư"');
});

test('minutes are drawn up by form; a fault comes back with what was typed; the files lie on the page of the result', async () => {
  await hand.soundPage(members[0], `${path}/minutes/new`);
  await hand.soundPage(members[0], `${path}/minutes/new`, IN_ENGLISH);
  const wrong = await hand.post(
    members[0],
    `${path}/minutes`,
    DRAWN.map(([name, value]) => [name, name === 'documentPlace' ? '' : value] as const),
  );
  const again = await wrong.text();
  expect([wrong.status, again.includes('Chủ trì hội nghị'), await violationsIn(again)]).toEqual([422, true, []]);
  const drawn = await hand.post(members[0], `${path}/minutes`, DRAWN);
  expect([drawn.status, ledTo(drawn), saidBy(drawn)]).toEqual([303, `${path}/result`, 'Đã lập biên bản']);
  const page = await hand.soundPage(members[0], `${path}/result`);
  const files = [...page.matchAll(/href="([^"]*\/minutes\/[0-9a-f]{64})"/g)].map(([, href = '']) => href);
  expect(files).toHaveLength(2);
  const [pdf = '', docx = ''] = await Promise.all(
    files.map(async (href) =>
      Buffer.from(await (await hand.get(members[0], href)).arrayBuffer()).toString('latin1', 0, 4),
    ),
  );
  expect([pdf, docx].sort()).toEqual(['%PDF', 'PK\x03\x04']);
});

test('two members read the comment and release it; nobody else comes to that desk', async () => {
  for (const [at, member] of members.entries()) {
    const desk = await hand.soundPage(member, `${path}/comments`, at === 0 ? {} : IN_ENGLISH);
    expect(desk).toContain(OPINION);
    const judged: Fields = [
      ['subjectNo', '1'],
      ['commentNo', '1'],
      ['covers-1-1', at === 0 ? 'đúng lịch' : ''],
      ['verdict', 'release'],
    ];
    if (at === 0) {
      const early = await hand.post(member, `${path}/comments`, judged);
      const again = await early.text();
      expect([
        early.status,
        again.includes('lý do này hiện công khai'),
        again.includes('>đúng lịch</textarea>'),
      ]).toEqual([422, true, true]);
    }
    const answer = await hand.post(member, `${path}/comments`, [...judged, ['reason-1-1', 'lộ người viết']]);
    expect([answer.status, saidBy(answer)]).toEqual([303, 'Đã ghi ý kiến duyệt']);
  }
  expect(await textOf(members[0], `${path}/comments`)).toContain('Đã che: “đúng lịch”');
  expect((await hand.get(house.office, `${path}/comments`)).status).not.toBe(200);
});

let preview = '';
test('whoever decides sees before it exactly what will be public; nobody else does', async () => {
  expect((await hand.get(nobody, `${path}/preview`)).status).not.toBe(200);
  expect((await hand.get(house.actorWith(['approve'], round.subjectIds[0]), `${path}/preview`)).status).toBe(404);
  preview = await textOf(house.leader, `${path}/preview`);
  expect(preview).toContain('Chưa công bố. Công chúng sẽ thấy đúng như trang này.');
  expect(await textOf(house.leader, `${path}/result`)).toContain('Sẽ công bố những gì');
});

test('before release nothing is public; after it everybody reads what the guard lets through, in two languages', async () => {
  const open = `/results/${round.roundId}`;
  const encodingFor = async (actor: Actor) =>
    (await hand.get(actor, open, { 'accept-encoding': 'br' })).headers.get('content-encoding');
  expect((await hand.get(nobody, open)).status).not.toBe(200);
  for (const step of ['confirm', 'release']) {
    const form = await hand.soundPage(house.leader, `${path}/after/${step}`);
    const sha256 = /name="pdfSha256" value="([0-9a-f]{64})"/.exec(form)?.[1] ?? '';
    const done = await hand.post(house.leader, `${path}/after/${step}`, sha256 ? [['pdfSha256', sha256]] : []);
    expect([step, done.status]).toEqual([step, 303]);
    expect(saidBy(done)).toBe({ confirm: 'Đã xác nhận biên bản', release: 'Đã công bố' }[step]);
  }
  // Packed for the public, whose page holds no secret; the length of anybody else's tells nothing.
  expect([await encodingFor(nobody), await encodingFor(house.office)]).toEqual(['br', null]);
  for (const actor of [nobody, house.office]) {
    // One look at accessibility is enough: both read the same page.
    const read = actor === nobody ? hand.soundPage : textOf;
    const page = await read(actor, open);
    expect(page).toContain('[đã che: lộ người viết]');
    expect(page).not.toContain(OPINION);
    expect(await textOf(actor, open, IN_ENGLISH)).toContain('<html lang="en"');
    const bundle = await hand.get(actor, `${open}/bundle`);
    expect([bundle.status, bundle.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, true]);
  }
});

test('the public page says who decided what, and shows the figures that were previewed', async () => {
  const seen = await textOf(nobody, `/results/${round.roundId}`);
  expect(seen).toContain('Nguyễn Văn Bí Thư, Chức danh, ngày 22/11/2026');
  expect(seen).toMatch(/<code>[0-9a-f]{64}<\/code>/);
  expect(figuresIn(seen)).toEqual(figuresIn(preview));
  const { publication } = valueOf(await perform(house.app, nobody, ballot.publication, { roundId: round.roundId }));
  expect([publication.outcome, publication.counts?.collected]).toEqual(['published', VOTERS]);
});

/** What a page says in its charts: cells, words and reasons, without the frame around them. */
const figuresIn = (page: string): string[] =>
  [...page.matchAll(/<table class="scale".*?<\/table>/gs)].map(([table]) => table);
