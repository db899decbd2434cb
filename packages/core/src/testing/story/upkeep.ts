import { operation } from '../../modules/operation/index.ts';
import type { FoundedHouse } from '../founded-house.ts';
import type { Tell } from './telling.ts';

const SAVED = { takenAt: '2026-11-21T01:00:00Z', tables: 60, rows: 1_000, files: 3 };

/** What the machine does by itself on the first day, when nothing is old enough to be forgotten. */
export async function upkeep({ system }: FoundedHouse, tell: Tell): Promise<void> {
  await tell(system, operation.takeCheckpoint);
  await tell(system, operation.forgetOld);
  await tell(system, operation.beginBackup);
  await tell(system, operation.noteBackup, { ...SAVED, sha256: 'ab'.repeat(32), isEncrypted: true });
  await tell(system, operation.noteRestore, { ...SAVED, endedSignIns: 4, revokedTokens: 1 });
  await tell(system, operation.upkeep);
  await tell(system, operation.fileSpace);
}

/** At the end the machine walks the chain that the whole story left. */
export async function verified({ system }: FoundedHouse, tell: Tell): Promise<void> {
  const verdict = await tell(system, operation.verifyAudit);
  if (!verdict.holds) throw new Error(`the chain of the story breaks at row ${String(verdict.seq)}`);
}
