import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blindSign, createNodeEngine } from './node/index.ts';
import { fromHex, fromUtf8, toHex } from './protocol/bytes.ts';
import { createDoor } from './protocol/door.ts';
import { openBox } from './protocol/station.ts';
import type { RoundRequest } from './testing/chromium-words.ts';
import { closeTestRound, createTestRound, mustAccept, plainAnswers, testShares } from './testing/index.ts';

const frozen = readFileSync(new URL('../vectors/gbp1.json', import.meta.url), 'utf8');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
/** A browser has no `Buffer`; the fixtures read their fixed keys with one call of it. */
const BUFFER = 'globalThis.Buffer={from:(t)=>Uint8Array.from(atob(t),(c)=>c.charCodeAt(0))};';

/** What a server does with OpenSSL while vectors are made, by the libraries of the client. */
const STAND_INS: Readonly<Record<string, string>> = {
  engine: `import { portableEngine } from './client/portable-engine.ts';
    export const createNodeEngine = () => portableEngine;`,
  hmac: `import { hmac } from '@noble/hashes/hmac.js';
    import { sha256 } from '@noble/hashes/sha2.js';
    export const createHmac = (_, key) => {
      const running = hmac.create(sha256, key);
      const chain = { update: (bytes) => (running.update(bytes), chain), digest: () => running.digest() };
      return chain;
    };`,
};

/** The client of the protocol as a browser gets it, with the vectors' maker; only the issuer's side is replaced. */
async function bundle(): Promise<string> {
  const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [at('./testing/chromium-runner.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    banner: { js: BUFFER },
    logLevel: 'error',
    plugins: [
      {
        name: 'no-node-in-a-browser',
        setup: (bundler) => {
          bundler.onResolve({ filter: /\/node\/issuer\.ts$/ }, () => ({ path: at('./testing/browser-issuer.ts') }));
          bundler.onResolve({ filter: /\/node\/node-engine\.ts$/ }, () => ({ path: 'engine', namespace: 'stand-in' }));
          bundler.onResolve({ filter: /^node:crypto$/ }, () => ({ path: 'hmac', namespace: 'stand-in' }));
          bundler.onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({
            contents: STAND_INS[path] ?? '',
            resolveDir: at('.'),
            loader: 'ts',
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

let server: Server;
let browser: Browser;
let page: Page;

// WebCrypto wants a secure context: a page of the loopback interface is one.
beforeAll(async () => {
  const script = await bundle();
  server = createServer((request, response) => {
    const isScript = request.url === '/gbp1.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><title>GBP-1</title><script src="/gbp1.js"></script>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: FLAGS });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
});
afterAll(async () => {
  await browser.close();
  await new Promise((done) => server.close(done));
});

test('Chromium makes the frozen vectors, byte for byte', async () => {
  const made = await page.evaluate(() => (globalThis as unknown as { gbp1: RoundRequest }).gbp1.vectors());
  expect(made).toBe(frozen);
  console.log(`${frozen.length} characters of vectors, 0 differences`);
});

test('what Chromium blinds and seals with its own cryptography, Node signs, admits and opens', async () => {
  const round = createTestRound({ name: 'chromium' });
  const keys = round.issuerKey({ group: 1, channel: 'online' });
  const manifest = fromUtf8(round.round.bytes) ?? '';
  const marks = [1, 2, 3, 4].map((mark) => plainAnswers(round, mark, `Từ trình duyệt ${mark}`));
  const ballots: Uint8Array[] = [];
  for (const answers of marks) {
    const asked = await page.evaluateHandle(
      (text) => (globalThis as unknown as { gbp1: RoundRequest }).gbp1.ask(text),
      manifest,
    );
    const blinded = await asked.evaluate((one) => one.blinded);
    const signed = keys.map((key, at) => toHex(mustAccept(blindSign(key, fromHex(blinded[at] ?? '')))));
    const sealed = await asked.evaluate((one, input) => one.seal(input.signed, input.answers), { signed, answers });
    ballots.push(fromHex(sealed));
  }
  const engine = createNodeEngine();
  const door = createDoor(engine, round.round);
  for (const bytes of ballots) mustAccept(door(bytes));
  const { box } = closeTestRound(round, [ballots]);
  const { result, comments } = mustAccept(openBox(engine, box, testShares(round, box, [1, 3])));
  expect(result.tally.total).toMatchObject({ collected: 4, valid: 4 });
  expect(result.tally.total.subjects[0]?.items[0]?.levels).toEqual([1, 1, 1, 1]);
  expect(comments.map((list) => list.length)).toEqual([4, 0]);
});
