/**
 * The hash to compare with. A ballot that checked the manifest itself sends its own word for it behind `#`, which no
 * server sees; that outweighs what the page claims.
 */
export const expectedHash = (fragment: string, claimed: string): string =>
  /^#([0-9a-f]{64})$/.exec(fragment)?.[1] ?? claimed;

/** Hex SHA-256, computed by the browser. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
