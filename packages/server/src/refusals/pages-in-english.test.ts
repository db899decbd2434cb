import { beforeAll, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import type { Actor } from '@guong/core/usecase';
import { IN_ENGLISH, pageHand, ROUND_FORM, type Fields, type PageHand } from '../testing/page-hand.ts';
import { CATALOGUE } from './catalogue/index.ts';

let house: FoundedHouse;
let hand: PageHand;
beforeAll(async () => {
  house = await foundedHouse();
  hand = pageHand(house.app, IN_ENGLISH);
});

/** Sentences of the catalogue, long enough to stand nowhere by chance. */
const SENTENCES = Object.keys(CATALOGUE).filter((text) => text.length > 8 && !text.includes('{'));

/** The text of a refused page in English: no sentence of a refusal is left in Vietnamese. */
async function refused(actor: Actor, path: string, fields: Fields): Promise<string> {
  const answer = await hand.post(actor, path, fields);
  const page = await answer.text();
  expect([path, answer.status >= 400, page.includes('<html lang="en"')]).toEqual([path, true, true]);
  expect(SENTENCES.filter((sentence) => page.includes(sentence))).toEqual([]);
  return page;
}

test.each<readonly [string, string, Readonly<Record<string, string>>, readonly string[]]>([
  ['a task', '/tasks', { what: '', product: 'Báo cáo rà soát' }, ['Enter what is to be done', 'Báo cáo rà soát']],
  [
    'a meeting',
    '/meetings',
    { title: '', place: 'Hội trường Hoa Gạo' },
    ['Enter the name of the meeting', 'Choose the kind of meeting', 'Hội trường Hoa Gạo'],
  ],
  [
    'an issuing body',
    '/documents/issuers',
    { code: 'q', name: '' },
    ['The code is in capitals, for example QU, ĐU, UBND'],
  ],
  [
    'a ballot template',
    '/rounds/templates',
    { title: 'Góp ý tổ', items: '', levels: '' },
    ['At least 1 question is needed'],
  ],
  ['a sign-in', '/sign-in', { login: 'hoa', password: '' }, ['Enter the password', 'value="hoa"']],
  ['a card', '/invitation', { login: '', code: 'HOA-GAO' }, ['Enter the sign-in name']],
  [
    'a recovery',
    '/accounts/recoveries',
    { reason: 'x' },
    ['Give a reason (at least 5 characters)', 'Choose the person'],
  ],
])('%s that is refused is refused in English and keeps what was typed', async (_what, path, fields, said) => {
  const page = await refused(house.office, path, Object.entries(fields));
  expect(said.filter((sentence) => !page.includes(sentence))).toEqual([]);
});

test('a round whose times contradict each other says so in English, also with words of the house in the sentence', async () => {
  const typed = ROUND_FORM.map(([name, value]): readonly [string, string] => {
    if (name === 'title') return [name, ''];
    return [name, name === 'purpose' ? 'x'.repeat(3_000) : value];
  });
  const page = await refused(house.office, '/rounds', typed);
  expect(page).toContain('Enter the name of the round');
  expect(page).toMatch(/The purpose is longer than [\d,]+ characters/);
});

test('a state that does not allow it is refused in English on a page of its own', async () => {
  const made = await hand.post(house.office, '/rounds', ROUND_FORM);
  const round = made.headers.get('location') ?? '';
  expect(await refused(house.office, `${round}/step/send`, [])).toContain('Nobody has been chosen as a subject yet.');
});
