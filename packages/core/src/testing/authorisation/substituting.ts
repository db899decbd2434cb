import { opaqueId } from '../../kernel/index.ts';
import type { Actor, AnyUseCase } from '../../usecase/index.ts';
import { withoutNames } from '../witnesses/other-ids.ts';
import { wouldAnswer } from '../witnesses/probing.ts';
import type { Ground } from './asking.ts';
import { withEveryId } from './every-id.ts';
import type { Player } from './people.ts';

/** One id put in the place of another, with what was answered and what is answered about one that does not exist. */
export interface Substitution {
  readonly useCase: string;
  readonly role: string;
  readonly field: string;
  readonly answer: string;
  readonly ofNothing: string;
}

interface Looking {
  readonly player: Player;
  /** Whether he writes the minutes of the meeting, and so may know of it. */
  readonly isSecretary: boolean;
  /** Also ids of another kind than the field asks for. */
  readonly isWhole: boolean;
}
/** For each id of this ground those that this player may not know of: the same thing of another tenant, and hidden ones. */
export function strangeIds(ground: Ground, other: Ground, looking: Looking): ReadonlyMap<string, readonly string[]> {
  // Other committees are no records of anybody's: the house names them to join a unit to its own.
  const { thirdTenantId: _tenant, ...named } = ground.records;
  const theirs = { ...flat(other.records), ...flat(other.units) };
  const hidden = hiddenFrom(ground, looking);
  const { documentId, taskId, meetingId } = other.records;
  const ofAnyKind = looking.isWhole ? [documentId, taskId, meetingId] : [];
  return new Map(
    Object.entries({ ...flat(named), ...flat(ground.units) }).map(([name, id]) => {
      const its = theirs[name];
      const strangers = [...(its === undefined ? [] : [its]), ...(hidden.includes(id) ? [id] : []), ...ofAnyKind];
      return [id, [...new Set(strangers)]];
    }),
  );
}

/** Records with every text they hold, ids of posts by their unit. */
const flat = (records: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(records).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string'
        ? [[name, value]]
        : Object.entries(value as Record<string, string>).map(([unit, id]) => [`${name} ${unit}`, id]),
    ),
  );

/** Who holds no post reads no internal document and no task; who is not called, and does not run it, no meeting. */
function hiddenFrom({ records }: Ground, { player: { role }, isSecretary }: Looking): string[] {
  const { documentId, otherDocumentId, ownDocumentId, attachmentId, taskId, parentId, secretId, evidenceId } = records;
  const papers = [documentId, otherDocumentId, ownDocumentId, attachmentId, taskId, parentId, secretId, evidenceId];
  const isOutside = ['nobody', 'deactivated', 'voter', 'member', 'former', 'operator'].includes(role);
  const readsAll = ['ward_leader', 'ward_office', 'inspector', 'token', 'house'].includes(role);
  return [...(isOutside ? papers : []), ...(readsAll || isSecretary ? [] : [records.meetingId])];
}

interface Trying {
  readonly player: Player;
  readonly useCase: AnyUseCase;
  readonly strange: ReadonlyMap<string, readonly string[]>;
}

/** Puts every strange id into every place of a request that holds one, the rest left valid. */
export async function substitutions(ground: Ground, { player, useCase, strange }: Trying): Promise<Substitution[]> {
  const { house, records, units } = ground;
  const at = { records, units, place: player.place, isSecret: false, otherTenantId: house.otherTenantId };
  const raw = withEveryId(useCase.name)(at);
  const actor = actorOf(player, useCase);
  const found: Substitution[] = [];
  for (const { path, id } of idsIn(raw)) {
    const strangers = strange.get(id) ?? [];
    if (strangers.length === 0) continue;
    const ask = async (put: string): Promise<string> =>
      withoutNames(await wouldAnswer(house.app, { useCase, raw: replaced(raw, path, put) }, actor));
    const ofNothing = await ask(opaqueId());
    const told = { useCase: useCase.name, role: player.role, field: path.join('.'), ofNothing };
    for (const put of strangers) found.push({ ...told, answer: await ask(put) });
  }
  return found;
}

const actorOf = ({ role, actor }: Player, { name }: AnyUseCase): Actor =>
  role === 'token' && actor.kind === 'person' ? { ...actor, scopes: [name] } : actor;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Held {
  readonly path: readonly string[];
  readonly id: string;
}
function idsIn(value: unknown, path: readonly string[] = []): Held[] {
  if (typeof value === 'string') return UUID.test(value) ? [{ path, id: value }] : [];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, each]) => idsIn(each, [...path, name]));
}

function replaced(value: unknown, [name, ...rest]: readonly string[], put: string): unknown {
  if (name === undefined) return put;
  if (Array.isArray(value)) {
    return value.map((each: unknown, at) => (String(at) === name ? replaced(each, rest, put) : each));
  }
  const record = value as Record<string, unknown>;
  return { ...record, [name]: replaced(record[name], rest, put) };
}
