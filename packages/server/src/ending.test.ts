import { EventEmitter } from 'node:events';
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { speakLastWords, whyOf } from './ending.ts';

/** A process that ends in no way but the noted one. */
function scene() {
  const events = new EventEmitter();
  const said: string[] = [];
  const codes: number[] = [];
  const process = Object.assign(events, { exit: (code: number) => void codes.push(code) });
  const words = speakLastWords({
    process: process as unknown as NodeJS.Process,
    complain: (line) => said.push(line),
  });
  return { events, said, codes, words };
}

test('an error is told in words, also one without a message of its own', () => {
  const broken = [
    new Error('disk gone'),
    new AggregateError([new Error('connect ECONNREFUSED'), new Error('connect ENOENT')]),
    new TypeError(''),
    new Error('the start', { cause: new Error('no memory') }),
    'text',
  ];
  expect(broken.map(whyOf)).toEqual([
    'disk gone',
    'connect ECONNREFUSED; connect ENOENT',
    'TypeError',
    'the start (no memory)',
    'text',
  ]);
});

test('no way of ending is silent: an uncaught error, a dry event loop, a signal during the start', () => {
  const uncaught = scene();
  uncaught.events.emit('uncaughtException', new AggregateError([new Error('connect ENOENT')]));
  expect([uncaught.said, uncaught.codes]).toEqual([[expect.stringContaining('connect ENOENT')], [1]]);
  const dry = scene();
  dry.events.emit('exit', 13);
  expect([dry.said, dry.codes]).toEqual([[expect.stringContaining('code 13')], [13]]);
  const zero = scene();
  zero.events.emit('exit', 0);
  expect([zero.said.length, zero.codes]).toEqual([1, [1]]);
  const cut = scene();
  cut.events.emit('SIGTERM');
  cut.events.emit('exit', 143);
  expect([cut.said, cut.codes]).toEqual([[expect.stringContaining('SIGTERM')], [143]]);
});

test('a running server stops once, is not cut off by the same Ctrl-C coming twice, and says when it did not stop cleanly', async () => {
  const twice = scene();
  let stops = 0;
  let stopped = () => {};
  twice.words.stopWith(async () => {
    stops += 1;
    await new Promise<void>((resolve) => (stopped = resolve));
  });
  twice.events.emit('SIGINT');
  twice.events.emit('SIGINT');
  expect([stops, twice.codes]).toEqual([1, []]);
  stopped();
  await expect.poll(() => twice.codes).toEqual([0]);
  const unclean = scene();
  unclean.words.stopWith(() => Promise.reject(new Error('a pool would not close')));
  unclean.events.emit('SIGTERM');
  await expect.poll(() => unclean.codes).toEqual([1]);
  expect(unclean.said).toEqual([expect.stringContaining('a pool would not close')]);
  const impatient = scene();
  impatient.words.stopWith(() => new Promise(() => undefined));
  for (let n = 0; n < 3; n += 1) impatient.events.emit('SIGINT');
  expect(impatient.codes).toEqual([130]);
});

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = process.env['GUONG_TEST_SERVER'] ?? join(ROOT, 'dist/server/main.js');
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) {
    await killDatabase(join(folder, 'data'));
    // The children of a killed postmaster still write for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 100, retryDelay: 100 });
  }
});

/** Starts the built server through the launcher of `npm start`, on a new demo folder. */
async function launched() {
  const folder = await mkdtemp(join(tmpdir(), 'guong-ending-'));
  folders.push(folder);
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  const launcher = `import { runThrough } from ${JSON.stringify(join(ROOT, 'scripts/run-through.mjs'))};
    process.exitCode = await runThrough(process.execPath, [${JSON.stringify(MAIN)}], process.env);`;
  const env = { ...process.env, GUONG_DATA: data, GUONG_PORT: '4981', GUONG_CAST_PORT: '4982' };
  const child = spawn(process.execPath, ['--input-type=module', '-e', launcher], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { data, child, said: () => text, ended };
}
const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const PATIENT = { timeout: 180_000 };

test(
  'a database that is killed again and again while the demo is loaded ends the start with its reason and a code',
  PATIENT,
  async () => {
    const { data, said, ended } = await launched();
    await expect.poll(() => isThere(join(data, 'demo-loading')), { timeout: 90_000, interval: 50 }).toBe(true);
    const killer = setInterval(() => void killDatabase(data), 100);
    const code = await ended;
    clearInterval(killer);
    expect(code).toBe(1);
    expect(said()).toMatch(
      /the start failed: \S+|the database ended and cannot be started again|the server broke: \S+/,
    );
    console.log(
      said()
        .split('\n')
        .find((line) => line.includes('the start failed') || line.includes('the database ended')),
    );

    const again = startMain({ GUONG_DATA: data });
    expect([await again.ended, again.said()]).toEqual([
      1,
      expect.stringContaining('Loading the demo was cut off before'),
    ]);
  },
);

/** The built server itself, without the launcher. */
function startMain(variables: Readonly<Record<string, string>>) {
  const env = { ...process.env, GUONG_PORT: '4981', GUONG_CAST_PORT: '4982', ...variables };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += String(chunk)));
  return { said: () => text, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
}

/** Ends the postmaster of this data folder at once, as the kernel does when memory runs out. */
async function killDatabase(data: string): Promise<void> {
  const text = await readFile(join(data, 'postgres/postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (pid > 1) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It was already gone: the next one is killed in its turn.
    }
  }
}

test('a server that the kernel kills cannot speak; the launcher does, with a code', PATIENT, async () => {
  const { data, child, said, ended } = await launched();
  await expect.poll(() => isThere(join(data, 'demo-loading')), { timeout: 90_000, interval: 50 }).toBe(true);
  const own = spawn('pgrep', ['-P', String(child.pid)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<number>((resolve) =>
    own.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk))),
  );
  process.kill(pid, 'SIGKILL');
  expect([await ended, said()]).toEqual([137, expect.stringContaining('for want of memory')]);
});

const PRODUCTION = {
  GUONG_PROFILE: 'production',
  GUONG_MAIN_ORIGIN: 'https://guong.hoa-gao.example',
  GUONG_CAST_ORIGIN: 'https://phieu.hoa-gao.example',
};

test(
  'SUP-3: a production start without TLS, with one host for both doors, or with debug on is refused by name',
  PATIENT,
  async () => {
    const faults: [Readonly<Record<string, string>>, RegExp][] = [
      [{ GUONG_MAIN_ORIGIN: 'http://guong.hoa-gao.example' }, /GUONG_MAIN_ORIGIN: .*https/],
      [{ GUONG_CAST_ORIGIN: 'http://phieu.hoa-gao.example' }, /GUONG_CAST_ORIGIN: .*https/],
      [{ GUONG_CAST_ORIGIN: 'https://guong.hoa-gao.example:8443' }, /GUONG_CAST_ORIGIN: .*tên máy khác/],
      [{ GUONG_LOG_LEVEL: 'debug' }, /GUONG_LOG_LEVEL: /],
    ];
    const folder = await mkdtemp(join(tmpdir(), 'guong-ending-'));
    folders.push(folder);
    for (const [fault, why] of faults) {
      const { ended, said } = startMain({ ...PRODUCTION, GUONG_DATA: join(folder, 'data'), ...fault });
      expect([await ended, said()]).toEqual([2, expect.stringMatching(why)]);
    }
    expect(await isThere(join(folder, 'data'))).toBe(false);
  },
);
