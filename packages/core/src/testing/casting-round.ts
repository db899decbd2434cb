import { join } from 'node:path';
import { sql } from 'kysely';
import * as play from '@guong/ballot/devices';
import { ballot } from '../modules/ballot/index.ts';
import { openSecrets, openStores } from '../platform/index.ts';
import { perform, type App } from '../usecase/index.ts';
import type { EmptyHouse } from './empty-house.ts';
import { valueOf, type FoundedHouse } from './founded-house.ts';
import { draftedRound, everyoneReceives, issuingRound, openTheBox, type PlayedRound } from './played-round.ts';

type Receiver = Awaited<ReturnType<typeof everyoneReceives>>[number];

/** A round whose box is open, with the credentials that lie on the voters' devices. */
export interface CastingRound {
  readonly round: PlayedRound;
  readonly protocolId: string;
  readonly manifest: string;
  readonly protocol: ReturnType<typeof play.roundFrom>;
  readonly credentials: readonly Receiver[];
}

/** The public manifest of a round. */
export async function manifestOf(house: FoundedHouse, protocolId: string): Promise<string> {
  const anyone = { kind: 'anonymous' as const, tenantId: house.tenantId };
  return valueOf(await perform(house.app, anyone, ballot.manifest, { protocolId })).manifest;
}

/** Walks a round to the open box; every voter has received. Short ballots unless another template is named. */
export async function castingRound(
  house: FoundedHouse,
  { template = 'tin-nhiem-3', ...cast }: Parameters<typeof draftedRound>[1],
): Promise<CastingRound> {
  house.clock.set('2026-11-22T00:30:00Z');
  const round = await draftedRound(house, { ...cast, template });
  const protocolId = await issuingRound(house, round);
  const manifest = await manifestOf(house, protocolId);
  const credentials = await everyoneReceives(round, manifest);
  await openTheBox(house, round);
  house.clock.set('2026-11-22T06:00:00Z');
  return { round, protocolId, manifest, protocol: play.roundFrom(manifest), credentials };
}

/** An app as a second process has it: pools, secrets and memory of its own over the same database and keys folder. */
export async function appBeside(house: EmptyHouse, more: Partial<App> = {}): Promise<App & { stop(): Promise<void> }> {
  const stores = openStores(house.reach, { max: 6, onBroken: () => undefined });
  const secrets = await openSecrets(join(house.app.settings.dataFolder, 'secrets'));
  return { ...house.app, stores, secrets, ...more, stop: stores.close };
}

/** Remembers a box that was just opened; calling the answer puts round, log and count back to that state. */
export async function rememberBox(
  house: FoundedHouse,
  { round, protocolId }: Pick<CastingRound, 'round' | 'protocolId'>,
): Promise<() => Promise<void>> {
  const spoolKey = await house.app.secrets.read(`spool-${protocolId}`);
  if (!spoolKey) throw new Error('an open box has a spool key');
  const { rows } = await sql<{ size: number; epoch: number }>`
    select count(*)::int as size, (select epoch_no from box.round where protocol_id = ${protocolId}) as epoch
    from box.leaf where protocol_id = ${protocolId}`.execute(house.ownerDb);
  const { size, epoch } = rows[0] ?? { size: 0, epoch: 0 };
  const ofRound = sql`where protocol_id = ${protocolId}`;
  return async () => {
    await house.app.secrets.keep(`spool-${protocolId}`, spoolKey);
    await house.ownerDb.transaction().execute(async (tx) => {
      for (const table of [
        'box.spool',
        'box.ballot',
        'count.opening',
        'count.share_bundle',
        'count.result',
        'count.comment',
      ]) {
        await sql`delete from ${sql.table(table)} ${ofRound}`.execute(tx);
      }
      await sql`delete from count.control_signature ${ofRound} and type in ('CLOSE', 'RESULT')`.execute(tx);
      await sql`delete from box.leaf ${ofRound} and leaf_index >= ${size}`.execute(tx);
      await sql`delete from box.head ${ofRound} and tree_size > ${size}`.execute(tx);
      await sql`update box.round set phase = 'casting', epoch_no = ${epoch} ${ofRound}`.execute(tx);
      await sql`update ballot.round set state = 'casting' where round_id = ${round.roundId}`.execute(tx);
    });
  };
}
