import { formatDateInWords } from '@guong/vietnamese';
import type { LayoutFamily, Letterhead } from '@guong/paper';
import { dayOf } from '../kernel/index.ts';

/** Bodies of the state by the names they bear; every other committee of this house is one of the Party. */
const STATE_BODY = /^(?:[uủ]y ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)(?!\p{L})/iu;

/** The layout that a committee's documents stand in, by its kind: Party committees and bodies of the state differ. */
export const familyOf = (issuer: string): LayoutFamily => (STATE_BODY.test(issuer.trim()) ? 'state' : 'party');

interface Head {
  readonly superior: string;
  readonly issuer: string;
  /** Number in its series; empty leaves room to write it by hand. */
  readonly number: string;
  /** Type and issuer: `BB/BKP`. */
  readonly symbol: string;
  /** Place of the document: `Hoa Gạo`. */
  readonly place: string;
  readonly at: Date;
  /** The layout; by the name of the issuer when left out. */
  readonly family?: LayoutFamily;
}

/** The head of a paper of this house, in the layout of whoever issues it; names in capitals as both layouts ask. */
export function letterheadOf({ superior, issuer, number, symbol, place, at, family }: Head): Letterhead {
  return {
    family: family ?? familyOf(issuer),
    superior: superior.toLocaleUpperCase('vi'),
    issuer: issuer.toLocaleUpperCase('vi'),
    number,
    symbol,
    placeAndDate: place === '' ? formatDateInWords(dayOf(at)) : `${place}, ${formatDateInWords(dayOf(at))}`,
  };
}
