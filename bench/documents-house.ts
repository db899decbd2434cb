// A child of the benchmark: a house with a large register of documents and 120 units that were asked 40 things each.
// Run by `npm run bench -- --only documents [--documents 20000]`.
import { randomUUID } from 'node:crypto';
import { openHouse, type House } from '@guong/core/house';
import { document } from '@guong/core/document';
import { readSettings } from '@guong/core/platform';
import { Client } from 'pg';
import { foldedWords } from '@guong/vietnamese';
import { registerKeys } from '../packages/core/src/modules/document/search-words.ts';
import { buildServer } from '../packages/server/src/app.ts';
import { act } from './act.ts';
import { foundedDistrict } from './founded-district.ts';
import { oneByOne } from './measure.ts';
import { quantile, spread, type Line, type Section } from './report.ts';

const UNITS = 120;
const DUTIES = 40;
const [folder = '', documents = '20000'] = process.argv.slice(2);
const read = readSettings(
  { GUONG_DATA: folder, GUONG_LOG_LEVEL: 'error' },
  { cwd: folder, isRoot: process.getuid?.() === 0 },
);
if (!read.ok) throw new Error(JSON.stringify(read.fault));
const house = await openHouse(read.value, { clock: () => new Date(), as: 'serve' });
const { tenantId, office, issuerId, unitIds } = await founded(house);
await fillRegister(Number(documents));
await askUnits();
process.send?.(await measured());
await house.close();
process.disconnect();

async function founded(opened: House) {
  const { tenantId: ofDistrict, system, office: officer, wardIds } = await foundedDistrict(opened, UNITS);
  const above = { code: 'QU', name: 'Quận ủy đo', isSuperior: true };
  const { id } = await act(opened.app, system, document.addIssuer, above);
  return { tenantId: ofDistrict, office: officer, issuerId: id, unitIds: wardIds };
}

/** Titles in which two words stand nearly everywhere, one in every hundredth and one alone. */
function titleOf(n: number): string {
  const rare = n % 100 === 0 ? ' phòng cháy' : '';
  return `Kế hoạch triển khai công tác tháng ${String((n % 12) + 1)}, nội dung ${String(n)}${rare} của đơn vị`;
}

async function fillRegister(count: number): Promise<void> {
  const client = new Client(house.reach('guong_owner'));
  await client.connect();
  await client.query("select set_config('guong.tenant', $1, false)", [tenantId]);
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, at) => rowOf(from + at));
    const columns = Object.keys(rows[0] ?? {});
    await client.query(
      `insert into document.document (${columns.join(', ')}) select ${columns.join(', ')}
       from json_populate_recordset(null::document.document, $1)`,
      [JSON.stringify(rows)],
    );
    const words = rows.flatMap(({ document_id, symbol, title }) =>
      foldedWords(`${symbol} ${title} Quận ủy đo`).map((word) => ({
        tenant_id: tenantId,
        word,
        document_id,
        place: 'register',
      })),
    );
    await client.query('insert into document.word select * from json_populate_recordset(null::document.word, $1)', [
      JSON.stringify(words),
    ]);
  }
  await client.query('analyze document.document, document.word');
  await client.end();
}

function rowOf(n: number) {
  const day = new Date(Date.UTC(2021, 0, 1) + (n % 1_800) * 86_400_000).toISOString().slice(0, 10);
  const symbol = `${String(n + 1)}-KH/QU`;
  return {
    ...{ tenant_id: tenantId, document_id: randomUUID(), issuer_id: issuerId, type: 'KH', number: n + 1, suffix: '' },
    ...{ series: `day:${day}`, symbol, issued_on: day, effective_on: day, expires_on: null, title: titleOf(n) },
    ...{ signer: '', is_public: false, ...registerKeys([symbol, titleOf(n), 'Quận ủy đo']), revision: 1 },
  };
}

/** Forty documents of one year each ask all units for one thing; two thirds have answered. */
async function askUnits(): Promise<void> {
  const { documents: top } = await act(house.app, office, document.find, { year: 2025, limit: DUTIES });
  for (const [at, { documentId, issuedOn }] of top.entries()) {
    const asked = { documentId, unitIds, requiredType: 'BC', task: `Việc ${String(at + 1)}`, dueOn: issuedOn };
    await act(house.app, office, document.oblige, asked);
  }
  const client = new Client(house.reach('guong_owner'));
  await client.connect();
  await client.query("select set_config('guong.tenant', $1, false)", [tenantId]);
  await client.query(`update document.obligation set done_on = due_on + (abs(hashtext(obligation_id::text)) % 9), done_how = 'đo'
    where abs(hashtext(obligation_id::text)) % 3 > 0`);
  await client.query('analyze document.obligation');
  await client.end();
}

async function measured(): Promise<Section> {
  const lines: Line[] = [];
  for (const [name, query] of [
    ['a symbol', '777-KH/QU'],
    ['a word of one document', '12345'],
    ['a word of every hundredth', 'phong chay'],
    ['two words of every document', 'trien khai'],
    ['six words of every document', 'Kế hoạch triển khai công tác'],
    ['a word begun, of every document', 'k'],
    ['no word', ''],
  ] as const) {
    const found = await act(house.app, office, document.find, { query });
    const times = await oneByOne({ count: 20, warm: 3 }, async () => {
      await act(house.app, office, document.find, { query });
    });
    lines.push(...spread(`search, ${name} (“${query}”)`, times, `${String(found.total)} found of ${documents}`));
  }
  const { units, covers } = await act(house.app, office, document.matrix, { year: 2025 });
  const cells = Object.values(covers).reduce((sum, n) => sum + n, 0);
  const shape = `${String(units.length)} units, ${String(units[0]?.cells.length ?? 0)} duties, ${String(cells)} cells`;
  const view = await oneByOne({ count: 20, warm: 3 }, async () => {
    await act(house.app, office, document.matrix, { year: 2025 });
  });
  const server = buildServer(house.app, () => Promise.resolve({ actor: office }));
  let bytes = 0;
  const before = process.cpuUsage();
  const page = await oneByOne({ count: 20, warm: 5 }, async () => {
    const answer = await server.request('http://localhost/directives/matrix?year=2025');
    if (answer.status !== 200) throw new Error(`the matrix answered ${String(answer.status)}`);
    bytes = (await answer.text()).length;
  });
  lines.push(...spread('units by duties, read', view, shape));
  lines.push(...spread('units by duties, the page', page, `${String(bytes)} bytes`));
  const { user, system } = process.cpuUsage(before);
  // Of the process of the server; this, unlike the clock on the wall, does not depend on what else the machine does.
  lines.push({ name: 'units by duties, the page', value: (user + system) / 1_000 / (20 + 5), unit: 'ms CPU' });
  if (quantile(page, 0.5) > 200)
    lines.push({ name: 'over the budget of 200 ms by', value: quantile(page, 0.5) - 200, unit: 'ms' });
  return { title: `A register of ${documents} documents`, lines };
}
