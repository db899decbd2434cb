import { fromHex, sealShareBundle, signShares, type Box, type Engine } from '@guong/ballot';
import { openSharesOnDevice } from '@guong/ballot/client';
import type { MemberKeys } from '../shared/member-keys.ts';

/** A member's part of the opening. */
export interface Opening {
  readonly box: Box;
  readonly index: number;
  readonly keys: MemberKeys;
  /** The station's one-time public key, hex. */
  readonly stationKey: string;
  readonly random: (length: number) => Uint8Array;
  /** Told how many ballots are done. */
  readonly onProgress: (done: number) => void;
}

const AT_ONCE = 20;

/** Opens this member's shares, signs them, seals them to the station. Only the sealed bytes leave the device. */
export async function openedBundle(
  engine: Engine,
  { box, index, keys, stationKey, random, onProgress }: Opening,
): Promise<{ readonly bundle: Uint8Array; readonly unopened: number }> {
  const shares: (Uint8Array | null)[] = [];
  while (shares.length < box.ballots.length) {
    const some = { ...box, ballots: box.ballots.slice(shares.length, shares.length + AT_ONCE) };
    shares.push(...(await openSharesOnDevice(engine, some, { index, keys: keys.sealing })));
    onProgress(shares.length);
  }
  const signed = signShares(engine, box, { index, shares, seed: keys.seed });
  const bundle = sealShareBundle(engine, box, {
    shares: signed,
    station: fromHex(stationKey),
    ephemeralIkm: random(32),
  });
  return { bundle, unopened: shares.filter((share) => share === null).length };
}
