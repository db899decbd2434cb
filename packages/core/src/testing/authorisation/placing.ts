import { sql } from 'kysely';
import type { FoundedHouse } from '../founded-house.ts';
import type { Player, Units } from './people.ts';
import type { Records } from './records.ts';
import type { Subject } from './requests.ts';

/** The states in which each kind of record is asked about. */
export const STATES: Readonly<Record<Subject, readonly string[]>> = {
  task: ['proposed', 'assigned', 'in_progress', 'submitted', 'done', 'secret'],
  meeting: ['planned', 'invited', 'open', 'closed', 'minuted', 'confirmed', 'published'],
  document: ['internal', 'public'],
  unit: ['-'],
  none: ['-'],
};

const NEAR = ['same', 'child'] as const;
const PERSONAL: Readonly<Record<Subject, readonly string[]>> = {
  task: ['owner', 'assigner', 'supervisor'],
  meeting: ['chair', 'secretary', 'called', 'left_out'],
  document: [],
  unit: [],
  none: [],
};

/** How this player may stand to such a record. */
export function relationsOf({ role, place, actor, postId }: Player, subject: Subject): string[] {
  if (role === 'above_office') return subject === 'none' ? [] : ['other'];
  if (subject === 'none') return ['none'];
  const units = place === 'cell' ? [...NEAR, 'parent', 'sibling'] : [...NEAR];
  const isPerson = actor.kind === 'person';
  const isOwner = subject === 'task' ? postId !== undefined : isPerson;
  const drafts = subject === 'task' ? ['named', 'ownerless'] : [];
  return [...units, ...drafts, ...(isOwner ? PERSONAL[subject] : []), 'other'];
}

/** A secret task has no owner and nobody named: it is only somebody's unit's. */
export const isPossible = (relation: string, state: string): boolean =>
  state === 'secret'
    ? ['same', 'child', 'parent', 'sibling', 'other'].includes(relation)
    : relation !== 'ownerless' || state === 'proposed';

/** The unit that a relation means to whoever stands there. */
export function unitMeant(place: Player['place'], relation: string): keyof Units {
  const isCell = place === 'cell';
  if (['same', 'owner', 'named', 'other', 'none'].includes(relation)) return place;
  if (relation === 'child') return isCell ? 'group' : 'cell';
  if (relation === 'parent') return 'ward';
  return 'sibling';
}

/** Where one question is asked. */
export interface Spot {
  readonly player: Player;
  readonly subject: Subject;
  readonly relation: string;
  readonly state: string;
}

/** Where records lie, and which there are. */
interface Board {
  readonly records: Records;
  readonly units: Units;
  readonly tenantId: string;
}
type Statement = ReturnType<typeof sql>;

/** Moves the record of this kind to where the question wants it, past every door: the doors are what is tried. */
export async function place(
  { ownerDb, tenantId }: FoundedHouse,
  { records, units }: Pick<Board, 'records' | 'units'>,
  spot: Spot,
): Promise<void> {
  const unit = unitMeant(spot.player.place, spot.relation);
  for (const statement of MOVES[spot.subject]({ records, units, tenantId }, spot, unit))
    await statement.execute(ownerDb);
}

type Move = (board: Board, spot: Spot, unit: keyof Units) => Statement[];

const documentMoves: Move = ({ records: { issuerId, obligationId }, units, tenantId }, { state }, unit) => [
  sql`update document.document set is_public = ${state === 'public'} where tenant_id = ${tenantId}`,
  sql`update document.issuer set unit_id = ${units[unit]} where issuer_id = ${issuerId}`,
  sql`update document.subordinate set unit_id = ${units[unit]} where tenant_id = ${tenantId}`,
  sql`update document.obligation set unit_id = ${units[unit]} where obligation_id = ${obligationId}`,
];

const taskMoves: Move = ({ records, units }, { player: { postId = null }, relation, state }, unit) => {
  const { secretId, taskId, posts, heads } = records;
  if (state === 'secret') {
    return [sql`update task.task set unit_id = ${units[unit]}, assigner_post_id = null where task_id = ${secretId}`];
  }
  const standing: Readonly<Record<string, readonly [string | null, string | null, string | null]>> = {
    owner: [postId, null, null],
    ownerless: [null, heads.sibling, null],
    assigner: [posts[unit], postId, null],
    supervisor: [posts[unit], null, postId],
    named: [posts[unit], null, heads.sibling],
  };
  const [owner, assigner, supervisor] = standing[relation] ?? [posts[unit], null, null];
  const on = state === 'done' || state === 'submitted' ? '2026-11-20' : null;
  return [
    sql`update task.task set state = ${state}, owner_post_id = ${owner}, supervisor_post_id = ${supervisor},
      assigner_post_id = ${assigner}, unit_id = ${owner === null ? null : units[unit]}, submitted_on = ${on}::date,
      decided_on = ${on}::date where task_id = ${taskId}`,
  ];
};

const NOT_OPENED: readonly string[] = ['planned', 'invited'];

const meetingMoves: Move = (
  { records: { meetingId, twinId }, units },
  { player: { actor }, relation, state },
  unit,
) => {
  const personId = actor.kind === 'person' ? actor.personId : null;
  const named = (as: string): string | null => (relation === as ? personId : null);
  const opened = NOT_OPENED.includes(state) ? null : '2026-11-22T01:00:00Z';
  const closed = state === 'open' ? null : opened;
  const listed = sql`insert into meeting.invitee select tenant_id, meeting_id, ${personId}, 900, 'HG-9000', name, post,
    unit_name, category, category_name, source, ${relation === 'called' ? '' : 'vắng do công tác'} from meeting.invitee
    where meeting_id = ${meetingId} limit 1`;
  return [
    sql`update meeting.meeting set state = ${state}, unit_id = ${units[unit]}, opened_at = ${opened}::timestamptz,
      closed_at = ${closed}::timestamptz, chair_id = ${named('chair')}, secretary_id = ${named('secretary')}
      where meeting_id = ${meetingId}`,
    sql`update meeting.meeting set unit_id = ${units[unit]} where meeting_id = ${twinId}`,
    sql`delete from meeting.invitee where meeting_id = ${meetingId} and seat_no = 900`,
    ...(relation === 'called' || relation === 'left_out' ? [listed] : []),
  ];
};

const MOVES: Readonly<Record<Subject, Move>> = {
  task: taskMoves,
  meeting: meetingMoves,
  document: documentMoves,
  unit: () => [],
  none: () => [],
};
