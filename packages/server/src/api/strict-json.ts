/** Why a text was not taken as JSON; shown to the sender. */
export class NotStrictJson extends Error {}

const MAX_DEPTH = 32;
// One token at a time, each alternative starting with another character: linear in the length of the text.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s"{}[\]:,]+/gsy;
const SPACE = /[\t\n\r ]+/y;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** The keys of an object being read, or nothing while inside a list. */
type Frame = Set<string> | undefined;

/**
 * Reads JSON and refuses what two readers might understand differently (RFC 8259, section 4 and 6; I-JSON, RFC 7493):
 * keys that come twice, numbers beyond a double, `-0`, lone surrogates, nesting deeper than 32, keys that mean
 * something to JavaScript.
 * @throws NotStrictJson with a sentence
 */
export function parseStrictJson(text: string): unknown {
  const stack: Frame[] = [];
  let before = '';
  for (const token of tokensOf(text)) {
    if (token.startsWith('"')) readString(token, isKey(stack, before) ? stack.at(-1) : undefined);
    else if (/^[-\d]/.test(token)) readNumber(token);
    else nest(stack, token);
    before = token;
  }
  return read(text);
}

/** In an object a string after `{` or `,` is a key. */
const isKey = (stack: readonly Frame[], before: string): boolean =>
  stack.at(-1) !== undefined && (before === '{' || before === ',');

function nest(stack: Frame[], token: string): void {
  if (token === '}' || token === ']') stack.pop();
  if (token !== '{' && token !== '[') return;
  if (stack.length >= MAX_DEPTH) throw new NotStrictJson(`nested deeper than ${MAX_DEPTH}`);
  stack.push(token === '{' ? new Set() : undefined);
}

function* tokensOf(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    SPACE.lastIndex = at;
    if (SPACE.test(text)) at = SPACE.lastIndex;
    if (at >= text.length) return;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) throw new NotStrictJson('not JSON');
    at = TOKEN.lastIndex;
    yield token;
  }
}

function readString(token: string, keys: Frame): void {
  const value = read(token);
  if (typeof value !== 'string' || !value.isWellFormed()) throw new NotStrictJson('a text with a lone surrogate');
  if (!keys) return;
  if (keys.has(value)) throw new NotStrictJson(`the key ${JSON.stringify(value)} comes twice`);
  if (FORBIDDEN_KEYS.has(value)) throw new NotStrictJson(`the key ${JSON.stringify(value)} is not allowed`);
  keys.add(value);
}

function readNumber(token: string): void {
  const value = Number(token);
  if (!Number.isFinite(value) || Object.is(value, -0)) throw new NotStrictJson('a number out of range');
}

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new NotStrictJson('not JSON');
  }
}
