// SUP-1: what we depend on is known, allowed, exact, and needs no script of its own to be installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, repositoryFiles } from './repository-files.ts';
import { advisoryFindings, advisoryQuery, type Advisories } from './supply/advisories.ts';
import { isLicenceAllowed } from './supply/licences.ts';
import { lockFindings, type LockFile } from './supply/lock.ts';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** Versions are exact: what was tried is what is installed. Packages of ours come from this workspace only. */
export function manifestFindings(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap((manifest) => {
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    const loose = Object.entries(wanted).filter(([name, version]) => !isExact(name, version));
    const open = manifest.private === true ? [] : [`${manifest.name} is not private: it could be published by mistake`];
    return [...open, ...loose.map(([name, version]) => `${manifest.name}: ${name} ${version} is not an exact version`)];
  });
}

const isExact = (name: string, version: string): boolean =>
  name.startsWith('@guong/') ? version === '*' : /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);

/** The list of what the product is made of, in CycloneDX, without a time or a chance number: the same input, the same bytes. */
function writeBill(): number {
  const { status, stdout, stderr } = npm('sbom', '--sbom-format=cyclonedx', '--omit=dev');
  if (status !== 0) throw new Error(`npm sbom: ${stderr}`);
  const bill = JSON.parse(stdout) as { serialNumber?: string; metadata: { timestamp?: string }; components: unknown[] };
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  writeFileSync(join(ROOT, 'dist', 'sbom.json'), `${JSON.stringify(bill, null, 2)}\n`);
  return bill.components.length;
}

const npm = (...args: string[]) =>
  spawnSync('npm', args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** `npm ci` must take the lock file as it is: a published repository whose installation fails is of no use. */
function installFindings(): string[] {
  const { status, stderr } = npm('ci', '--dry-run', '--no-audit');
  return status === 0 ? [] : [`npm ci refuses the lock file: ${stderr}`];
}

/**
 * Known grave vulnerabilities: from the registry, or from a list that was fetched elsewhere. Where neither is to be had
 * it says so in one line, and leaves what to ask in dist/advisory-query.json.
 */
function vulnerabilityFindings(lock: LockFile): string[] {
  const list = argumentOf('--advisories');
  if (list !== undefined) {
    const findings = advisoryFindings(lock, JSON.parse(readFileSync(list, 'utf8')) as Advisories);
    console.log(`known vulnerabilities: ${list}: ${String(findings.length)} grave`);
    return findings;
  }
  const report = readReport(npm('audit', '--omit=dev', '--json', '--audit-level=high').stdout);
  if (typeof report === 'string') {
    writeFileSync(join(ROOT, 'dist', 'advisory-query.json'), JSON.stringify(advisoryQuery(lock)));
    console.log(`known vulnerabilities: not run: ${report}; see docs/operations.md for the list from elsewhere`);
    return [];
  }
  const grave = report.high + report.critical;
  console.log(`known vulnerabilities: asked the registry: ${String(grave)} grave`);
  return grave === 0 ? [] : [`${String(grave)} known grave vulnerabilities: npm audit --omit=dev`];
}

function argumentOf(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

/** What `npm audit --json` said: counts by severity, or in one sentence why there are none. */
export function readReport(stdout: string): { readonly high: number; readonly critical: number } | string {
  const report = parsed(stdout);
  return report.metadata?.vulnerabilities ?? report.message ?? 'the registry gave no answer that can be read';
}

interface AuditReport {
  readonly metadata?: { readonly vulnerabilities?: { readonly high: number; readonly critical: number } };
  readonly message?: string;
}
function parsed(stdout: string): AuditReport {
  try {
    return JSON.parse(stdout) as AuditReport;
  } catch {
    return {};
  }
}

function main(): void {
  const lock = json('package-lock.json') as LockFile;
  const manifests = repositoryFiles()
    .filter((path) => /^(packages\/[^/]+\/)?package\.json$/.test(path))
    .map((path) => json(path) as Manifest);
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const npmrc = readFileSync(join(ROOT, '.npmrc'), 'utf8');
  const findings = [
    ...manifestFindings(manifests),
    ...lockFindings(lock, isLicenceAllowed),
    ...(/^ignore-scripts=true$/m.test(npmrc) ? [] : ['.npmrc must say ignore-scripts=true']),
    ...installFindings(),
    ...vulnerabilityFindings(lock),
  ];
  const components = writeBill();
  for (const finding of findings) console.error(finding);
  const packages = Object.keys(lock.packages).length;
  console.log(
    `${String(packages)} packages locked, ${String(components)} in dist/sbom.json, ${String(findings.length)} findings`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
}

if (import.meta.main) main();
