import type { Ctx } from '../../../usecase/index.ts';
import { tables } from '../ballot.schema.ts';
import { countTables } from '../count/count.schema.ts';
import { readRound, type Manifest } from '../protocol.ts';
import type { LoadedRound } from '../round-step.ts';
import type { Earlier, PublicSubject, Publication } from './guard/publication.ts';
import { readPublication } from './publication.schema.ts';
import { releaseTables } from './release.schema.ts';

/** Everything published before about the same people, as the guard holds a new publication against it. */
export async function earlierPublications(ctx: Ctx, loaded: LoadedRound, manifest: Manifest): Promise<Earlier[]> {
  const own = await editionsOf(ctx, loaded.round.protocol_id ?? '');
  const mine = own.map(({ edition, publication }) => ({
    ...seenIn(publication, publication.subjects),
    roundId: loaded.round.protocol_id ?? '',
    edition,
    relation: 'same_round' as const,
    joined: 0,
    departed: 0,
  }));
  const others: Earlier[] = [];
  for (const round of await roundsAboutSame(ctx, loaded)) {
    const change = await rollChange(ctx, loaded, round);
    const theirs = readRound(round.manifest).manifest;
    for (const { edition, publication } of await editionsOf(ctx, round.protocolId)) {
      const subjects = await inOurWords(ctx, { loaded, manifest }, { roundId: round.roundId, theirs, publication });
      others.push({
        ...seenIn(publication, subjects),
        roundId: round.protocolId,
        edition,
        relation: 'other_round',
        ...change,
      });
    }
  }
  return [...mine, ...others];
}

const seenIn = (publication: Publication, subjects: readonly PublicSubject[]) => ({
  valid: publication.counts?.valid ?? 0,
  subjects,
  hasGroupTables: publication.groups.some(({ isShown }) => isShown),
});

/** Editions of one round, first to last. */
export async function editionsOf(ctx: Ctx, protocolId: string) {
  const rows = await countTables(ctx.tx)
    .selectFrom('count.publication')
    .select(['edition', 'body', 'incident', 'published_on'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('protocol_id', '=', protocolId)
    .orderBy('edition')
    .execute();
  return rows.map(({ edition, body, incident, published_on }) => ({
    edition,
    publication: readPublication(body),
    incident,
    publishedOn: published_on,
  }));
}

interface OtherRound {
  readonly roundId: string;
  readonly protocolId: string;
  readonly manifest: string;
  readonly rollHash: string;
}
async function roundsAboutSame(ctx: Ctx, { round, subjects }: LoadedRound): Promise<OtherRound[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('ballot.subject as subject')
    .innerJoin('ballot.round as round', (join) =>
      join.onRef('round.tenant_id', '=', 'subject.tenant_id').onRef('round.round_id', '=', 'subject.round_id'),
    )
    .select(['round.round_id', 'round.protocol_id', 'round.manifest', 'round.roll_hash'])
    .distinct()
    .where('subject.tenant_id', '=', ctx.tenantId)
    .where(
      'subject.person_id',
      'in',
      subjects.map((subject) => subject.person_id),
    )
    .where('subject.round_id', '!=', round.round_id)
    .orderBy('round.round_id')
    .execute();
  return rows.flatMap(({ round_id, protocol_id, manifest, roll_hash }) =>
    protocol_id === null || manifest === null || roll_hash === null
      ? []
      : [{ roundId: round_id, protocolId: protocol_id, manifest, rollHash: roll_hash }],
  );
}

interface Change {
  readonly joined: number;
  readonly departed: number;
}
/** From the note made when the later roll was frozen; without one, the smallest change that sizes and hashes allow. */
async function rollChange(ctx: Ctx, { round }: LoadedRound, other: OtherRound): Promise<Change> {
  const notes = await releaseTables(ctx.tx)
    .selectFrom('ballot.roll_change')
    .select(['round_id', 'joined', 'departed'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', 'in', [round.round_id, other.roundId])
    .where('earlier_round_id', 'in', [round.round_id, other.roundId])
    .execute();
  const [note] = notes;
  if (note?.round_id === round.round_id) return { joined: note.joined, departed: note.departed };
  if (note) return { joined: note.departed, departed: note.joined };
  if (round.roll_hash === other.rollHash) return { joined: 0, departed: 0 };
  const growth = sizeOf(round.manifest ?? other.manifest) - sizeOf(other.manifest);
  return growth === 0 ? { joined: 1, departed: 1 } : { joined: Math.max(0, growth), departed: Math.max(0, -growth) };
}
const sizeOf = (manifest: string): number =>
  readRound(manifest).manifest.groups.reduce((total, group) => total + group.size, 0);

/** A publication of another round, with its manifest. */
export interface Theirs {
  readonly roundId: string;
  readonly theirs: Manifest;
  readonly publication: Publication;
}
/** An earlier publication under the ids of this round: the same people, the same questions on the same scales. */
export async function inOurWords(
  ctx: Ctx,
  { loaded, manifest }: { readonly loaded: LoadedRound; readonly manifest: Manifest },
  { roundId, theirs, publication }: Theirs,
): Promise<PublicSubject[]> {
  const rows = await tables(ctx.tx)
    .selectFrom('ballot.subject')
    .select(['subject_no', 'person_id'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('round_id', '=', roundId)
    .execute();
  return loaded.subjects.flatMap(({ person_id, subject_no }) => {
    const then = rows.find((row) => row.person_id === person_id);
    const [mine, before] = [manifest.subjects[subject_no - 1], theirs.subjects[(then?.subject_no ?? 0) - 1]];
    const tables_ = publication.subjects.find(({ id }) => id === before?.id);
    if (!mine || !before || !tables_) return [];
    const items = mine.items.flatMap((item) => {
      const same = before.items.find((other) => textOf(other) === textOf(item));
      const shown = tables_.items.find(({ id }) => id === same?.id);
      return shown ? [{ id: item.id, table: shown.table }] : [];
    });
    return [{ id: mine.id, items }];
  });
}
const textOf = ({ text, levels }: { readonly text: string; readonly levels: readonly string[] }): string =>
  [text, ...levels].join('\n');
