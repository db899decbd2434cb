/**
 * JSON with sorted keys and no spaces, so that the same value always has the same bytes and the same hash.
 * Only for our own plain values (no -0, no lone surrogates); published protocol bytes use RFC 8785 in `@guong/ballot`.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
