// A child of the benchmark: a generated district of size M, each of its figures counted, and the time of reading it.
// Run by `npm run bench -- --only district`.
import { meeting } from '@guong/core/meeting';
import { openHouse } from '@guong/core/house';
import { org } from '@guong/core/org';
import { readSettings } from '@guong/core/platform';
import { act } from '../act.ts';
import { foundedDistrict } from '../founded-district.ts';
import { oneByOne } from '../measure.ts';
import { spread, type Line } from '../report.ts';
import { Comparison } from './check.ts';
import { generated } from './generated.ts';
import { daysOf, meetingRowsBehind, meetingSums, type Asking } from './meeting-figures.ts';
import { ATTENDANCES, YEARS } from './meetings.ts';
import { checksumOf } from './rows.ts';
import { write } from './write.ts';

const SEED = 20_261_122;
const [folder = ''] = process.argv.slice(2);
const read = readSettings(
  { GUONG_DATA: folder, GUONG_LOG_LEVEL: 'error' },
  { cwd: folder, isRoot: process.getuid?.() === 0 },
);
if (!read.ok) throw new Error(JSON.stringify(read.fault));
const { wards, tables } = generated(SEED);
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

const asking: Asking = { app, office, wardIds: wards.map(({ unitId }) => unitId) };
const behind = new Comparison();
const sums = new Comparison();
await meetingRowsBehind(asking, behind);
await meetingSums(asking, sums);
const { figures } = await act(app, office, meeting.figures, daysOf(undefined));
sums.same('attendances of the generator', figures.personTimes, ATTENDANCES);
const differences = [...behind.differences, ...sums.differences];
for (const one of differences.slice(0, 40)) console.error(one);
const reading = await oneByOne({ count: 20, warm: 3 }, readDistrict);
const lines: Line[] = [
  { name: 'rows written', value: rows, unit: 'rows', proved: `in ${seconds.toFixed(1)} s; SHA-256 ${checksum}, twice` },
  { name: 'figures and the rows behind them', value: behind.compared, unit: 'figures', proved: behind.told('NUM-1') },
  { name: 'sums of parts', value: sums.compared, unit: 'sums', proved: sums.told('NUM-3') },
  ...spread('a district read: 14 wards, each of 5 years', reading, '70 readings of a ward and year'),
];
process.send?.({ title: 'A generated district of size M', lines });
await house.close();
process.disconnect();
if (differences.length > 0) process.exitCode = 1;

/** One cell goes into its neighbour in the middle of 2023, by a decision. */
async function merge(): Promise<void> {
  const [from = '', into = ''] = wards[0]?.cellIds ?? [];
  const links = [from, into].map((fromUnitId) => ({ fromUnitId, toUnitId: into, shareBasisPoints: 10_000 }));
  const decision = { kind: 'merge', effectiveOn: '2023-07-01', decisionSymbol: '12-QĐ/QU', decidedOn: '2023-06-20' };
  const { id, revision } = await act(app, system, org.draftSuccession, { ...decision, links });
  await act(app, system, org.confirmSuccession, { successionId: id, revision });
}

async function readDistrict(): Promise<void> {
  for (const unitId of asking.wardIds) {
    for (const year of YEARS) await act(app, office, meeting.figures, { ...daysOf(year), unitId });
  }
}
