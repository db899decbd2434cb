import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A text as it goes over the line, with the headers that say how it was packed. */
export interface Packed {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

// A better quality takes several times as long for some bytes in a hundred, while somebody waits.
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Packs a text for whoever asks with this `accept-encoding`. Only for what is the same for everyone: beside a secret, the
 * length of a packed answer could betray it.
 */
export function packed(text: string, accepts: string | undefined): Packed {
  const vary = { vary: 'accept-encoding' };
  if (/\bbr\b/.test(accepts ?? '')) {
    return { body: new Uint8Array(brotliCompressSync(text, QUICK)), headers: { ...vary, 'content-encoding': 'br' } };
  }
  if (/\bgzip\b/.test(accepts ?? '')) {
    return { body: new Uint8Array(gzipSync(text)), headers: { ...vary, 'content-encoding': 'gzip' } };
  }
  return { body: text, headers: vary };
}
