import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers';

const sha = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const url = (bytes: Uint8Array): string => isoBase64URL.fromBuffer(new Uint8Array(bytes));
const UP_UV = 0x05;
const WITH_KEY = 0x40;

/** A device with one passkey, for tests. */
export type PasskeyDevice = ReturnType<typeof passkeyDevice>;

/** A device with one passkey (ES256, no attestation), as WebAuthn level 3 describes it; what it says can be bent. */
export function passkeyDevice(origin = 'http://localhost:4180') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let counter = 0;
  const authData = (flags: number, tail: Uint8Array = new Uint8Array()): Buffer => {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha('localhost'), Buffer.from([flags]), count, tail]);
  };
  const client = (type: string, challenge: unknown): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
  return {
    id: url(id),
    /** Answers the challenge of adding a passkey. */
    make(challenge: unknown, flags = UP_UV) {
      const key = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), id, Buffer.from(isoCBOR.encode(cose))]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData(flags | WITH_KEY, key))],
      ]);
      return {
        id: url(id),
        rawId: url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: url(client('webauthn.create', challenge)),
          attestationObject: url(isoCBOR.encode(attestation as never)),
          transports: ['internal'],
        },
      };
    },
    /** Answers the challenge of signing in. */
    answer(challenge: unknown, flags = UP_UV) {
      const [data, clientData] = [authData(flags), client('webauthn.get', challenge)];
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha(clientData)]))
        .sign(privateKey);
      return {
        id: url(id),
        rawId: url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: url(clientData), authenticatorData: url(data), signature: url(signature) },
      };
    },
  };
}
