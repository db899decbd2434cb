import { roundFingerprint, fromHex } from '@guong/ballot';

/** The eight words of a sealed round; none before it is sealed. */
export const fingerprintOf = (protocolId: string | null): readonly string[] =>
  protocolId === null ? [] : roundFingerprint(fromHex(protocolId));
