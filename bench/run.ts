// `npm run bench [-- --only cpu,box,house,phone,start,district,rounds,meetings,search] [--voters 1000] [--bits 2048] [--box 2000] [--documents 20000] [--meetings 70560] [--rounds 14x5x202] [--keep FOLDER]`: measures and says what each number proves.
import { appendFileSync, mkdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ballotCpu, openWholeBox } from './ballot-cpu.ts';
import { bundleChildren } from './bundle.ts';
import { casting } from './casting.ts';
import { startChild } from './child.ts';
import { coldStart } from './cold-start.ts';
import type { HouseReady } from './house-words.ts';
import { loadNow, machine } from './machine.ts';
import { opensslFloor } from './openssl-floor.ts';
import { journal, pagesByPolicy } from './database-forms.ts';
import { pages } from './pages.ts';
import { phone } from './phone.ts';
import { tableOf, type Section } from './report.ts';

const BENCH = import.meta.dirname;
const ROOT = join(BENCH, '..');
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'cpu,box,house,phone,start' },
    voters: { type: 'string', default: '1000' },
    bits: { type: 'string', default: '3072' },
    box: { type: 'string', default: '2000' },
    documents: { type: 'string', default: '20000' },
    meetings: { type: 'string', default: '70560' },
    rounds: { type: 'string', default: '14x5x202' },
    keep: { type: 'string', default: '' },
  },
});
const wanted = new Set(values.only.split(','));
const sections: (Section & { readonly load: string })[] = [];
const on = machine(ROOT);
console.log(JSON.stringify(on));

if (wanted.has('cpu')) {
  told({ title: 'Floor: OpenSSL on this machine', lines: await opensslFloor() });
  const shapes = ([2048, 3072] as const).flatMap((rsaBits) => [
    { rsaBits, issuers: 1 as const, ballots: 200 },
    { rsaBits, issuers: 2 as const, ballots: 200 },
  ]);
  for (const shape of shapes) told(ballotCpu(shape));
}
if (wanted.has('box')) told(openWholeBox(Number(values.box)));
if (['house', 'phone', 'policies', 'journal'].some((part) => wanted.has(part))) await withHouse();
if (wanted.has('documents')) await withFilled('documents', values.documents);
if (wanted.has('meetings')) await withFilled('meetings', values.meetings);
if (wanted.has('search')) await withFilled('meetings', values.meetings, 'search');
if (wanted.has('district')) await withFilled('district', 'M');
if (wanted.has('rounds')) await withFilled('rounds', values.rounds);

mkdirSync(join(BENCH, 'results'), { recursive: true });
const line = JSON.stringify({ at: new Date().toISOString(), ...on, sections });
appendFileSync(join(BENCH, 'results', 'runs.jsonl'), `${line}\n`);
console.log(`\n${line}`);

function told(section: Section): void {
  sections.push({ ...section, load: loadNow() });
  console.log(`${tableOf(section)}\n(load of the machine when this ended: ${loadNow()}, ${on.cores} cores)`);
}

/** Many records, in a house of its own; with `--keep` it stays, and a run of rounds that was cut short goes on in it. */
async function withFilled(
  ...[program, size, part = '']: readonly ['documents' | 'meetings' | 'district' | 'rounds', string, string?]
): Promise<void> {
  const programs = await bundleChildren(BENCH);
  const outer = values.keep || (await mkdtemp(join(tmpdir(), 'guong-bench-')));
  mkdirSync(outer, { recursive: true });
  await chmod(outer, 0o711);
  try {
    const child = startChild(programs[program], [join(outer, 'data'), size, part]);
    told(await child.hears<Section>());
    await child.ended;
  } finally {
    if (values.keep === '') await rm(outer, { recursive: true, force: true });
  }
}

/** A house of its own under a folder that is gone afterwards. */
async function withHouse(): Promise<void> {
  const programs = await bundleChildren(BENCH);
  const outer = await mkdtemp(join(tmpdir(), 'guong-bench-'));
  // The database runs under an account of its own, which must be able to walk in.
  await chmod(outer, 0o711);
  const folder = join(outer, 'data');
  let stop = (): void => undefined;
  try {
    const publicFolder = join(ROOT, 'dist', 'public');
    const house = startChild(programs.house, [folder, values.voters, values.bits, publicFolder]);
    stop = () => void process.kill(house.pid);
    const ready = await house.hears<HouseReady>();
    console.log(
      `\na house with ${values.voters} voters, RSA-${values.bits}: ready after ${ready.preparedSeconds.toFixed(1)} s`,
    );
    const underTest = { house, ready, folder, loadProgram: programs.load };
    if (wanted.has('phone')) told(await phone(underTest));
    if (wanted.has('policies')) told(await pagesByPolicy(underTest, 100));
    if (wanted.has('journal')) told(await journal(underTest));
    if (wanted.has('house')) {
      told(await pages(underTest, 200));
      told(await casting(underTest));
    }
    stop = () => undefined;
    house.tell({ kind: 'stop' });
    await house.ended;
    const ports = [ready.mainOrigin, ready.castOrigin].map((origin) => Number(new URL(origin).port));
    const main = join(ROOT, 'dist', 'server', 'main.js');
    if (wanted.has('start')) told(await coldStart({ main, folder, ports: [ports[0] ?? 0, ports[1] ?? 0] }));
  } finally {
    stop();
    await rm(outer, { recursive: true, force: true });
  }
}
