import { Agent, get } from 'node:http';
import type { UnderTest } from './casting.ts';
import { oneByOne } from './measure.ts';
import { spread, type Line, type Section } from './report.ts';

/** Times of whole pages, one request after the other: in the server's process, and through a kept-alive connection. */
export async function pages({ house, ready }: UnderTest, count: number): Promise<Section> {
  const asked = [
    { name: 'a public page, /sign-in', path: '/sign-in', cookie: '' },
    { name: '/today, signed in', path: '/today', cookie: ready.cookie },
    { name: 'a round, signed in', path: `/rounds/${ready.roundId}`, cookie: ready.cookie },
  ];
  const lines: Line[] = [];
  for (const { name, path, cookie } of asked) {
    const inside = await house.ask<number[]>({ kind: 'render', path, cookie, count });
    const { times, bytes } = await overHttp(`${ready.mainOrigin}${path}`, cookie, count);
    lines.push(...spread(`${name}: in the process`, inside, `${count} times 200`));
    lines.push(...spread(`${name}: over HTTP`, times, `${count} times 200, ${bytes} bytes`));
  }
  return { title: 'Pages, one request after the other', lines };
}

async function overHttp(address: string, cookie: string, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let bytes = 0;
  const times = await oneByOne({ count, warm: 10 }, async () => {
    bytes = await fetchOnce(address, agent, cookie);
  });
  agent.destroy();
  return { times, bytes };
}

/** Bytes of a page that came back with 200. */
function fetchOnce(address: string, agent: Agent, cookie: string): Promise<number> {
  return new Promise((done, broke) => {
    get(address, { agent, family: 4, headers: cookie ? { cookie } : {} }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.on('end', () => {
        if (answer.statusCode === 200) done(bytes);
        else broke(new Error(`${address}: ${String(answer.statusCode)}`));
      });
    }).on('error', broke);
  });
}
