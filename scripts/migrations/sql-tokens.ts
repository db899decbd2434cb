/** A piece of SQL. Words are in lower case; a quoted identifier keeps its case; a string is its content. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol';
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

// In this order: what can hold a semicolon or a bracket comes first.
const PATTERNS: readonly (readonly [Token['kind'] | 'skip', RegExp])[] = [
  ['skip', /\s+|--[^\n]*/y],
  ['skip', /\/\*[^]*?\*\//y],
  ['string', /\$([a-z_]*)\$[^]*?\$\1\$/iy],
  ['string', /[eE]'(?:[^'\\]|''|\\[^])*'/y],
  ['string', /'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"]|"")*"/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['symbol', /::|<>|[<>!]=|\|\||[^]/y],
];

/**
 * Cuts SQL into tokens, comments and white space left out. Limits: block comments do not nest, `U&''` strings and
 * `standard_conforming_strings = off` are unknown; our migrations use none of them.
 */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let line = 1;
  while (position < sql.length) {
    const { kind, text } = tokenAt(sql, position);
    if (kind !== 'skip') tokens.push({ kind, text: kind === 'word' ? text.toLowerCase() : text, line });
    line += text.split('\n').length - 1;
    position += text.length;
  }
  return tokens;
}

function tokenAt(sql: string, position: number): { kind: Token['kind'] | 'skip'; text: string } {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = position;
    const text = pattern.exec(sql)?.[0];
    if (text) return { kind, text };
  }
  throw new Error(`no token at ${String(position)}`);
}

/** Splits at `separator`, but not inside brackets: statements at `;`, the items of a table at `,`. Empty parts are left out. */
export function splitAt(tokens: readonly Token[], separator: string): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'symbol') depth += depthChange(token.text);
    if (depth === 0 && token.kind === 'symbol' && token.text === separator) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

const depthChange = (symbol: string): number => (symbol === '(' ? 1 : symbol === ')' ? -1 : 0);

/** What stands between the first bracket at or after `from` and its partner, and where the text goes on after it. */
export function bracketAt(tokens: readonly Token[], from: number): { inside: Token[]; next: number } | undefined {
  const open = tokens.findIndex((token, index) => index >= from && isSymbol(token, '('));
  if (open < 0) return undefined;
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind === 'symbol') depth += depthChange(token.text);
    if (depth === 0) return { inside: tokens.slice(open + 1, index), next: index + 1 };
  }
  return undefined;
}

const isSymbol = (token: Token, text: string): boolean => token.kind === 'symbol' && token.text === text;

/** The tokens as one line of lower-case text, for patterns such as `/\bon delete\b/`. */
export const textOf = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(' ');
