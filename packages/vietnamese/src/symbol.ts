import { documentType, wordFitsType } from './document-type.ts';
import { issuerCode, partyIssuer, stateIssuer } from './issuer.ts';
import type { Parsed } from './parsed.ts';
import { read, refuse } from './parsed.ts';
import { tidy } from './text.ts';

/** `party`: `104-KH/QU`; `state`: `298/KH-UBND` or, with a year, `30/2020/NĐ-CP`. */
export type SymbolStyle = 'party' | 'state';

/**
 * Something a person should look at. `unknown-type`: no such code in our list; `word-disagrees`: the words before
 * the number name another type; `issuer-alias`: the issuer was respelt (QƯ to QU); `unusual-form`: a Party issuer
 * in the form of the state or the reverse; `issuer-unclear`: TƯ may mean TW or TU.
 */
export type SymbolWarning = 'unknown-type' | 'word-disagrees' | 'issuer-alias' | 'unusual-form' | 'issuer-unclear';

/** The number and symbol of a document. `canonical` is its one spelling, the same for all ways of typing it. */
export interface DocumentSymbol {
  readonly number: number;
  /** The letter of a number put in between: the `a` of `104a-KH/QU`. */
  readonly suffix?: string;
  /** Only in symbols of legal documents of the state. */
  readonly year?: number;
  readonly type: string;
  readonly issuer: string;
  readonly style: SymbolStyle;
  readonly canonical: string;
  /** The words that stood before the number, as typed: `Hướng dẫn`. */
  readonly word?: string;
  readonly warnings: readonly SymbolWarning[];
}

/** What a symbol is made of, for writing one. */
export type SymbolParts = Pick<DocumentSymbol, 'number' | 'suffix' | 'year' | 'type' | 'issuer' | 'style'>;

// No symbol with the words before it is longer; a whole page in a cell is not searched.
const LONGEST = 200;
const HEAD = /^(?<word>(?!số\P{L})\p{L}[\p{L} ]*?)??\s*(?:số\s*:?\s*)?(?<rest>\d.*)$/iu;
const NUMBER = String.raw`(?<number>\d{1,5})(?<suffix>[a-zđ])?`;
const ISSUER = String.raw`(?<issuer>[\p{L}\d]+(?:-[\p{L}\d]+)*)`;
const PARTY = new RegExp(String.raw`^${NUMBER}-(?<type>\p{L}{1,6})/${ISSUER}$`, 'iu');
const STATE = new RegExp(String.raw`^${NUMBER}/(?:(?<year>\d{4})/)?(?<type>\p{L}{1,6})-${ISSUER}$`, 'iu');

const plainMarks = (text: string): string =>
  text
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s*([-/])\s*/gu, '$1')
    .replace(/[\s.,;:)]+$/u, '');

/** Writes the canonical spelling; numbers under 10 get a leading zero, as offices write them: `06-CTr/QU`. */
export function formatSymbol({ number, suffix = '', year, type, issuer, style }: SymbolParts): string {
  const head = String(number).padStart(2, '0') + suffix;
  if (style === 'party') return `${head}-${type}/${issuer}`;
  const dated = year === undefined ? head : `${head}/${year}`;
  return isStateLetter(type, issuer) ? `${dated}/${issuer}` : `${dated}/${type}-${issuer}`;
}

// An official letter of the state shows no type: 298/UBND-VX is number, issuer, drafting unit.
const isStateLetter = (type: string, issuer: string): boolean =>
  type === 'CV' && issuer.includes('-') && stateIssuer(issuer);

const typeCode = (typed: string): string =>
  documentType(typed) ?? (typed === typed.toLowerCase() ? typed.toUpperCase() : typed);

type Groups = Readonly<Record<string, string | undefined>>;

interface TypeAndIssuer {
  readonly type: string;
  readonly issuer: string;
  readonly respelt: boolean;
}

function typeAndIssuer({ type = '', issuer = '' }: Groups, style: SymbolStyle): TypeAndIssuer {
  const letter = style === 'state' && documentType(type) === undefined && stateIssuer(type);
  if (letter) return { type: 'CV', ...issuerCode(`${type}-${issuer}`) };
  return { type: typeCode(type), ...issuerCode(issuer) };
}

function partsOf(groups: Groups, style: SymbolStyle, { type, issuer }: TypeAndIssuer): SymbolParts {
  const { number = '', suffix, year } = groups;
  return {
    number: Number(number),
    ...(suffix === undefined ? {} : { suffix: suffix.toLowerCase() }),
    ...(year === undefined ? {} : { year: Number(year) }),
    type,
    issuer,
    style,
  };
}

function readForm(text: string): { readonly groups: Groups; readonly style: SymbolStyle } | undefined {
  const party = PARTY.exec(text.replace(' ', '-'))?.groups;
  if (party !== undefined) return { groups: party, style: 'party' };
  const state = STATE.exec(text)?.groups;
  return state === undefined ? undefined : { groups: state, style: 'state' };
}

function warningsOf(parts: SymbolParts, word: string | undefined, respelt: boolean): readonly SymbolWarning[] {
  const { type, issuer, style } = parts;
  const unusual = style === 'party' ? stateIssuer(issuer) : partyIssuer(issuer);
  const checks: readonly (readonly [boolean, SymbolWarning])[] = [
    [documentType(type) === undefined, 'unknown-type'],
    [word !== undefined && wordFitsType(word, type) === false, 'word-disagrees'],
    [respelt, 'issuer-alias'],
    [unusual, 'unusual-form'],
    [issuer === 'TƯ', 'issuer-unclear'],
  ];
  return checks.filter(([found]) => found).map(([, warning]) => warning);
}

/**
 * Reads the number and symbol of a document: `104-KH/QU`, `Hướng dẫn số 111 – HD / ĐU`, `298/kh-ubnd`,
 * `30/2020/NĐ-CP`, `298/UBND-VX` (an official letter, type CV). Spaces, dashes, capitals, "Số:" and the words before
 * it do not matter; what looks wrong is reported in `warnings`, not silently mended. QĐi and QĐ stay apart. Laws and
 * resolutions of the National Assembly (`45/2019/QH14`) have another form and are refused.
 */
export function parseSymbol(text: string): Parsed<DocumentSymbol, 'empty' | 'not-a-symbol'> {
  const typed = tidy(text);
  if (typed === '') return refuse('empty');
  if (typed.length > LONGEST) return refuse('not-a-symbol');
  const { word, rest = '' } = HEAD.exec(typed)?.groups ?? {};
  const form = readForm(plainMarks(rest));
  if (form === undefined) return refuse('not-a-symbol');
  const codes = typeAndIssuer(form.groups, form.style);
  const parts = partsOf(form.groups, form.style, codes);
  const warnings = warningsOf(parts, word, codes.respelt);
  return read({ ...parts, canonical: formatSymbol(parts), ...(word === undefined ? {} : { word }), warnings });
}
