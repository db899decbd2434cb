/**
 * JSON with sorted keys and no spaces, so that the same value always has the same bytes and the same hash.
 * Only for our own plain values (no -0, no lone surrogates); published protocol bytes use RFC 8785 in `@guong/ballot`.
 */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => inOrder(inner));

function inOrder(inner: unknown): unknown {
  // An uploaded file would otherwise become an object with a key for each byte.
  if (inner instanceof Uint8Array) return { base64: Buffer.from(inner).toString('base64') };
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
  return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
}
