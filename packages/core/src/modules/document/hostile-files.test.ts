import { hostileFiles } from '@guong/spreadsheet/testing';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { chainIn, registerIn } from '../../testing/register.ts';
import { perform } from '../../usecase/index.ts';
import { MOST_FILES } from './commands/attachments.ts';
import { document } from './index.ts';
import { smallPdf } from '../../testing/small-pdf.ts';

let house: FoundedHouse;
let documentId: string;
beforeEach(async () => {
  house = await foundedHouse();
  [documentId] = await chainIn(house, await registerIn(house));
});
const attach = (bytes: Uint8Array, fileName: string) => {
  const file = { fileName, mediaType: 'application/pdf', bytes };
  return perform(house.app, house.office, document.attach, { documentId, kind: 'scan', file, isPlain: true });
};
const files = async () => valueOf(await perform(house.app, house.office, document.one, { documentId })).attachments;

const ALLOWED = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

test('FIL-6: whatever a file calls itself, its content decides: refused with a sentence, or kept as one of four kinds', async () => {
  const corpus = hostileFiles().filter(({ law }) => law === 'FIL-6');
  let refused = 0;
  for (const [at, { name, bytes }] of corpus.entries()) {
    const answer = await attach(bytes, `${name}.${['pdf', 'docx', 'png'][at % 3] ?? ''}`);
    if (answer.ok) continue;
    refused += 1;
    expect([name, answer.fault]).toMatchObject([name, { code: 'invalid' }]);
  }
  const kept = await files();
  expect(kept.filter(({ mediaType }) => !ALLOWED.includes(mediaType))).toEqual([]);
  console.log(`FIL-6 attachments: ${String(refused)} of ${String(corpus.length)} refused, ${String(kept.length)} kept`);
});

test('FIL-8: a document takes so many files and no more, also from many hands at once', async () => {
  const pdf = (n: number) => smallPdf(String(n));
  const tries = await Promise.all(Array.from({ length: MOST_FILES + 8 }, (_, n) => attach(pdf(n), `${String(n)}.pdf`)));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(MOST_FILES);
  const refused = tries.filter(({ ok }) => !ok);
  expect(refused.map((one) => !one.ok && one.fault.code)).toEqual(refused.map(() => 'conflict'));
  expect(await files()).toHaveLength(MOST_FILES);
});
