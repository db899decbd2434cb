import { fail, ok, timedId, type Result } from '../../kernel/index.ts';
import type { Ctx } from '../../usecase/index.ts';
import type { z } from 'zod';
import { tables } from './org.tables.ts';
import { isCellOn, personNameColumns, takenCodes, twinKey, twinsOf } from './person.sql.ts';
import type { AddedPerson, AddPersonInput } from './person.schema.ts';
import { lockCommittee } from './unit.sql.ts';

type NewPerson = z.output<typeof AddPersonInput>;
type Added = z.output<typeof AddedPerson>;
/** A thousand rows of twenty columns stay far below the 65,535 parameters of one statement. */
const CHUNK = 1_000;

/**
 * Adds people all or none. Problems come back by field, each path begun by `pathOf(index)`;
 * a namesake with the same birth is a conflict unless `isNamesake` says that it is someone else.
 */
export async function addAll(
  ctx: Ctx,
  people: readonly NewPerson[],
  pathOf: (index: number) => string,
): Promise<Result<Added[]>> {
  const committee = await lockCommittee(ctx);
  if (!committee) return fail({ code: 'not_found', what: 'committee' });
  const taken = await takenCodes(ctx);
  const fields = { ...(await problemsOf(ctx, people, pathOf)), ...takenProblems(people, taken, pathOf) };
  if (Object.keys(fields).length > 0) return fail({ code: 'invalid', fields });
  const numbered = withCodes(people, committee.code, taken);
  const rows = numbered.map((person) => ({ ...person, personId: timedId(ctx.now) }));
  for (let start = 0; start < rows.length; start += CHUNK) await insertChunk(ctx, rows.slice(start, start + CHUNK));
  return ok(rows.map(({ personId, code }) => ({ personId, code })));
}

async function problemsOf(ctx: Ctx, people: readonly NewPerson[], pathOf: (index: number) => string) {
  const fields: Record<string, string> = {};
  const twins = await twinsOf(ctx);
  const cells = new Map<string, boolean>();
  for (const [index, person] of people.entries()) {
    const path = pathOf(index);
    if (!isBirthSound(person)) fields[`${path}birthYear`] = 'Năm sinh không khớp ngày sinh';
    const key = twinKey(person.fullName, { birthYear: person.birthYear ?? null, bornOn: person.bornOn ?? null });
    if (!person.isNamesake && twins.has(key)) {
      fields[`${path}fullName`] = 'Đã có người cùng họ tên, năm sinh. Nếu là người khác, hãy đánh dấu "trùng tên".';
    }
    twins.set(key, '');
    const cellProblem = await cellProblemOf(ctx, person, cells);
    if (cellProblem) fields[`${path}cellId`] = cellProblem;
  }
  return fields;
}

/** The birth year follows from the birth date; when both are typed they must agree. */
export const isBirthSound = (birth: {
  readonly birthYear?: number | undefined;
  readonly bornOn?: string | undefined;
}) => birth.birthYear === undefined || birth.bornOn === undefined || birth.bornOn.startsWith(String(birth.birthYear));

async function cellProblemOf(ctx: Ctx, person: NewPerson, known: Map<string, boolean>): Promise<string | undefined> {
  if (person.cellId === undefined) return undefined;
  if (person.memberKind === 'non_member') return 'Người chưa là đảng viên thì chưa vào chi bộ';
  const key = `${person.cellId} ${person.fromOn}`;
  const isCell = known.get(key) ?? (await isCellOn(ctx, person.cellId, person.fromOn));
  known.set(key, isCell);
  return isCell ? undefined : 'Chi bộ không hoạt động vào ngày này';
}

function takenProblems(people: readonly NewPerson[], taken: ReadonlySet<string>, pathOf: (index: number) => string) {
  const fields: Record<string, string> = {};
  const seen = new Set(taken);
  for (const [index, { code }] of people.entries()) {
    if (code === undefined) continue;
    if (seen.has(code)) fields[`${pathOf(index)}code`] = 'Mã này đã có người dùng';
    seen.add(code);
  }
  return fields;
}

function withCodes(people: readonly NewPerson[], prefix: string, taken: ReadonlySet<string>) {
  const used = new Set([...taken, ...people.flatMap((person) => person.code ?? [])]);
  let next = taken.size + 1;
  const free = (): string => {
    for (;;) {
      const code = `${prefix}-${String(next).padStart(4, '0')}`;
      next += 1;
      if (!used.has(code)) return code;
    }
  };
  return people.map((person) => ({ ...person, code: person.code ?? free() }));
}

async function insertChunk(ctx: Ctx, rows: readonly (NewPerson & Added)[]): Promise<void> {
  const db = tables(ctx.tx);
  await db
    .insertInto('org.person')
    .values(
      rows.map((row) => ({
        tenant_id: ctx.tenantId,
        person_id: row.personId,
        code: row.code,
        ...personNameColumns(row.fullName),
        birth_year: row.birthYear ?? (row.bornOn === undefined ? null : Number(row.bornOn.slice(0, 4))),
        born_on: row.bornOn ?? null,
        sex: row.sex ?? null,
        member_kind: row.memberKind,
        state: 'active' as const,
        state_on: row.fromOn,
        merged_into: null,
        revision: 1,
      })),
    )
    .execute();
  const members = rows.flatMap(({ personId, cellId, fromOn }) =>
    cellId === undefined ? [] : [{ personId, cellId, fromOn }],
  );
  if (members.length === 0) return;
  await db
    .insertInto('org.membership')
    .values(
      members.map(({ personId, cellId, fromOn }) => ({
        tenant_id: ctx.tenantId,
        membership_id: timedId(ctx.now),
        person_id: personId,
        unit_id: cellId,
        from_on: fromOn,
        to_on: null,
        end_kind: null,
        revision: 1,
      })),
    )
    .execute();
}
