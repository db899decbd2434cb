// A child of the benchmark: casts prepared ballots over many connections, then verifies every receipt.
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { decodeReceipt, fromHex, leafHash, sameBytes, verifyReceipt, type Round } from '@guong/ballot';
import { createNodeEngine } from '@guong/ballot/node';
import { roundFrom } from '@guong/ballot/devices';
import type { LoadReport } from './load-words.ts';

const [folder = '', castOrigin = '', protocolId = '', connections = '64'] = process.argv.slice(2);
const engine = createNodeEngine();
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const round = roundFrom(await readFile(join(folder, 'manifest.json'), 'utf8'));
const ballots = (JSON.parse(await readFile(join(folder, 'ballots.json'), 'utf8')) as string[]).map(fromHex);

const times: number[] = [];
const receipts: (string | undefined)[] = [];
let next = 0;
const started = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, castUntilDone));
const seconds = (performance.now() - started) / 1000;
agent.destroy();
const verified = receipts.filter((receipt, at) => isSound(round, receipt, ballots[at])).length;
process.send?.({
  seconds,
  times,
  verified,
  sent: ballots.length,
  bytes: ballots[0]?.length ?? 0,
} satisfies LoadReport);
process.disconnect();

async function castUntilDone(): Promise<void> {
  for (let at = next++; at < ballots.length; at = next++) {
    const sent = performance.now();
    receipts[at] = await castOne(ballots[at] ?? new Uint8Array());
    times.push(performance.now() - sent);
  }
}

/** The receipt (hex), or undefined when the door refused. */
function castOne(bytes: Uint8Array): Promise<string | undefined> {
  const headers = { 'content-type': 'application/octet-stream', 'content-length': bytes.length };
  return new Promise((done, broke) => {
    const sending = request(`${castOrigin}/cast/${protocolId}`, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        done((JSON.parse(Buffer.concat(parts).toString('utf8')) as { receipt?: string }).receipt);
      });
    });
    sending.on('error', broke);
    sending.end(bytes);
  });
}

function isSound(of: Round, text: string | undefined, ballot: Uint8Array | undefined): boolean {
  const receipt = text ? decodeReceipt(fromHex(text)) : null;
  if (!receipt || !ballot) return false;
  return sameBytes(receipt.ballotHash, leafHash(ballot)) && verifyReceipt(engine, of, receipt);
}
