/** A piece of a part: an element with what it holds, or characters that are kept as they are. */
export type Markup = MarkupElement | MarkupText;
/** Characters between tags, a comment or an instruction, as written. */
export interface MarkupText {
  readonly kind: 'text';
  readonly raw: string;
}
/** An element; its tags are kept as written, so that what nobody changes is printed byte for byte. */
export interface MarkupElement {
  readonly kind: 'element';
  /** Prefix as written, without the colon; empty when there is none. */
  readonly prefix: string;
  /** Name without its prefix. */
  readonly name: string;
  readonly open: string;
  readonly children: readonly Markup[];
  /** Empty for an element that closes itself. */
  readonly close: string;
}

const TOKENS = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<[^!?](?:[^"'>]|"[^"]*"|'[^']*')*>|[^<]+/g;
const NAME = /^<\/?(?:([^\s:/>]+):)?([^\s:/>]+)/;

interface Open {
  readonly tag: string;
  readonly children: Markup[];
}

/** Takes a part apart. It must be well formed and without document types: `readDocxParts` sees to that. */
export function parseMarkup(xml: string): readonly Markup[] {
  const top: Markup[] = [];
  const stack: Open[] = [];
  const here = (): Markup[] => stack.at(-1)?.children ?? top;
  for (const [token] of xml.matchAll(TOKENS)) {
    const isTag = /^<[^!?]/.test(token);
    const isEnd = token.startsWith('</');
    const begun = isEnd ? stack.pop() : { tag: token, children: [] };
    if (!isTag) here().push({ kind: 'text', raw: token });
    else if (isEnd || token.endsWith('/>')) here().push(...ended(begun, isEnd ? token : ''));
    else if (begun) stack.push(begun);
  }
  return top;
}

function ended(begun: Open | undefined, close: string): readonly MarkupElement[] {
  if (begun === undefined) return [];
  const { tag, children } = begun;
  const [, prefix = '', name = ''] = NAME.exec(tag) ?? [];
  return [{ kind: 'element', prefix, name, open: tag, children, close }];
}

/** The part as text again. */
export const printMarkup = (nodes: readonly Markup[]): string =>
  nodes.map((node) => (node.kind === 'text' ? node.raw : node.open + printMarkup(node.children) + node.close)).join('');

/** Every element of a part, parents before children. */
export function* elementsOf(nodes: readonly Markup[]): Generator<MarkupElement> {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    yield node;
    yield* elementsOf(node.children);
  }
}

/** The value of an attribute as a person reads it, whatever its prefix; nothing when it is not there. */
export function attributeOf({ open }: MarkupElement, name: string): string | undefined {
  const [, , value] = new RegExp(`[\\s:]${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(open) ?? [];
  return value === undefined ? undefined : withoutEntities(value);
}

/** The characters that an element holds itself, as a person reads them. */
export const ownText = ({ children }: MarkupElement): string =>
  children.map((node) => (node.kind === 'text' ? readText(node.raw) : '')).join('');

function readText(raw: string): string {
  if (raw.startsWith('<![CDATA[')) return raw.slice(9, -3);
  return raw.startsWith('<') ? '' : withoutEntities(raw);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const withoutEntities = (raw: string): string =>
  raw.replace(/&(#?\w+);/g, (whole, name: string) => signOf(name) ?? whole);

/** What an entity stands for: `amp`, `#60`, `#x3C`. */
function signOf(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What XML 1.0 cannot hold at all. */
const UNHELD = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Text as it stands between tags. What XML cannot hold is left out; half a character becomes U+FFFD. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNHELD, '')
    .replace(/[&<>]/g, (sign) => ESCAPED[sign] ?? sign);
