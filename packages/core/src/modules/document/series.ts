import { formatSymbol, parseSymbol, type DocumentSymbol, type SymbolStyle } from '@guong/vietnamese';

/** A term as far as numbering asks: `toOn` is the first day that no longer belongs to it. */
export interface TermDays {
  readonly termId: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/**
 * Within what a number is unique: the term for a committee (36-HD/VPTW: from 01 for each type and term), the year for the
 * state, and the day of issue where no term of the issuer is known.
 */
export function seriesOf(
  { style, issuedOn }: { readonly style: SymbolStyle; readonly issuedOn: string },
  terms: readonly TermDays[],
): string {
  if (style === 'state') return `year:${issuedOn.slice(0, 4)}`;
  const term = terms.find(({ fromOn, toOn }) => fromOn <= issuedOn && (toOn === null || issuedOn < toOn));
  return term === undefined ? `day:${issuedOn}` : `term:${term.termId}`;
}

/** Whether two terms share a day. */
export const overlap = (one: Omit<TermDays, 'termId'>, two: Omit<TermDays, 'termId'>): boolean =>
  (one.toOn === null || two.fromOn < one.toOn) && (two.toOn === null || one.fromOn < two.toOn);

/** How a body of this code writes its symbols: `UBND` as the state does, everybody else as committees do. */
export function styleOf(issuerCode: string): SymbolStyle {
  const tried = parseSymbol(`01-KH/${issuerCode}`);
  return tried.ok && tried.value.warnings.includes('unusual-form') ? 'state' : 'party';
}

/** The symbol that a number would have. */
export const symbolFor = (issuer: string, type: string, number: number): string =>
  formatSymbol({ number, type, issuer, style: styleOf(issuer) });

/** Whether a symbol belongs to a body of this code; the drafting unit after the code (`UBND-VX`) may follow. */
export const isSignedBy = ({ issuer }: DocumentSymbol, code: string): boolean => {
  const usual = parseSymbol(`01-KH/${code}`);
  const known = usual.ok ? usual.value.issuer : code;
  return issuer === known || issuer.startsWith(`${known}-`);
};
