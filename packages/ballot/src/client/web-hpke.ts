import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concat, fromHex } from '../protocol/bytes.ts';
import type { Engine } from '../protocol/engine.ts';
import type { Opener } from '../protocol/opening.ts';
import { openShare, openShares } from '../protocol/opening.ts';
import type { Box } from '../protocol/read-log.ts';
import type { Result } from '../protocol/result.ts';
import { accept } from '../protocol/result.ts';
import type { BallotInput } from '../protocol/seal.ts';
import { prepareBallot, sealShares, shareBinding, shareSeals } from '../protocol/seal.ts';
import { sure } from '../protocol/sure.ts';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** True when this browser has X25519 in WebCrypto; older ones take the portable engine, with the same bytes. */
export async function hasWebX25519(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
    return true;
  } catch {
    return false;
  }
}

async function webSealShares(input: BallotInput, voterKey: Uint8Array): Promise<Uint8Array[]> {
  const seals = shareSeals(input.round, input.secret, voterKey);
  return Promise.all(
    seals.map(async (seal, at) => {
      const member = sure(input.round.manifest.committee[at]);
      const recipientPublicKey = await suite.kem.deserializePublicKey(buffer(fromHex(member.x25519)));
      const binding = { recipientPublicKey, info: buffer(seal.info), ekm: buffer(seal.ephemeralIkm) };
      const sender = await suite.createSenderContext(binding);
      const ciphertext = await sender.seal(buffer(seal.plaintext), buffer(seal.aad));
      return concat(new Uint8Array(sender.enc), new Uint8Array(ciphertext));
    }),
  );
}

/** Seals a ballot on the voter's device, natively where the browser can. The bytes are those of `sealBallot`. */
export async function sealBallotOnDevice(engine: Engine, input: BallotInput): Promise<Result<Uint8Array, 'answers'>> {
  const prepared = prepareBallot(engine, input);
  if (!prepared.ok) return prepared;
  const { voterKey, finish } = prepared.value;
  const native = await hasWebX25519();
  const sync = { secret: input.secret, voterKey };
  return accept(finish(native ? await webSealShares(input, voterKey) : sealShares(engine, input.round, sync)));
}

/** Opens a member's shares on his device, natively where the browser can. The shares are those of `openShares`. */
export async function openSharesOnDevice(engine: Engine, box: Box, opener: Opener): Promise<(Uint8Array | null)[]> {
  if (!(await hasWebX25519())) return openShares(engine, box, opener);
  const recipientKey = {
    privateKey: await suite.kem.deserializePrivateKey(buffer(opener.keys.secret)),
    publicKey: await suite.kem.deserializePublicKey(buffer(opener.keys.publicKey)),
  };
  return Promise.all(
    box.ballots.map(async ({ ballot }) => {
      const share = sure(ballot.shares[opener.index - 1]);
      const binding = shareBinding(box.round, opener.index, ballot.head.voterKey);
      const enc = buffer(share.subarray(0, 32));
      try {
        const recipient = await suite.createRecipientContext({ recipientKey, enc, info: buffer(binding.info) });
        return new Uint8Array(await recipient.open(buffer(share.subarray(32)), buffer(binding.aad)));
      } catch {
        return openShare(engine, box.round, { opener, ballot });
      }
    }),
  );
}
