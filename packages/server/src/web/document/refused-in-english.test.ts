import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, type FoundedHouse } from '@guong/core/testing/founded-house';
import { registerIn, type Register } from '@guong/core/testing/register';
import { buildServer } from '../../app.ts';
import { violationsIn } from '../../testing/axe.ts';
import { IN_ENGLISH, pageHand, type Fields } from '../../testing/page-hand.ts';

let house: FoundedHouse;
let register: Register;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
});
const form = (more: Readonly<Record<string, string>>): Fields =>
  Object.entries({
    issuerId: register.own,
    symbol: '195-KH/ĐU',
    issuedOn: '31/08/2023',
    title: 'Triển khai Kế hoạch 186',
    isPlain: 'true',
    ...more,
  });

test('a refused form is refused in English to who reads English, names each field and keeps what was typed', async () => {
  const typed = form({ title: '', signer: 'Nguyễn Thị Hoa', effectiveOn: '01/08/2023', isPlain: '' });
  const answer = await pageHand(house.app, IN_ENGLISH).post(house.office, '/documents', typed);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('<a href="#title">Enter the title of the document</a>');
  expect(page).toContain('Confirm that the document bears no mark of secrecy');
  expect(page).toContain('value="Nguyễn Thị Hoa"');
  expect(page).not.toContain('Nhập trích yếu');
  expect(await violationsIn(page)).toEqual([]);
});

test('a number that is taken is refused in English with the title that bears it as it was typed', async () => {
  const hand = pageHand(house.app, IN_ENGLISH);
  expect((await hand.post(house.office, '/documents', form({ symbol: '7-KH/ĐU' }))).status).toBe(303);
  const page = await (await hand.post(house.office, '/documents', form({ symbol: '7-KH/ĐU' }))).text();
  expect(page).toContain('This number is registered already: 07-KH/ĐU of 31/08/2023, “Triển khai Kế hoạch 186”.');
  expect(page).toContain('The next free one: 08-KH/ĐU.');
});

test('the API speaks the language of the Accept-Language header, Vietnamese without one, and says on what it depends', async () => {
  const server = buildServer(house.app, () => Promise.resolve({ actor: house.office }));
  const refused = async (headers: Record<string, string>) => {
    const answer = await server.request('/api/v1/documents', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer some-token', ...headers },
      body: JSON.stringify({ issuerId: register.own, symbol: '195-KH/ĐU', issuedOn: '2023-08-31', isPlain: true }),
    });
    const { code, fields } = (await answer.json()) as { code: string; fields: Record<string, string> };
    return [answer.status, code, answer.headers.get('content-language'), fields['title']];
  };
  const vietnamese = [422, 'invalid', 'vi', 'Nhập trích yếu'];
  expect(await refused({})).toEqual(vietnamese);
  expect(await refused({ 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.5' })).toEqual(vietnamese);
  expect(await refused({ 'accept-language': 'en-GB,en;q=0.9' })).toEqual([
    422,
    'invalid',
    'en',
    'Enter the title of the document',
  ]);
});
