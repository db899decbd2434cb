import type { LockFile } from './lock.ts';

/** One known vulnerability, as the registry's bulk endpoint describes it. */
export interface Advisory {
  readonly title: string;
  readonly severity: string;
  /** Comparators as npm writes them: `>=4.0.0 <4.17.21 || =5.0.0`. */
  readonly vulnerable_versions: string;
}
/** Answer of `POST /-/npm/v1/security/advisories/bulk`: what is known about each package that was asked for. */
export type Advisories = Readonly<Record<string, readonly Advisory[]>>;

const GRAVE = new Set(['high', 'critical']);

/** What the registry is asked: every shipped package of the lock file with its versions. Also the body for a machine elsewhere. */
export function advisoryQuery(lock: LockFile): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const [place, { version, dev, link }] of Object.entries(lock.packages)) {
    if (!place.includes('node_modules/') || dev === true || link === true || version === undefined) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    (query[name] ??= []).push(version);
  }
  return query;
}

/** Grave vulnerabilities of what the lock file holds, as sentences. */
export function advisoryFindings(lock: LockFile, advisories: Advisories): string[] {
  return Object.entries(advisoryQuery(lock)).flatMap(([name, versions]) =>
    versions.flatMap((version) =>
      (advisories[name] ?? [])
        .filter(({ severity, vulnerable_versions: range }) => GRAVE.has(severity) && isWithin(version, range))
        .map(({ severity, title }) => `${name} ${version}: ${severity}: ${title}`),
    ),
  );
}

/** Whether a version lies in a range of comparators. A range that cannot be read counts as hit: better asked once too often. */
export const isWithin = (version: string, range: string): boolean =>
  range.split('||').some((part) =>
    part
      .trim()
      .split(/\s+/)
      .every((comparator) => fits(version, comparator)),
  );

function fits(version: string, comparator: string): boolean {
  const [, operator = '', bound = ''] = /^(>=|<=|>|<|=)?v?(\d+\.\d+\.\d+\S*)$/.exec(comparator) ?? [];
  if (bound === '') return true;
  const order = compare(version, bound);
  const holds: Readonly<Record<string, boolean>> = {
    '>=': order >= 0,
    '<=': order <= 0,
    '>': order > 0,
    '<': order < 0,
    '=': order === 0,
    '': order === 0,
  };
  return holds[operator] ?? true;
}

/** Semantic versions in their order; a version before its release (`1.0.0-beta.1`) comes before it. */
function compare(a: string, b: string): number {
  const [one, two] = [partsOf(a), partsOf(b)];
  for (const index of [0, 1, 2]) {
    const difference = (one.numbers[index] ?? 0) - (two.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.before === two.before) return 0;
  if (one.before === '') return 1;
  return two.before === '' ? -1 : one.before.localeCompare(two.before, 'en', { numeric: true });
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly before: string } {
  const [release = '', ...before] = (version.split('+')[0] ?? '').split('-');
  return { numbers: release.split('.').map(Number), before: before.join('-') };
}
