import { randomBytes } from 'node:crypto';
import {
  concat,
  credentialMessage,
  firstBadSignature,
  fromHex,
  issuerKeys,
  rsaModulus,
  toHex,
  type Credential,
  type Round,
} from '@guong/ballot';
import { deviceEngine } from '@guong/ballot/devices';
import { blindDeterministically } from '@guong/ballot/testing';

/**
 * Asks for a ballot as a voter's device does, with the same bytes on the wire, at a fiftieth of the time: plain
 * arithmetic in the place of the browser's library. For laws that need hundreds of voters and are not about blinding.
 */
export function askQuickly(round: Round, group: number) {
  const place = { group, channel: 'online' as const };
  const [spki] = issuerKeys(round, place);
  const modulus = spki && rsaModulus(spki, round.manifest.rsaBits);
  if (!spki || !modulus) throw new Error('no such group, or an unsound key');
  const [seed, prefix] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))];
  const message = credentialMessage(round.id, place, deviceEngine.ed25519Public(seed));
  const { blinded, finalize } = blindDeterministically(modulus, concat(prefix, message), toHex(randomBytes(32)));
  const finish = (signed: string): Credential => {
    const signatures = [{ prefix, signature: finalize(fromHex(signed)) }];
    if (firstBadSignature(deviceEngine, [spki], { message, signatures }) !== null) throw new Error('a bad signature');
    return { ...place, seed, signatures };
  };
  return { blinded: toHex(blinded), finish };
}
