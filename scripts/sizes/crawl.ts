import { get } from 'node:http';

/** A page that anybody can open, and what it weighs on the wire with its styles. */
export interface WeighedPage {
  readonly address: string;
  readonly status: number;
  /** Bytes of HTML as sent, packed. */
  readonly html: number;
  /** Bytes of the style sheets that it loads, packed. */
  readonly styles: number;
}

const MOST = 80;

/** Follows every link that nobody need sign in for, within the given origins, and weighs what it finds. */
export async function weighPages(origins: readonly string[]): Promise<WeighedPage[]> {
  const waiting = origins.map((origin) => `${origin}/`);
  const seen = new Set(waiting);
  const pages: WeighedPage[] = [];
  const sheets = new Map<string, number>();
  for (let address = waiting.shift(); address !== undefined && pages.length < MOST; address = waiting.shift()) {
    const { status, type, bytes, text } = await fetched(address);
    if (!type.startsWith('text/html')) continue;
    const styles = await weightOf(sheetsIn(text, address), sheets);
    pages.push({ address, status, html: bytes, styles });
    const links = linksIn(text, address, origins).filter((link) => !seen.has(link));
    for (const link of links) {
      seen.add(link);
      waiting.push(link);
    }
  }
  return pages;
}

/** The bytes of all these style sheets together; each is fetched once. */
async function weightOf(addresses: readonly string[], known: Map<string, number>): Promise<number> {
  let total = 0;
  for (const address of addresses) {
    const bytes = known.get(address) ?? (await fetched(address)).bytes;
    known.set(address, bytes);
    total += bytes;
  }
  return total;
}

const attributes = (html: string, tag: RegExp): string[] =>
  [...html.matchAll(tag)]
    .flatMap(([element]) => /href="([^"]+)"/.exec(element)?.[1] ?? [])
    .map((href) => href.replaceAll('&amp;', '&'));

const sheetsIn = (html: string, base: string): string[] =>
  attributes(html, /<link[^>]+rel="stylesheet"[^>]*>/g)
    .filter((href) => !href.includes('print'))
    .map((href) => new URL(href, base).href);

/** Without fragments and without the queries that only switch the look of the same page. */
const linksIn = (html: string, base: string, origins: readonly string[]): string[] =>
  attributes(html, /<a\s[^>]*>/g)
    .map((href) => new URL(href, base))
    .filter(({ origin, search }) => origins.includes(origin) && search === '')
    .map(({ origin, pathname }) => `${origin}${pathname}`);

interface Fetched {
  readonly status: number;
  readonly type: string;
  readonly bytes: number;
  readonly text: string;
}
/** Counts the bytes as they come; asks a second time, unpacked, to read them. */
async function fetched(address: string): Promise<Fetched> {
  const packed = await raw(address, 'gzip');
  const plain = packed.encoding === '' ? packed : await raw(address, 'identity');
  return { status: packed.status, type: packed.type, bytes: packed.body.length, text: plain.body.toString() };
}

function raw(
  address: string,
  encoding: string,
): Promise<{ status: number; type: string; encoding: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { 'accept-encoding': encoding, accept: 'text/html,*/*' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { statusCode, headers } = answer;
        const type = headers['content-type'] ?? '';
        resolve({
          status: statusCode ?? 0,
          type,
          encoding: headers['content-encoding'] ?? '',
          body: Buffer.concat(chunks),
        });
      });
    });
    request.on('error', reject);
  });
}
