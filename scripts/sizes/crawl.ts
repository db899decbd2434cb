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
    const { status, type, bytes, text, location } = await fetched(address);
    const next = location === undefined ? linksIn(text) : [location];
    for (const link of pathsWithin(next, address, origins).filter((each) => !seen.has(each))) {
      seen.add(link);
      waiting.push(link);
    }
    if (!type.startsWith('text/html') || location !== undefined) continue;
    const styles = await weightOf(sheetsIn(text, address), sheets);
    pages.push({ address, status, html: bytes, styles });
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

const linksIn = (html: string): string[] => attributes(html, /<a\s[^>]*>/g);

/** Within the origins, without fragments and queries: a query only switches the look or the page of a list. */
const pathsWithin = (hrefs: readonly string[], base: string, origins: readonly string[]): string[] =>
  hrefs
    .map((href) => new URL(href, base))
    .filter(({ origin }) => origins.includes(origin))
    .map(({ origin, pathname }) => `${origin}${pathname}`);

interface Fetched {
  readonly status: number;
  readonly type: string;
  readonly bytes: number;
  readonly text: string;
  /** Where it leads instead, when it does. */
  readonly location?: string;
}
/** Counts the bytes as they come; asks a second time, unpacked, to read them. */
async function fetched(address: string): Promise<Fetched> {
  const packed = await raw(address, 'gzip');
  const plain = packed.encoding === '' ? packed : await raw(address, 'identity');
  const { status, type, location } = packed;
  return { status, type, bytes: packed.body.length, text: plain.body.toString(), ...(location ? { location } : {}) };
}

interface Raw {
  readonly status: number;
  readonly type: string;
  readonly encoding: string;
  readonly location: string | undefined;
  readonly body: Buffer;
}
function raw(address: string, encoding: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { 'accept-encoding': encoding, accept: 'text/html,*/*' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer;
        const { 'content-type': type = '', 'content-encoding': packing = '', location } = headers;
        resolve({ status, type, encoding: packing, location, body: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject);
  });
}
