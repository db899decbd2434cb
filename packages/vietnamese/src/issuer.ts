import { canon } from './fold.ts';

// Slips seen in real documents: the horned letter for "Uỷ", the stroke left out of "Đ".
const ALIASES: Readonly<Record<string, string>> = { QƯ: 'QU', HƯ: 'HU', ĐƯ: 'ĐU', DU: 'ĐU', TVĐƯ: 'TVĐU' };

const PARTY_ISSUERS = new Set(['TW', 'TƯ', 'TU', 'QU', 'HU', 'ĐU', 'TVĐU', 'BTCTW', 'VPTW', 'UBKTTW', 'BTGDVTW']);
const STATE_ISSUERS = new Set(['UBND', 'HĐND', 'CP', 'TTG', 'VPCP']);

/** The usual spelling of an issuer's code in capitals, and whether a known slip was mended. */
export function issuerCode(typed: string): { readonly issuer: string; readonly respelt: boolean } {
  const capitals = canon(typed).toUpperCase();
  const usual = capitals === 'TTG' ? 'TTg' : capitals;
  const alias = ALIASES[usual];
  return { issuer: alias ?? usual, respelt: alias !== undefined };
}

const firstPart = (issuer: string): string => issuer.toUpperCase().split('-')[0] ?? '';

/** Whether the code surely names a body of the Party. */
export const partyIssuer = (issuer: string): boolean => PARTY_ISSUERS.has(firstPart(issuer));

/** Whether the code surely names a body of the state. */
export const stateIssuer = (issuer: string): boolean => STATE_ISSUERS.has(firstPart(issuer));
