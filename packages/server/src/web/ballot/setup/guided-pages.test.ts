import { ballot } from '@guong/core/ballot';
import { org } from '@guong/core/org';
import { FOUNDED_ON, foundedHouse, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { perform } from '@guong/core/usecase';
import { beforeEach, expect, test } from 'vitest';
import { draftedRound } from '../../../../../core/src/testing/played-round.ts';
import { ledTo, pageHand, ROUND_FORM, saidBy, type Fields, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  house.clock.set('2026-11-22T00:30:00Z');
  hand = pageHand(house.app);
});

/** A ballot of one question: its pages are looked through quickly. */
const SHORT_FORM: Fields = [...ROUND_FORM.filter(([name]) => name !== 'template'), ['template', 'tin-nhiem-3@1']];
const onward: Fields = [['then', 'next']];
const mainOf = (page: string): string => page.slice(page.indexOf('<main'), page.indexOf('</main>'));
/** The ballot inside a page: what stands between its first and last question. */
const legendsOf = (page: string): string[] =>
  [...page.matchAll(/<legend>(\d+\. )?([^<]+)<\/legend>/g)].map(([, , text = '']) => text);

async function people(): Promise<{ voters: string[]; members: string[] }> {
  const addAll = (names: readonly string[]) => Promise.all(names.map((name) => house.add(name)));
  const voters = await addAll(Array.from({ length: 6 }, (_, at) => `Vũ Thị Cử Tri ${String.fromCharCode(65 + at)}`));
  const members = await addAll(['Trần An', 'Trần Bình', 'Trần Cúc']);
  const category = { code: 'dang_vien', name: 'Đảng viên', precedence: 1, fromOn: FOUNDED_ON };
  const categoryId = valueOf(await perform(house.app, house.system, org.createCategory, category)).id;
  const assigned = { categoryId, personIds: voters, fromOn: FOUNDED_ON };
  valueOf(await perform(house.app, house.system, org.assignCategory, assigned));
  return { voters, members };
}

test('a round is prepared page by page, from the first to the one that sends it; every page leads on and back', async () => {
  const { members } = await people();
  const created = await hand.post(house.office, '/rounds', [...SHORT_FORM, ...onward]);
  const base = ledTo(created).replace(/\/subjects$/, '');
  expect(ledTo(created)).toBe(`${base}/subjects`);
  const chosen = await hand.post(house.office, `${base}/subjects`, [['personIds[]', house.leader.personId], ...onward]);
  // Plans are attached on the same page; from there a link goes on.
  expect(ledTo(chosen)).toBe(`${base}/subjects`);
  expect(mainOf(await hand.soundPage(house.office, `${base}/subjects`))).toContain(`href="${base}/voters"`);
  const drawn = await hand.post(house.office, `${base}/voters`, [['categories[]', 'dang_vien'], ...onward]);
  expect(ledTo(drawn)).toBe(`${base}/members`);
  const early = mainOf(await (await hand.get(house.office, `${base}/review`)).text());
  expect(early).toContain('Chưa lập ban kiểm phiếu');
  expect(early).not.toContain('action="' + `${base}/step/send"`);
  const named = await hand.post(house.office, `${base}/members`, [
    ...members.map((id) => ['personIds[]', id] as const),
    ...([['headId', members[2] ?? ''], ['threshold', '2'], ...onward] as const),
  ]);
  expect(ledTo(named)).toBe(`${base}/review`);
  const review = mainOf(await hand.soundPage(house.office, `${base}/review`));
  for (const path of ['edit', 'subjects', 'voters', 'members']) expect(review).toContain(`href="${base}/${path}"`);
  expect(review).toContain('Chưa có kế hoạch của Nguyễn Văn Bí Thư');
  const sent = await hand.post(house.office, `${base}/step/send`);
  expect([ledTo(sent), saidBy(sent)]).toEqual([base, 'Đã trình, chờ lãnh đạo phê duyệt']);
  const round = valueOf(
    await perform(house.app, house.office, ballot.round, { roundId: base.replace('/rounds/', '') }),
  );
  expect(round.members.map(({ name, role }) => [name, role])).toEqual([
    ['Trần Cúc', 'head'],
    ['Trần An', 'member'],
    ['Trần Bình', 'member'],
  ]);
  expect(round.sentOn).toBe('2026-11-22');
});

test('the ballot beside the template changes with it, in the words of the voter’s page; nothing is written by looking', async () => {
  const chosen = (template: string): Fields => [
    ...ROUND_FORM.filter(([name]) => name !== 'template'),
    ['template', template],
    ['then', 'preview'],
  ];
  const short = mainOf(await (await hand.post(house.office, '/rounds', chosen('tin-nhiem-3@1'))).text());
  expect(legendsOf(short)).toContain('Mức độ tín nhiệm');
  expect(short).toContain('Để trống thì phiếu của người này được tính là không hợp lệ.');
  expect(short).toContain('12-KH/ĐU');
  const long = mainOf(await (await hand.post(house.office, '/rounds', chosen('gop-y-21@1'))).text());
  expect(legendsOf(long)).toContain('Nói đi đôi với làm');
  expect(long).toContain('Ý kiến góp ý');
  expect(valueOf(await perform(house.app, house.office, ballot.rounds, {})).rounds).toEqual([]);
});

test('a new round is proposed from today on and after the latest one', async () => {
  const first = mainOf(await hand.soundPage(house.office, '/rounds/new'));
  expect(first).toContain('value="29/11/2026"');
  await hand.post(house.office, '/rounds', SHORT_FORM);
  house.clock.set('2027-02-01T03:00:00Z');
  const second = mainOf(await hand.soundPage(house.office, '/rounds/new'));
  expect(second).toContain('value="Hội trường phường Hoa Gạo"');
  // The same day of the week and hour as on 22 November 2026, at least a week ahead.
  expect(second).toContain('value="14/02/2027"');
  expect(second).toContain('value="08:00"');
});

test('hours of a round that began in a hurry are not proposed again; a title that another round bears is pointed at', async () => {
  const hasty = SHORT_FORM.map(([name, value]) => [name, name === 'issueOpensAt.time' ? '08:07' : value] as const);
  expect((await hand.post(house.office, '/rounds', hasty)).status).toBe(303);
  const form = mainOf(await hand.soundPage(house.office, '/rounds/new'));
  expect(form).not.toContain('08:07');
  expect(form).toContain('value="08:00"');
  const second = ledTo(await hand.post(house.office, '/rounds', SHORT_FORM));
  expect(mainOf(await hand.soundPage(house.office, `${second}/review`))).toContain('cũng mang tên này');
});

test('a round is repeated by one button; the next page says what was not taken along', async () => {
  const former = await draftedRound(house, { voters: 10, template: 'tin-nhiem-3' });
  const base = `/rounds/${former.roundId}`;
  expect(mainOf(await hand.soundPage(house.office, base))).toContain(`href="${base}/repeat"`);
  await hand.soundPage(house.office, `${base}/repeat`);
  const gone = { personId: former.voters[0]?.personId, state: 'moved', onDay: '2026-11-22', reason: 'Chuyển công tác' };
  valueOf(await perform(house.app, house.system, org.changePersonState, gone));
  const made = await hand.post(house.office, `${base}/repeat`);
  expect(ledTo(made)).toMatch(/\/edit$/);
  const next = mainOf(await hand.soundPage(house.office, ledTo(made)));
  expect(next).toContain('Không còn trong danh sách bỏ phiếu: 1 người');
  expect(next).toContain('Chưa có kế hoạch mới');
  expect((await hand.get(house.leader, `${base}/repeat`)).status).toBe(403);
});
