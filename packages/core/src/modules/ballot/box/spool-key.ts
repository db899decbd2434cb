import { randomBytes } from 'node:crypto';
import type { Secrets } from '../../../platform/index.ts';
import type { BoxRef } from './box.schema.ts';

/**
 * The spool key of a round: a 0600 file outside the database and outside every backup, shared by the processes of one
 * machine, destroyed after the last flush (rulings, 2). Whoever has database, WAL and backups but not this file sees
 * ciphertext under a random-looking slot.
 */
const PREFIX = 'spool-';
const nameOf = (ref: BoxRef): string => PREFIX + ref.protocolId;

/** Makes the key when casting opens and returns it; an existing one is kept, so a repeated call changes nothing. */
export async function makeSpoolKey(secrets: Secrets, ref: BoxRef): Promise<Uint8Array> {
  const known = await readSpoolKey(secrets, ref);
  if (known) return known;
  const key = randomBytes(32);
  await secrets.keep(nameOf(ref), key);
  return key;
}

/** The key, or nothing when there is none (not opened yet, destroyed, or another machine). */
export const readSpoolKey = (secrets: Secrets, ref: BoxRef): Promise<Uint8Array | undefined> =>
  secrets.read(nameOf(ref));

/** Names the round, by its protocol name, whose spool key is destroyed, whichever process of this machine does it. */
export const onSpoolKeyDestroyed = (secrets: Secrets, listener: (protocolId: string) => void): (() => void) =>
  secrets.onDestroyed((name) => {
    if (name.startsWith(PREFIX)) listener(name.slice(PREFIX.length));
  });

/** Overwrites and removes the key. On journalling and flash storage the overwrite is best effort; the removal is not. */
export const destroySpoolKey = (secrets: Secrets, ref: BoxRef): Promise<void> => secrets.destroy(nameOf(ref));
