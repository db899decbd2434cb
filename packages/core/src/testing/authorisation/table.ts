import { readFileSync } from 'node:fs';

/** One row of the table as it was written. */
export interface Row {
  readonly line: number;
  readonly useCases: readonly string[];
  readonly roles: readonly string[];
  /** `*` means every relation but that to another tenant. */
  readonly relations: readonly string[];
  readonly states: readonly string[];
}

/** One question: may this role, in this relation to a record in this state, do this? */
export interface Question {
  readonly useCase: string;
  readonly role: string;
  readonly relation: string;
  readonly state: string;
}

const TABLE = new URL('../../../../../docs/authorisation.csv', import.meta.url);
const HEAD = 'use case,role,relation,state,answer,why';

/** Reads `docs/authorisation.csv`. Throws on a line that is no row: a table that is misread allows nothing silently. */
export function readTable(): Row[] {
  const lines = readFileSync(TABLE, 'utf8').split('\n');
  const numbered = lines.map((text, index) => ({ text, line: index + 1 }));
  const [head, ...rows] = numbered.filter(({ text }) => text !== '' && !text.startsWith('#'));
  if (head?.text !== HEAD) throw new Error(`the table must begin with: ${HEAD}`);
  return rows.map(({ text, line }) => rowOf(text, line));
}

function rowOf(text: string, line: number): Row {
  const found = /^([^,]+),([^,]+),([^,]+),([^,]+),yes,[^,]{10,}$/.exec(text);
  if (!found) throw new Error(`line ${String(line)} of the table is no row`);
  const [useCases = [], ...lists] = found.slice(1).map((cell, at) => cell.split(at === 0 ? ' ' : '|'));
  const [roles = [], relations = [], states = []] = lists;
  return { line, useCases, roles, relations, states };
}

/** The rows that allow it; none means no. */
export const rowsFor = (rows: readonly Row[], { useCase, role, relation, state }: Question): Row[] =>
  relation === 'other'
    ? []
    : rows.filter(
        (row) =>
          row.useCases.includes(useCase) &&
          row.roles.includes(role) &&
          (row.relations.includes('*') || row.relations.includes(relation)) &&
          (row.states.includes('*') || row.states.includes(state)),
      );
