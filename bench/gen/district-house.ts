// A child of the benchmark: a generated district of size M, each of its figures counted, and the time of reading it.
// Run by `npm run bench -- --only district`.
import { document } from '@guong/core/document';
import { meeting } from '@guong/core/meeting';
import { task } from '@guong/core/task';
import { openHouse } from '@guong/core/house';
import { org } from '@guong/core/org';
import { readSettings } from '@guong/core/platform';
import { act } from '../act.ts';
import { foundedDistrict } from '../founded-district.ts';
import { oneByOne } from '../measure.ts';
import { spread, type Line } from '../report.ts';
import { Comparison } from './check.ts';
import { coverageRowsBehind, coverageSums, registerFigures } from './document-figures.ts';
import { generated } from './generated.ts';
import { daysOf, meetingRowsBehind, meetingSums, type Asking } from './meeting-figures.ts';
import { ATTENDANCES, YEARS } from './meetings.ts';
import { checksumOf } from './rows.ts';
import { taskRowsBehind, taskSums } from './task-figures.ts';
import { write } from './write.ts';

const SEED = 20_261_122;
const [folder = ''] = process.argv.slice(2);
const read = readSettings(
  { GUONG_DATA: folder, GUONG_LOG_LEVEL: 'error' },
  { cwd: folder, isRoot: process.getuid?.() === 0 },
);
if (!read.ok) throw new Error(JSON.stringify(read.fault));
const { wards, register, tasks, tables } = generated(SEED);
const checksum = checksumOf(tables);
if (checksumOf(generated(SEED).tables) !== checksum) throw new Error('the same seed made other rows');

// The day on which the five years are looked back upon: what is overdue does not depend on when the benchmark runs.
const house = await openHouse(read.value, { clock: () => new Date('2026-01-15T02:00:00Z'), as: 'serve' });
const { app } = house;
const { tenantId, system, office } = await foundedDistrict(house, 0);
const place = { tenantId, rootId: office.holdings[0]?.unitId ?? '' };
const began = performance.now();
const rows = await write(house.reach('guong_owner'), place, tables);
const seconds = (performance.now() - began) / 1_000;
await merge();
await move();

const asking: Asking = { app, office, wardIds: wards.map(({ unitId }) => unitId) };
const behind = new Comparison();
const sums = new Comparison();
await meetingRowsBehind(asking, behind);
await meetingSums(asking, sums);
const ofTasks = new Comparison();
await taskRowsBehind(asking, ofTasks);
await taskSums(asking, sums, tasks);
const ofDocuments = new Comparison();
await coverageRowsBehind(asking, ofDocuments);
await coverageSums(asking, sums, register);
await registerFigures(asking, ofDocuments, register);
const { figures } = await act(app, office, meeting.figures, daysOf(undefined));
sums.same('attendances of the generator', figures.personTimes, ATTENDANCES);
const reading = await oneByOne({ count: 20, warm: 3 }, readDistrict);
const ofRooms = await rooms();
const lines: Line[] = [
  { name: 'rows written', value: rows, unit: 'rows', proved: `in ${seconds.toFixed(1)} s; SHA-256 ${checksum}, twice` },
  proved('figures of meetings and the rows behind them', behind, 'NUM-1'),
  proved('figures of tasks and the rows behind their links', ofTasks, 'NUM-1'),
  proved('figures of directives and documents, and their rows', ofDocuments, 'NUM-1'),
  proved('sums of parts, and the plan', sums, 'NUM-3'),
  ...spread('a district read: 14 wards, each of 5 years', reading, '70 readings of a ward and year'),
  ...ofRooms,
];
process.send?.({ title: 'A generated district of size M', lines });
await house.close();
process.disconnect();
const differences = [behind, ofTasks, ofDocuments, sums].flatMap((one) => one.differences);
for (const one of differences.slice(0, 40)) console.error(one);
if (differences.length > 0) process.exitCode = 1;

/** One cell goes into its neighbour in the middle of 2023, by a decision. */
async function merge(): Promise<void> {
  const [from = '', into = ''] = wards[0]?.cellIds ?? [];
  const links = [from, into].map((fromUnitId) => ({ fromUnitId, toUnitId: into, shareBasisPoints: 10_000 }));
  const decision = { kind: 'merge', effectiveOn: '2023-07-01', decisionSymbol: '12-QĐ/QU', decidedOn: '2023-06-20' };
  const { id, revision } = await act(app, system, org.draftSuccession, { ...decision, links });
  await act(app, system, org.confirmSuccession, { successionId: id, revision });
}

/** One cell goes from its ward to the next, at the beginning of 2024. */
async function move(): Promise<void> {
  const cellId = wards[2]?.cellIds[6] ?? '';
  await act(app, system, org.moveUnit, { unitId: cellId, parentId: wards[3]?.unitId ?? '', fromOn: '2024-01-01' });
}

function proved(name: string, comparison: Comparison, law: string): Line {
  return { name, value: comparison.compared, unit: 'compared', proved: comparison.told(law) };
}

/** How long the lists and figures of the other rooms take, each as a use case. */
async function rooms(): Promise<Line[]> {
  const [ward = ''] = asking.wardIds;
  const questions = [
    ['the list of tasks', task.find, {}],
    ['the list of tasks of a ward and all under it', task.find, { unitId: ward }],
    ['overdue tasks of a ward', task.find, { unitId: ward, standing: 'overdue' }],
    ['a word among tasks', task.find, { query: 'ho so ket nap' }],
    ['figures of tasks, all units and years', task.figures, {}],
    ['what waits for one person', task.waiting, {}],
    ['directives, all years', document.directives, {}],
    ['units by duties of a year', document.matrix, { year: 2025 }],
    ['orphans', document.orphans, {}],
    ['holes', document.holes, {}],
    ['a symbol', document.find, { query: '05-KH/QU' }],
    ['three words', document.find, { query: 'chuyen doi so' }],
  ] as const;
  const recounts = await oneByOne({ count: 5, warm: 1 }, async () => {
    const { tallies, counters } = await act(app, system, meeting.recount);
    sums.same('tallies and counters that a recount mends', tallies + counters, 0);
  });
  const lines: Line[] = [...spread('all tallies and counters of meetings recounted', recounts, 'nothing to mend')];
  for (const [name, useCase, asked] of questions) {
    const times = await oneByOne({ count: 40, warm: 5 }, async () => {
      await act(app, office, useCase, asked);
    });
    lines.push(...spread(name, times, ''));
  }
  return lines;
}

async function readDistrict(): Promise<void> {
  for (const unitId of asking.wardIds) {
    for (const year of YEARS) await act(app, office, meeting.figures, { ...daysOf(year), unitId });
  }
}
