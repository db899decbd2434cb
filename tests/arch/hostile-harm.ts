import { JSDOM } from 'jsdom';
import { MARKER } from '@guong/core/testing/hostile-text/payloads';
import { readWorkbook } from '@guong/spreadsheet';
import { docxParts } from '../../packages/paper/src/testing/docx-text.ts';
import { pdfDictionaries } from '../../packages/paper/src/testing/pdf-text.ts';

/** Elements that no page of ours has, but payloads do. */
const FOREIGN =
  'base,iframe,frame,object,embed,marquee,video,audio,source,math,animate,style,template,portal,meta[http-equiv],[srcdoc],[style],[formaction],[ping],[xlink\\:href],[is]';
/** Attributes that name, fetch or run; what people type stands in none of them. */
const ACTING = ['id', 'class', 'name', 'for', 'src', 'srcset', 'data', 'popovertarget', 'rel', 'type', 'target'];
const LEADING = ['href', 'action', 'src'];

function harmOf(element: Element, origins: readonly string[]): string[] {
  const at = `<${element.tagName.toLowerCase()}>`;
  const acting = [...element.attributes].flatMap(({ name, value }) => {
    if (name.startsWith('on') || name.includes(MARKER)) return [`${at} has an attribute ${name}`];
    return ACTING.includes(name) && value.includes(MARKER) ? [`${at} has ${name}="${value.slice(0, 80)}"`] : [];
  });
  const leading = LEADING.flatMap((name) => {
    const value = element.getAttribute(name);
    if (value === null || value.startsWith('data:image/svg+xml')) return [];
    const url = URL.parse(value, origins[0]);
    return url && origins.includes(url.origin) ? [] : [`${at} leads to ${value.slice(0, 80)}`];
  });
  return [...acting, ...leading];
}

/** What typed text has become in a page besides text: elements, attributes, scripts, comments. */
export function harmInPage(html: string, origins: readonly string[]): string[] {
  const { document } = new JSDOM(html).window;
  const foreign = [...document.querySelectorAll(FOREIGN)].map(({ outerHTML }) => `has ${outerHTML.slice(0, 120)}`);
  const unscripted = [...document.querySelectorAll('noscript')]
    .filter(({ textContent, innerHTML }) => `${textContent}${innerHTML}`.includes(MARKER))
    .map(({ outerHTML }) => `has ${outerHTML.slice(0, 120)}`);
  const scripts = [...document.scripts]
    .filter(({ type, src, text }) => !(type === 'application/json' || (src.includes('/assets/') && text === '')))
    .map(({ outerHTML }) => `runs ${outerHTML.slice(0, 120)}`);
  const acting = [...document.querySelectorAll('*')].flatMap((element) => harmOf(element, origins));
  const walker = document.createTreeWalker(document, 128 /* comments */);
  const comments: string[] = [];
  while (walker.nextNode()) comments.push(`has a comment ${walker.currentNode.nodeValue?.slice(0, 80) ?? ''}`);
  return [...foreign, ...unscripted, ...scripts, ...acting, ...comments];
}

function harmInDocx(bytes: Uint8Array): string[] {
  return Object.entries(docxParts(bytes)).flatMap(([name, xml]) => {
    try {
      const { document } = new JSDOM(xml, { contentType: 'text/xml' }).window;
      const acting = document.querySelectorAll('[TargetMode=External],instrText,altChunk,object');
      return [...acting]
        .filter(({ textContent }) => !/^\s*(PAGE|NUMPAGES)\s*$/.test(textContent))
        .map(({ outerHTML }) => `${name}: ${outerHTML.slice(0, 120)}`);
    } catch (error) {
      return [`${name} is not XML: ${String(error)}`];
    }
  });
}

function harmInSheet(bytes: Uint8Array): string[] {
  const read = readWorkbook(bytes, { unneutralise: true });
  if (!read.ok) return [`unreadable: ${read.refusal.message}`];
  const cells = read.value.sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells));
  return cells.filter(({ formula }) => formula !== undefined).map(({ text }) => `formula ${text}`);
}

const CALENDAR =
  /^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL|STATUS|LOCATION|CATEGORIES|X-WR-CALNAME|SEQUENCE|LAST-MODIFIED|NAME|REFRESH-INTERVAL|X-PUBLISHED-TTL)[;:]/;
function harmInCalendar(text: string): string[] {
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const strange = lines.filter((line) => line !== '' && (!CALENDAR.test(line) || /[\r\n]/.test(line)));
  const parts = lines.filter((line) => /^(BEGIN|END):/.test(line) && !/:(VCALENDAR|VEVENT|VTODO)$/.test(line));
  return [...strange, ...parts].map((line) => `line ${line.slice(0, 80)}`);
}

const ACTIONS = /\/(?:JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile|SubmitForm)\b/u;

/** What typed text has become in the body, by the kind of the answer. */
const HARM: readonly (readonly [kind: RegExp, harm: (bytes: Uint8Array, origins: readonly string[]) => string[]])[] = [
  [/html/, (bytes, origins) => harmInPage(new TextDecoder().decode(bytes), origins)],
  [/pdf/, (bytes) => [...(ACTIONS.exec(pdfDictionaries(bytes)) ?? [])]],
  [/wordprocessing/, harmInDocx],
  [/spreadsheetml|csv/, harmInSheet],
  [/calendar/, (bytes) => harmInCalendar(new TextDecoder().decode(bytes))],
];

/** What typed text has become in an answer besides text. */
export async function harmIn(answer: Response, origins: readonly string[]): Promise<string[]> {
  const kind = answer.headers.get('content-type') ?? '';
  const isSniffed = answer.headers.get('x-content-type-options') !== 'nosniff' ? ['may be sniffed'] : [];
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const [, harm] = HARM.find(([name]) => name.test(kind)) ?? [];
  return [...isSniffed, ...(harm?.(bytes, origins) ?? [])];
}
