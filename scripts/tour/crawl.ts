import type { Page } from 'playwright-core';

/** Pages of one kind differ by state, not by number: so many of each are enough. */
const OF_ONE_KIND = 4;
const MOST = 90;

/** A page that the visitor reached by links, still open in his browser. */
export interface Met {
  /** The path with its ids taken out, good for a file's name. */
  readonly kind: string;
  readonly status: number;
}

/** Follows the links of this origin from the first pages on; yields each page while it is open. */
export async function* pagesFrom(page: Page, origin: string): AsyncGenerator<Met> {
  const waiting = [`${origin}/`, `${origin}/today`];
  const seen = new Set(waiting);
  const kinds = new Map<string, number>();
  for (let address = waiting.shift(), met = 0; address !== undefined && met < MOST; address = waiting.shift()) {
    const kind = kindOf(address);
    const before = kinds.get(kind) ?? 0;
    kinds.set(kind, before + 1);
    const status = before < OF_ONE_KIND ? await statusAt(page, address) : undefined;
    if (status === undefined) continue;
    met += 1;
    const links = (await linksOn(page, origin)).filter((link) => !seen.has(link));
    for (const link of links) seen.add(link);
    waiting.push(...new Set(links));
    yield { kind, status };
  }
}

/** The status of what was opened, or nothing where the address gave a file. */
async function statusAt(page: Page, address: string): Promise<number | undefined> {
  try {
    return (await page.goto(address, { waitUntil: 'networkidle' }))?.status();
  } catch {
    return undefined;
  }
}

const NO_PAGE = /\/(look|sign-out|api)|[?#]|\.(pdf|docx|xlsx|csv|json|zip|ics)$/;
async function linksOn(page: Page, origin: string): Promise<string[]> {
  // Links inside a drawing have an address as well, of another type.
  const links = await page.$$eval('a[href]', (all) =>
    all.map((each) => new URL(each.getAttribute('href') ?? '', document.baseURI).href),
  );
  return links.filter((href) => href.startsWith(`${origin}/`) && !NO_PAGE.test(href));
}

const kindOf = (address: string): string =>
  new URL(address).pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/\/\d+/g, '/n')
    .replaceAll('/', '_');
