import { org } from '@guong/core/org';
import { operation } from '@guong/core/operation';
import type { House } from '@guong/core/house';
import { perform, WATCHED, type AnyUseCase, type App } from '@guong/core/usecase';
import pg from 'pg';
import { inventedName } from '../packages/server/src/cli/demo/ward.ts';
import { act } from './act.ts';
import type { JournalReport } from './house-words.ts';
import { quantile } from './report.ts';
import type { Ward } from './ward.ts';

const TURNS = 4;
const PEOPLE = 5_000;
const EACH = 20;
const SINCE = { fromOn: '2025-07-01', isNamesake: true };

/** What the journal of changes costs: a check of 20,000 rows, commands at once, lists with the journal on and off. */
export async function journalCost({ app, reach }: House, ward: Ward): Promise<JournalReport> {
  const cellId = await aCell(app, ward);
  const addList = () => act(app, ward.system, org.addPeople, { people: people(cellId) });
  for (let list = 0; list < 4; list += 1) await addList();
  const check = await timed(() => act(app, ward.system, operation.verifyAudit, {}));
  if (!check.made.holds) throw new Error(JSON.stringify(check.made));
  const one = (nth: string) => ({
    fullName: `Đo Thử ${nth}`,
    birthYear: 1960,
    memberKind: 'official',
    cellId,
    ...SINCE,
  });
  const kind = (nth: string) => ({ code: `k${nth}`, name: `Loại ${nth}`, precedence: 50, takesMembers: false });
  const person = { useCase: org.addPerson, inputOf: one };
  const smallest = { useCase: org.addUnitKind, inputOf: kind };
  const shares = {
    person: [
      await auditShare(app, ward, { ...person, writers: 1 }),
      await auditShare(app, ward, { ...person, writers: 50 }),
    ],
    smallest: [
      await auditShare(app, ward, { ...smallest, writers: 1 }),
      await auditShare(app, ward, { ...smallest, writers: 50 }),
    ],
  } as const;
  const [on, off]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    on.push((await timed(addList)).ms);
    await setJournal(reach('guong_owner'), 'disable');
    off.push((await timed(addList)).ms);
    await setJournal(reach('guong_owner'), 'enable');
  }
  return { people: PEOPLE, on, off, checkMs: check.ms, signed: check.made.rows, ...shares };
}

async function aCell(app: App, ward: Ward): Promise<string> {
  const cell = { code: 'CB99', name: 'Chi bộ 99', kind: 'cell', parentId: ward.rootUnitId, fromOn: '2025-07-01' };
  return (await act(app, ward.system, org.createUnit, cell)).id;
}

const people = (cellId: string) =>
  Array.from({ length: PEOPLE }, (_, n) => ({
    fullName: inventedName(n),
    birthYear: 1950 + ((n * 7) % 45),
    memberKind: 'official',
    cellId,
    ...SINCE,
  }));

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly made: T }> {
  const began = performance.now();
  const made = await work();
  return { ms: performance.now() - began, made };
}

interface Written {
  readonly useCase: AnyUseCase;
  readonly inputOf: (nth: string) => object;
  readonly writers: number;
}
/** Out of 1, what part of a small command (from BEGIN to COMMIT) is the audit, the wait for its lock included; the median. */
async function auditShare(app: App, ward: Ward, { useCase, inputOf, writers }: Written): Promise<number> {
  const shares: number[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let nth = 0; nth < EACH; nth += 1) {
      const at: Record<string, number> = {};
      const marking: App = { ...app, failpoint: (point) => void (at[point] = performance.now()) };
      const name = [writers, writer, nth].map((n) => String.fromCharCode(97 + (n % 26)) + String(n)).join('');
      const made = await perform(marking, ward.system, useCase, inputOf(name));
      if (!made.ok) throw new Error(JSON.stringify(made.fault));
      const { begun = NaN, ran = NaN, audited = NaN, committed = NaN } = at;
      shares.push((audited - ran) / (committed - begun));
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return quantile(shares, 0.5);
}

async function setJournal(asOwner: pg.PoolConfig, to: 'enable' | 'disable'): Promise<void> {
  const client = new pg.Client(asOwner);
  await client.connect();
  try {
    for (const place of Object.keys(WATCHED)) await client.query(`alter table ${place} ${to} trigger user`);
  } finally {
    await client.end();
  }
}
