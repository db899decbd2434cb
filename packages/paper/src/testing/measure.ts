import { countMinutes } from '../count-minutes.ts';
import { writeDocx } from '../docx-writer.ts';
import { openPdfWriter } from '../pdf-writer.ts';
import { signInCards } from '../sign-in-cards.ts';
import { sampleCards, sampleMinutes } from './sample-papers.ts';

const ROUNDS = 15;

async function median(write: (round: number) => Promise<Uint8Array>): Promise<string> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    bytes = (await write(round)).length;
    times.push(performance.now() - start);
  }
  const [first = 0, ...later] = times;
  const middle = later.sort((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0;
  return `first ${first.toFixed(0)} ms, then median ${middle.toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB`;
}

const writer = openPdfWriter();
async function pdf(paper: Parameters<typeof writer.writePdf>[0]): Promise<Uint8Array> {
  const result = await writer.writePdf(paper);
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}

const usual = (round: number) => countMinutes(sampleMinutes({ subjects: 2, items: 10, collected: 202 + round }));
const largest = (round: number) => countMinutes(sampleMinutes({ subjects: 15, items: 40, collected: 1560 + round }));
const measured: readonly (readonly [string, (round: number) => Promise<Uint8Array>])[] = [
  ['minutes, 2 subjects × 10 items, PDF', (round) => pdf(usual(round))],
  ['minutes, 2 subjects × 10 items, DOCX', (round) => writeDocx(usual(round))],
  ['minutes, 15 subjects × 40 items, PDF', (round) => pdf(largest(round))],
  ['minutes, 15 subjects × 40 items, DOCX', (round) => writeDocx(largest(round))],
  ['202 cards, PDF', () => pdf(signInCards(sampleCards(202)))],
];
for (const [name, write] of measured) console.log(`${name}: ${await median(write)}`);
await writer.close();
