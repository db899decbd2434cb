// `npm run check`: every gate, fast ones first, two side by side, the suites last;
// begins nothing more once one has failed.
//   --all        goes on after a failure
//   --no-tests   leaves the suites out (CI has run them already)
//   --only NAME  one gate; repeat for more
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    'no-tests': { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});

interface Gate {
  readonly name: string;
  /** What it proves, in the words of CONTRIBUTING.md. */
  readonly proves: string;
  /** Each is run in order, by Node 24, from the root; the first that ends badly fails the gate. */
  readonly commands: readonly (readonly string[])[];
  readonly isTest?: true;
}
const bin = (name: string, ...args: string[]): string[] => [join('node_modules', '.bin', name), ...args];
const script = (name: string, ...args: string[]): string[] => [process.execPath, join('scripts', name), ...args];

const GATES: readonly Gate[] = [
  {
    name: 'format',
    proves: 'one way to lay out code',
    commands: [bin('prettier', '--check', '--log-level=warn', '.')],
  },
  { name: 'types', proves: 'it compiles under the strictest flags', commands: [bin('tsc', '-p', 'tsconfig.json')] },
  { name: 'lint', proves: 'the style of the house', commands: [bin('eslint', '.', '--max-warnings', '0')] },
  {
    name: 'arch',
    proves: 'no import goes up, sideways or round',
    commands: [bin('depcruise', '-c', '.dependency-cruiser.cjs', 'packages', 'tests', 'scripts', '--no-progress')],
  },
  { name: 'migrations', proves: 'tenants apart, no time in the box', commands: [script('lint-migrations.ts')] },
  {
    name: 'generated',
    proves: 'generated files are fresh',
    commands: [
      script('gen-migrations.ts', '--check'),
      script('gen-house-graph.ts', '--check'),
      script('gen-handbook.ts', '--check'),
    ],
  },
  {
    name: 'contract',
    proves: 'the REST contract is the reviewed one',
    commands: [script('gen-openapi.ts', '--check')],
  },
  {
    name: 'sizes',
    proves: 'islands and open pages fit their budgets, packed',
    commands: [script('build.ts', '--force', '--quiet'), script('size-budget.ts')],
  },
  { name: 'tests', proves: 'it does what it says', commands: [script('test.mjs')], isTest: true },
  { name: 'docs', proves: 'no link and no path in the documents leads nowhere', commands: [script('docs-links.ts')] },
  { name: 'secrets', proves: 'no key, token or password in the repository', commands: [script('secrets-scan.ts')] },
  { name: 'supply', proves: 'known packages, known licences, exact versions', commands: [script('supply.ts')] },
];

/** How many gates run side by side; the suites run alone, after all the others. */
const LANES = 2;

async function main(): Promise<number> {
  const chosen = GATES.filter((gate) => options.only?.includes(gate.name) ?? !(options['no-tests'] && gate.isTest));
  if (chosen.length === 0) throw new Error(`no such gate; there are: ${GATES.map((gate) => gate.name).join(', ')}`);
  const waiting = chosen.filter((gate) => !gate.isTest);
  let failures = 0;
  const lane = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      if (await passes(gate)) continue;
      failures += 1;
      if (!options.all) waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failures === 0 || options.all) waiting.push(...chosen.filter((gate) => gate.isTest));
  await lane();
  console.log(failures === 0 ? `${String(chosen.length)} gates passed` : `${String(failures)} gates failed`);
  return failures === 0 ? 0 : 1;
}

async function passes(gate: Gate): Promise<boolean> {
  const started = performance.now();
  let output = '';
  let code = 0;
  for (const command of gate.commands) {
    const outcome = await runQuietly(command, gate.isTest === true);
    output += outcome.output;
    code = outcome.code;
    if (code !== 0) break;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const last = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  if (code === 0)
    console.log(`ok    ${gate.name.padEnd(11)} ${seconds.padStart(6)} s  ${last === '' ? gate.proves : last}`);
  else console.log(`${output}\nFAIL  ${gate.name.padEnd(11)} ${seconds.padStart(6)} s  ${gate.proves}`);
  return code === 0;
}

/** Keeps what a command prints for the case that it fails; a suite shows its progress at once. */
function runQuietly(command: readonly string[], isShown: boolean): Promise<{ code: number; output: string }> {
  const [program = '', ...args] = command;
  const path = [join(ROOT, 'node_modules', '.bin'), process.env['PATH']].join(':');
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: path },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (isShown) process.stdout.write(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 128, output }));
  });
}

process.exitCode = await main();
