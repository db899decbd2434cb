export { portableEngine } from './portable-engine.ts';
export type { BlindedPart, CredentialRequest, RequestRefusal } from './credential-request.ts';
export {
  decodeRequest,
  encodeRequest,
  finishCredential,
  loadBlinding,
  requestCredential,
} from './credential-request.ts';
export { openWithPassphrase, passphraseKey, wrapWithPassphrase } from './passphrase.ts';
export { hasWebX25519, openSharesOnDevice, sealBallotOnDevice } from './web-hpke.ts';
