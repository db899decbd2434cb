import { canon, personKey, tidy } from '@guong/vietnamese';
import { say, type Said } from '../../../kernel/index.ts';
import type { Candidate, RowFields } from './import.schema.ts';
import { unitKey } from './place-name.ts';
import { shownBirth } from './read-birth.ts';

/** Somebody of the committee, as far as a list can know him. */
export interface KnownPerson {
  readonly personId: string;
  readonly name: string;
  /** `yyyy-mm-dd`, `yyyy`, or empty. */
  readonly birth: string;
  readonly code: string;
  /** Names of the cell and of the units of his posts. */
  readonly units: readonly string[];
  readonly posts: readonly string[];
}
/** Who a row is, as far as can be said without asking. */
export interface Identity {
  /** The first row of the same person; its own number when it is the first. */
  readonly leadRowNo: number;
  /** Somebody already there who is surely meant. */
  readonly matchPersonId?: string;
  /** Whether a person must say who it is. */
  readonly isAsked: boolean;
  readonly candidates: readonly Candidate[];
}
/** A row as far as it says who somebody is. */
export interface NamedRow {
  readonly rowNo: number;
  readonly fields: Pick<RowFields, 'name' | 'birth' | 'unit' | 'cell' | 'post'>;
}

const MOST_CANDIDATES = 5;

/** The name as names are compared: whatever its capitals, spaces and tone placement. */
export const nameKey = (name: string): string => canon(tidy(name), { lowerCase: true });

/** Everybody known, by {@link nameKey}. */
export function byName<P extends { readonly name: string }>(people: readonly P[]): Map<string, P[]> {
  const found = new Map<string, P[]>();
  for (const person of people) {
    const key = nameKey(person.name);
    const same = found.get(key);
    if (same) same.push(person);
    else found.set(key, [person]);
  }
  return found;
}

/** Two births that are surely one, surely two, or cannot be told apart. A year agrees with a day in it. */
export function birthsAgree(one: string, other: string): 'yes' | 'no' | 'unknown' {
  if (one === '' || other === '') return 'unknown';
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) === other.slice(0, length) ? 'yes' : 'no';
}

/**
 * Who each row is. Name and birth together are one person; without a birth, name and unit. A name alone is a question
 * for people: two people with one name and different births stay two, and nobody is joined silently.
 */
export function identities(rows: readonly NamedRow[], known: ReadonlyMap<string, readonly KnownPerson[]>) {
  const leads = new Map<string, NamedRow>();
  const named = new Map<string, NamedRow[]>();
  const found = new Map<number, Identity>();
  for (const row of rows) {
    const key = keyOf(row);
    const lead = leads.get(key);
    if (lead) {
      found.set(row.rowNo, { leadRowNo: lead.rowNo, isAsked: false, candidates: [rowCandidate(lead)] });
      continue;
    }
    leads.set(key, row);
    const name = nameKey(row.fields.name);
    const earlier = (named.get(name) ?? []).filter((one) => birthsAgree(one.fields.birth, row.fields.birth) !== 'no');
    const same = (known.get(name) ?? []).filter((one) => birthsAgree(one.birth, row.fields.birth) !== 'no');
    found.set(row.rowNo, identityOf(row, earlier, same));
    named.set(name, [...(named.get(name) ?? []), row]);
  }
  return found;
}

function identityOf(row: NamedRow, earlier: readonly NamedRow[], same: readonly KnownPerson[]): Identity {
  const sure = same.filter((one) => isSurely(one, row));
  const [match] = sure;
  const isClear = earlier.length === 0 && (same.length === 0 || (sure.length === 1 && same.length === 1));
  const candidates = [...same.map(personCandidate), ...earlier.map(rowCandidate)].slice(0, MOST_CANDIDATES);
  return {
    leadRowNo: row.rowNo,
    isAsked: !isClear,
    candidates,
    ...(isClear && match && { matchPersonId: match.personId }),
  };
}

/** Name and birth agree; where a birth is missing, name and unit. */
export function isSurely(person: KnownPerson, { fields }: NamedRow): boolean {
  if (birthsAgree(person.birth, fields.birth) !== 'unknown') return birthsAgree(person.birth, fields.birth) === 'yes';
  const units = new Set(person.units.map(unitKey));
  return [fields.unit, fields.cell].some((unit) => unit !== '' && units.has(unitKey(unit)));
}

function keyOf({ rowNo, fields }: NamedRow): string {
  if (fields.name === '') return `row ${String(rowNo)}`;
  const key = personKey(fields.name, fields.birth);
  return fields.birth === '' ? `${key}|${unitKey(fields.unit || fields.cell)}` : key;
}

const described = (facts: readonly (Said | string)[]): Candidate['facts'] => facts.filter((fact) => fact !== '');
function born(birth: string): Said {
  if (birth === '') return say`chưa rõ ngày sinh`;
  return birth.length === 4 ? say`năm sinh ${birth}` : say`ngày sinh ${shownBirth(birth)}`;
}

const rowCandidate = ({ rowNo, fields }: NamedRow): Candidate => ({
  answer: `row:${String(rowNo)}`,
  facts: described([
    say`dòng ${String(rowNo)}: ${fields.name}`,
    born(fields.birth),
    fields.post,
    fields.unit || fields.cell,
  ]),
});

const personCandidate = (person: KnownPerson): Candidate => ({
  answer: `person:${person.personId}`,
  facts: described([
    `${person.code}: ${person.name}`,
    born(person.birth),
    person.posts[0] ?? '',
    person.units[0] ?? '',
  ]),
});
