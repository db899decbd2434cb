import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { EmptyHouse } from '../empty-house.ts';
import type { Step, Witness } from '../story/telling.ts';
import { changedRows, watchedRows } from './changed-rows.ts';
import type { Findings } from './findings.ts';

/**
 * AUD-7, the rows: the one audit row of a command carries the reason that was given and signs exactly the rows that
 * changed in watched tables; whatever is not a command adds nothing to the journal.
 */
export async function signedChanges(house: EmptyHouse, findings: Findings): Promise<Witness> {
  const look = await watchedRows(house);
  return async (step, happen) => {
    const [before, from] = [await look(), await endOf(house)];
    const answer = await happen();
    const [after, added] = [await look(), await addedSince(house, from)];
    findings.tried += 1;
    for (const problem of [
      ...problemsOfRows(changedRows(before, after), added),
      ...problemsOfReason(step, added.entry),
    ])
      findings.broken.push(`${step.useCase.name}: ${problem}`);
    return answer;
  };
}

function problemsOfRows(changed: readonly string[], { entry, changes }: Added): string[] {
  const journaled = netOf(changes);
  const signed = entry ?? NOTHING;
  const isRight = {
    [`changed ${changed.join('; ') || 'nothing'}, the journal has ${journaled.join('; ') || 'nothing'}`]:
      journaled.join() === changed.join(),
    'the audit row signs another number of rows': (signed.changes ?? 0) === changes.length,
    'rows of a set that nobody signed': changes.every(({ change_set }) => change_set === signed.change_set),
    'the hash over the rows is another': signed.changes_hash === (entry ? digestOf(changes) : null),
  };
  return Object.entries(isRight).flatMap(([problem, isSo]) => (isSo ? [] : [problem]));
}

function problemsOfReason({ useCase, raw }: Step, entry: Signed | undefined): string[] {
  if (!entry) return [];
  const isKept = useCase.kind === 'command' && useCase.reasonStaysOut !== true;
  const { reason } = raw as { readonly reason?: string };
  return entry.reason === (isKept ? (reason ?? '') : '') ? [] : ['the reason given is not in the audit row'];
}

interface Signed {
  readonly change_set: string | null;
  readonly changes: number | null;
  readonly changes_hash: string | null;
  readonly reason: string | null;
}
const NOTHING: Signed = { change_set: null, changes: null, changes_hash: null, reason: null };
interface Added {
  readonly entry: Signed | undefined;
  readonly changes: readonly Change[];
}
interface Change {
  readonly change_set: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Rows whose journal ends elsewhere than it began: what was changed and put back in one command has not changed. */
function netOf(changes: readonly Change[]): string[] {
  const names = [...new Set(changes.map(({ name }) => name))];
  const isNet = (name: string): boolean => {
    const own = changes.filter((change) => change.name === name);
    return own[0]?.before !== own.at(-1)?.after;
  };
  return names.filter(isNet).sort();
}

const digestOf = (changes: readonly Change[]): string =>
  createHash('sha256')
    .update(['guong/v1/changes', ...changes.map(({ name, before, after }) => `${name} ${before} ${after}`)].join('\n'))
    .digest('hex');

interface End {
  readonly entries: number;
  readonly sets: readonly string[];
}
async function endOf({ ownerDb, tenantId }: EmptyHouse): Promise<End> {
  const { rows } = await sql<End>`
    select (select count(*)::int from audit.entry where tenant_id = ${tenantId}) as entries,
      array(select distinct change_set::text from audit.change where tenant_id = ${tenantId}) as sets`.execute(ownerDb);
  return rows[0] ?? { entries: 0, sets: [] };
}

async function addedSince({ ownerDb, tenantId }: EmptyHouse, { entries, sets }: End): Promise<Added> {
  const entry = await sql<Signed>`
    select change_set, changes, changes_hash, reason from audit.entry
    where tenant_id = ${tenantId} and seq > ${entries}`.execute(ownerDb);
  const changes = await sql<Change>`
    select change_set, place || ' ' || row_key as name, coalesce(encode(before, 'hex'), '-') as before,
      coalesce(encode(after, 'hex'), '-') as after
    from audit.change where tenant_id = ${tenantId} and change_set::text <> all (${sets}::text[])
    order by change_no`.execute(ownerDb);
  return { entry: entry.rows[0], changes: changes.rows };
}
