// A child of the benchmark: a house with the meetings of 14 wards over five years, over a million attendances.
// Run by `npm run bench -- --only meetings [--meetings 70560]`; `--only search` measures nothing but how meetings are found.
import { openHouse, type House } from '@guong/core/house';
import { meeting } from '@guong/core/meeting';
import { org } from '@guong/core/org';
import { readSettings } from '@guong/core/platform';
import { Client } from 'pg';
import { act } from './act.ts';
import { foundedDistrict } from './founded-district.ts';
import { oneByOne } from './measure.ts';
import { FOLDED, searched, TITLE } from './meeting-search.ts';
import { spread, type Line, type Section } from './report.ts';

const WARDS = 14;
const CALLED = 20;
const CAME = 17;
const [folder = '', meetings = '70560', part = ''] = process.argv.slice(2);
const read = readSettings(
  { GUONG_DATA: folder, GUONG_LOG_LEVEL: 'error' },
  { cwd: folder, isRoot: process.getuid?.() === 0 },
);
if (!read.ok) throw new Error(JSON.stringify(read.fault));
const house = await openHouse(read.value, { clock: () => new Date(), as: 'serve' });
const { tenantId, system, office, wardIds } = await founded(house);
await fill(Number(meetings));
process.send?.(await measured());
await house.close();
process.disconnect();

async function founded(opened: House) {
  const district = await foundedDistrict(opened, WARDS);
  const people = Array.from({ length: 2_800 }, (_, n) => ({
    ...{ fullName: `Đo Văn ${String(n)}`, memberKind: 'official', fromOn: '2020-01-01', isNamesake: true },
  }));
  await act(opened.app, district.system, org.addPeople, { people });
  return district;
}

/** Writes the meetings as closed ones, past the journal: what is measured is reading. */
async function fill(count: number): Promise<void> {
  const client = new Client(house.reach('guong_owner'));
  await client.connect();
  await client.query("select set_config('guong.tenant', $1, false)", [tenantId]);
  const places = ['meeting', 'invitee', 'attendance', 'opinion'].map((name) => `meeting.${name}`);
  for (const place of places) await client.query(`alter table ${place} disable trigger user`);
  await client.query(
    `create temp table plan as
    select n, gen_random_uuid() as id, ($1::uuid[])[1 + n % ${String(WARDS)}] as unit_id,
      timestamptz '2021-01-04 19:00+07' + make_interval(days => (n / ${String(WARDS)}) % 1820) as at
    from generate_series(0, ${String(count - 1)}) n`,
    [wardIds],
  );
  await client.query(`create temp table someone as
    select person_id, row_number() over (order by person_id) - 1 as p from org.person`);
  await client.query(
    `insert into meeting.meeting
    select $1, id, 'chi_bo', 'Sinh hoạt', n % 5 = 0, 2, 3, 15, unit_id, ${TITLE}, at, 'Nhà văn hóa',
      'in_person', null, null, 'closed', null, 'x', null, '{"categories":[],"postTitles":[],"unitIds":[]}', at,
      at + interval '2 hours', 1 from plan`,
    [tenantId],
  );
  await client.query(
    `insert into meeting.invitee
    select $1, m.id, s.person_id, k + 1, '', 'Đo', '', '', c.code, c.code, 'rule', ''
    from plan m cross join generate_series(0, ${String(CALLED - 1)}) k
      join someone s on s.p = (m.n % ${String(WARDS)}) * 200 + (m.n / ${String(WARDS)} * 7 + k) % 200
      cross join lateral (select (array['chu_chot', 'can_bo', 'dang_vien', 'quan_chung'])[1 + k % 4] as code) c`,
    [tenantId],
  );
  await client.query(
    `insert into meeting.attendance
    select $1, gen_random_uuid(), i.meeting_id, i.person_id, m.at, m.at + interval '2 hours', 'present', 'list', false
    from meeting.invitee i join plan m on m.id = i.meeting_id where i.seat_no <= ${String(CAME)}`,
    [tenantId],
  );
  await client.query(
    `insert into meeting.tally
    select $1, m.id, g.category, g.category, m.unit_id, (m.at at time zone 'Asia/Ho_Chi_Minh')::date, m.n % 5 = 0, false,
      (g.category = '')::int, 0, 0, g.invited, g.present, 0, 0, 0, 0
    from plan m join (
      select meeting_id, category, count(*)::int as invited, count(*) filter (where seat_no <= ${String(CAME)})::int as present
      from meeting.invitee group by 1, 2 union all select id, '', 0, 0 from plan) g on g.meeting_id = m.id`,
    [tenantId],
  );
  await client.query(`insert into meeting.counter
    select tenant_id, unit_id, date_trunc('month', held_on)::date, is_study, is_make_up, category, max(category_name),
      sum(sessions), sum(opinions), sum(papers), sum(invited), sum(present), sum(excused), sum(made_up)
    from meeting.tally group by 1, 2, 3, 4, 5, 6`);
  await client.query(
    `insert into meeting.word
    select distinct $1::uuid, w, id from plan cross join lateral regexp_split_to_table(${FOLDED}, ' ') w`,
    [tenantId],
  );
  for (const place of places) await client.query(`alter table ${place} enable trigger user`);
  await client.query('analyze');
  await client.end();
}

async function measured(): Promise<Section> {
  const lines: Line[] = await searched(house, office);
  const title = `${meetings} meetings of 14 wards over five years`;
  if (part === 'search') return { title, lines };
  const [ward = ''] = wardIds;
  const years = { fromOn: '2021-01-01', toOn: '2025-12-31' };
  for (const [name, scope] of [
    ['14 wards, five years', years],
    ['14 wards, five years, one category', { ...years, category: 'chu_chot' }],
    ['one ward, five years', { ...years, unitId: ward }],
    [
      'one ward, one month, one category',
      { fromOn: '2023-03-01', toOn: '2023-03-31', unitId: ward, category: 'can_bo' },
    ],
    ['14 wards, from the 10th to the 20th a year on', { fromOn: '2023-03-10', toOn: '2024-03-20' }],
    ['14 wards, one year, study only', { fromOn: '2024-01-01', toOn: '2024-12-31', isStudyOnly: true }],
  ] as const) {
    const { figures } = await act(house.app, office, meeting.figures, scope);
    const rows = await act(house.app, office, meeting.figureRecords, { ...scope, figure: 'present', limit: 1 });
    if (rows.total !== figures.present)
      throw new Error(`${name}: ${String(rows.total)} rows of ${String(figures.present)}`);
    const times = await oneByOne({ count: 20, warm: 3 }, async () => {
      await act(house.app, office, meeting.figures, scope);
    });
    lines.push(...spread(name, times, `${String(figures.present)} of ${String(figures.invited)}, as many rows`));
  }
  const scope = { fromOn: '2023-03-01', toOn: '2023-03-31', unitId: ward, figure: 'present' };
  const rows = await oneByOne({ count: 10, warm: 2 }, async () => {
    await act(house.app, office, meeting.figureRecords, scope);
  });
  lines.push(...spread('the first 100 rows behind one ward and month', rows, 'opened from the figure'));
  for (const [name, asked] of [
    ['reconciled: 14 wards, five years', years],
    ['reconciled: 14 wards, one year', { fromOn: '2024-01-01', toOn: '2024-12-31' }],
    ['reconciled: one ward, one year', { fromOn: '2024-01-01', toOn: '2024-12-31', unitId: ward }],
  ] as const) {
    let recounted = 0;
    const times = await oneByOne({ count: 5, warm: 1 }, async () => {
      const found = await act(house.app, office, meeting.reconciliation, asked);
      if (found.unequal.length + found.wrong.total > 0) throw new Error(`${name}: the figures do not fit`);
      recounted = found.isRecounted ? found.held : 0;
    });
    lines.push(...spread(name, times, `${String(recounted)} meetings counted again from their rows`));
  }
  const recounts = await oneByOne({ count: 3, warm: 0 }, async () => {
    const { tallies, counters } = await act(house.app, system, meeting.recount);
    if (tallies + counters > 0)
      throw new Error(`${String(tallies)} tallies and ${String(counters)} counters were wrong`);
  });
  lines.push(...spread('all tallies and counters recounted from their rows', recounts, '0 differences'));
  return { title, lines };
}
