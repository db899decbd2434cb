import { beforeEach, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { foundedHouse, valueOf, type FoundedHouse } from '@guong/core/testing/founded-house';
import { perform } from '@guong/core/usecase';
import { violationsIn } from '../../../testing/axe.ts';
import { IN_ENGLISH, ledTo, pageHand, ROUND_FORM, saidBy, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let hand: PageHand;
beforeEach(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app);
});

const TYPED = {
  code: 'to-dan-pho',
  title: 'Góp ý tổ trưởng tổ dân phố',
  kind: 'feedback',
  items: 'Gần dân\n\n  Công khai thu chi | Có; Không\nGiữ gìn trật tự',
  levels: 'Tốt\nKhá\nChưa đạt',
  hasComments: 'true',
  blankRule: 'blank',
  denominator: 'valid',
};
const publish = (more: Partial<Record<keyof typeof TYPED | 'follows', string>> = {}) =>
  hand.post(house.office, '/rounds/templates', Object.entries({ ...TYPED, ...more }));

test('an office writes a template, sees it whole, and prepares a round with it from the same form as before', async () => {
  const made = await publish();
  expect([made.status, ledTo(made), saidBy(made)]).toEqual([
    303,
    '/rounds/templates/to-dan-pho/1',
    'Đã công bố phiên bản 1',
  ]);
  const page = await hand.soundPage(house.office, ledTo(made));
  expect(page).toContain('<span>Không</span>');
  expect(page).toContain('<span>Chưa đạt</span>');
  expect(await hand.soundPage(house.office, '/rounds/templates')).toContain('Góp ý tổ trưởng tổ dân phố');
  const form = await hand.soundPage(house.office, '/rounds/new?template=to-dan-pho%401');
  expect(form).toMatch(/<option value="to-dan-pho@1" selected/);
  expect(form).toContain('xep-loai-4@1');
  const fields = ROUND_FORM.map(([name, value]) => [name, name === 'template' ? 'to-dan-pho@1' : value] as const);
  const round = await hand.post(house.office, '/rounds', fields);
  expect(round.status).toBe(303);
  expect(await hand.soundPage(house.office, ledTo(round))).toContain('2. Công khai thu chi');
});

test('nobody has to invent a code: without one it follows the title', async () => {
  expect(ledTo(await publish({ code: '', title: 'Góp ý Đảng ủy viên (2026)' }))).toBe(
    '/rounds/templates/gop-y-dang-uy-vien-2026/1',
  );
});

test('the next version begins with the words of the last; both stay readable, new rounds are offered the newest', async () => {
  await publish();
  const start = await hand.soundPage(house.office, '/rounds/templates/new?from=to-dan-pho%401&as=version');
  expect(start).toContain('Gần dân\nCông khai thu chi | Có; Không\nGiữ gìn trật tự');
  expect(start).toContain('sẽ là phiên bản 2');
  const next = await publish({ title: 'Góp ý tổ trưởng, bản sửa', items: 'Gần dân', follows: '1' });
  expect(ledTo(next)).toBe('/rounds/templates/to-dan-pho/2');
  expect(await hand.soundPage(house.office, '/rounds/templates/to-dan-pho/1')).toContain('Đã có phiên bản mới hơn (2)');
  const form = await (await hand.get(house.office, '/rounds/new')).text();
  expect([form.includes('to-dan-pho@2'), form.includes('to-dan-pho@1')]).toEqual([true, false]);
});

test('a template of the product may be copied under a code of its own, never changed', async () => {
  const copy = await hand.soundPage(house.office, '/rounds/templates/new?from=gop-y-21%401&as=version');
  expect(copy).toContain('name="code"');
  expect(copy).not.toContain('type="hidden" name="code"');
  const same = await publish({ code: 'gop-y-21' });
  expect([same.status, (await same.text()).includes('Mã này thuộc mẫu có sẵn')]).toEqual([422, true]);
});

test('what cannot be published comes back with what was typed, each fault at its field', async () => {
  const answer = await publish({ items: `Gần dân\n${'x'.repeat(301)}\nLạ | Một mức`, levels: 'Tốt', kind: '' });
  const text = await answer.text();
  expect(answer.status).toBe(422);
  expect(text).toContain('Dòng 2: Nội dung dài quá 300 ký tự');
  expect(text).toContain('Cần ít nhất 2 mức');
  expect(text).toContain('Góp ý tổ trưởng tổ dân phố');
  expect(text).toContain('href="#kind"');
  expect(await violationsIn(text)).toEqual([]);
});

test('the leadership reads templates and publishes none; whoever has no post sees neither; English is English', async () => {
  await publish();
  const seen = await hand.soundPage(house.leader, '/rounds/templates/to-dan-pho/1');
  expect(seen).not.toContain('/rounds/templates/new');
  for (const path of ['/rounds/templates/new']) expect((await hand.get(house.leader, path)).status).toBe(403);
  for (const path of ['/rounds/templates', '/rounds/templates/to-dan-pho/1', '/rounds/new']) {
    expect([path, (await hand.get(house.actorWith([]), path)).status]).toEqual([path, 403]);
  }
  expect((await hand.get(house.office, '/rounds/templates/to-dan-pho/7')).status).toBe(404);
  const english = await hand.soundPage(house.office, '/rounds/templates/to-dan-pho/1', IN_ENGLISH);
  expect(english).toContain('Write the next version');
  const { templates } = valueOf(await perform(house.app, house.leader, ballot.templates, {}));
  expect(templates.at(-1)).toMatchObject({ commentBytes: 512, items: [{}, { levels: ['Có', 'Không'] }, {}] });
});

test('thousands of lines are refused as too many, and not multiplied into a page of a million fields', async () => {
  const lines = (word: string): string => Array.from({ length: 5_000 }, (_, n) => `${word} ${String(n)}`).join('\n');
  const tries = [
    [{ items: lines('Nội dung'), levels: lines('Mức') }, 'Nhiều nhất 40 nội dung'],
    [{ levels: lines('Mức') }, 'Nhiều nhất 5 mức'],
  ] as const;
  for (const [typed, said] of tries) {
    const answer = await publish(typed);
    const page = await answer.text();
    expect([answer.status, page.includes(said)]).toEqual([422, true]);
    expect(page.length).toBeLessThan(300_000);
  }
});
