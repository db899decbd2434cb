import { beforeAll, expect, test } from 'vitest';
import { ballot } from '@guong/core/ballot';
import { perform, type Actor } from '@guong/core/usecase';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../../../core/src/testing/founded-house.ts';
import { draftedRound, type PlayedRound } from '../../../../../core/src/testing/played-round.ts';
import { releasedRound } from '../../../../../core/src/testing/released-round.ts';
import { pdfText } from '../../../../../paper/src/testing/pdf-text.ts';
import { IN_ENGLISH, pageHand, type PageHand } from '../../../testing/page-hand.ts';

let house: FoundedHouse;
let round: PlayedRound;
let hand: PageHand;
beforeAll(async () => {
  house = await foundedHouse();
  round = await releasedRound(house);
  hand = pageHand(house.app);
}, 60_000);

const bytesOf = async (actor: Actor, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await hand.get(actor, path)).arrayBuffer());

test('the page names every paper, and each is a file of its kind', async () => {
  const path = `/rounds/${round.roundId}/papers`;
  const page = await hand.soundPage(house.office, path);
  expect(await hand.soundPage(house.office, path, IN_ENGLISH)).toContain('Papers of the round');
  const files = [...page.matchAll(/href="([^"]*\/papers\/[^"]+)"/g)].map(([, href = '']) => href);
  expect(files.map((href) => href.split('/').at(-1))).toEqual([
    'roll.pdf',
    'roll.docx',
    'invitations.pdf',
    'poster.pdf',
    'result-1.pdf',
    'result-1.docx',
    'result-2.pdf',
    'result-2.docx',
  ]);
  for (const href of files) {
    const head = Buffer.from(await bytesOf(house.office, href)).toString('latin1', 0, 4);
    expect([href, head]).toEqual([href, href.endsWith('.pdf') ? '%PDF' : 'PK\x03\x04']);
  }
});

test('the list names everyone on the roll, the result sheet the figures of one person, the poster the eight words', async () => {
  const path = `/rounds/${round.roundId}/papers`;
  const roll = pdfText(await bytesOf(house.office, `${path}/roll.pdf`));
  expect(roll).toContain('DANH SÁCH NHẬN PHIẾU');
  expect(roll).toContain('10 người');
  const sheet = pdfText(await bytesOf(house.office, `${path}/result-1.pdf`));
  expect(sheet).toContain('BẢNG TỔNG HỢP KẾT QUẢ PHIẾU');
  expect(sheet).toContain('LƯU HÀNH NỘI BỘ');
  expect(sheet).toContain('10/10');
  const poster = pdfText(await bytesOf(house.office, `${path}/poster.pdf`));
  const { record } = valueOf(await perform(house.app, house.office, ballot.result, { roundId: round.roundId }));
  const words = record.fingerprints.roundWords.split(' - ');
  expect(words).toHaveLength(8);
  for (const [at, word] of words.entries()) expect(poster).toContain(`${String(at + 1)} ${word}`);
  const cards = pdfText(await bytesOf(house.office, `${path}/invitations.pdf`));
  expect(cards.split(words.join(' · ')).length - 1).toBe(10);
});

test('exact sheets are not for whoever was rated, no paper for strangers, and no paper bears another name', async () => {
  const path = `/rounds/${round.roundId}/papers`;
  const rated = house.actorWith(['office'], round.subjectIds[0]);
  expect((await hand.get(rated, `${path}/result-1.pdf`)).status).toBe(404);
  expect((await hand.get(house.actorWith([]), `${path}/roll.pdf`)).status).toBe(404);
  for (const name of ['result-99.pdf', 'roll.exe', 'minutes.pdf']) {
    expect([name, (await hand.get(house.office, `${path}/${name}`)).status]).toEqual([name, 404]);
  }
});

test('a draft says which papers come later, and asking for the poster too early says why not', async () => {
  const young = await foundedHouse();
  const { roundId } = await draftedRound(young, { voters: 10 });
  const there = pageHand(young.app);
  const page = await there.soundPage(young.office, `/rounds/${roundId}/papers`);
  expect(page).toContain('in được sau khi niêm phong');
  expect(page).toContain('có sau khi kiểm phiếu');
  const early = await there.get(young.office, `/rounds/${roundId}/papers/poster.pdf`);
  expect([early.status, (await early.text()).includes('sau khi niêm phong')]).toEqual([409, true]);
});
