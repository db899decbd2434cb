import { concat, hpkeSeal, prepareBallot, shareSeals, type BallotInput, type Engine, type Round } from '@guong/ballot';

/** Lets the page answer a finger before the work goes on. */
export type Pause = () => Promise<void>;

/**
 * Seals a ballot with a pause between the shares, so that a slow phone never stands still for long. The bytes are those of
 * `sealBallot`; nothing when the answers do not fit the round.
 */
export async function sealInSteps(engine: Engine, input: BallotInput, pause: Pause): Promise<Uint8Array | undefined> {
  await pause();
  const prepared = prepareBallot(engine, input);
  if (!prepared.ok) return undefined;
  const { voterKey, finish } = prepared.value;
  const shares = await sharesInSteps(engine, input.round, { secret: input.secret, voterKey, pause });
  await pause();
  return finish(shares);
}

interface Sealing {
  readonly secret: Uint8Array;
  readonly voterKey: Uint8Array;
  readonly pause: Pause;
}
async function sharesInSteps(
  engine: Engine,
  round: Round,
  { secret, voterKey, pause }: Sealing,
): Promise<Uint8Array[]> {
  const shares: Uint8Array[] = [];
  for (const [at, seal] of shareSeals(round, secret, voterKey).entries()) {
    const key = round.memberKeys[at];
    if (!key) throw new Error('a manifest names the key of every member');
    await pause();
    const sealed = hpkeSeal(engine, key, seal);
    shares.push(concat(sealed.enc, sealed.ciphertext));
  }
  return shares;
}
