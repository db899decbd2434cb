/** Whose documents they are: of a Party committee, or of a people's committee or council. */
export type LayoutFamily = 'party' | 'state';

/** Measures and fixed words of a family of official documents: data, so that a new guidance is a new value. */
export type OfficialLayout = {
  readonly id: string;
  /** Party documents have an asterisk under the issuer, state documents a rule, and another way of numbering. */
  readonly family: LayoutFamily;
  /** What the top right corner says. */
  readonly heading: string;
  /** Second line of the top right corner; empty for none. */
  readonly motto: string;
  /** Page margins in mm. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Page width in mm. */
  readonly pageWidth: number;
  readonly font: string;
  /** Sizes of letters in points. */
  readonly sizes: {
    readonly heading: number;
    readonly letterhead: number;
    readonly placeAndDate: number;
    readonly typeName: number;
    readonly body: number;
    readonly recipients: number;
    readonly pageNumber: number;
  };
};

/**
 * Layout of Party documents: A4, margins 20, 20, 30, 15 mm, letters of the Times metrics, page number
 * at the top from page 2. Source: 36-HD/VPTW (2018) and 11-HD/VPTW (2004), still the practice in 2026.
 */
export const PARTY_LAYOUT: OfficialLayout = {
  id: 'party-36-hd-vptw-2018',
  family: 'party',
  heading: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  motto: '',
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
  pageWidth: 210,
  font: 'Tinos',
  sizes: {
    heading: 14.5,
    letterhead: 13.5,
    placeAndDate: 13.5,
    typeName: 16,
    body: 14,
    recipients: 12,
    pageNumber: 14,
  },
};

/**
 * Layout of state documents: A4, margins 20, 20, 30, 15 mm, national name and motto at the top right, page number in the
 * top margin from page 2. Source: Decree 30/2020/NĐ-CP, appendix I.
 */
export const STATE_LAYOUT: OfficialLayout = {
  ...PARTY_LAYOUT,
  id: 'state-30-2020-nd-cp',
  family: 'state',
  heading: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  sizes: {
    heading: 12.5,
    letterhead: 12.5,
    placeAndDate: 13.5,
    typeName: 14,
    body: 14,
    recipients: 11,
    pageNumber: 13.5,
  },
};

/** The layout of a family; Party documents where nothing else is said. */
export const layoutOf = (family: LayoutFamily | undefined): OfficialLayout =>
  family === 'state' ? STATE_LAYOUT : PARTY_LAYOUT;

/** `Số 12-BB/ĐU` of a Party document, `Số: 12/BB-UBND` of a state document; without a number, room to write it by hand. */
export function numberText(family: LayoutFamily, number: string, symbol: string): string {
  const room = number === '' ? '\u2003\u2003' : number;
  return family === 'state' ? `Số: ${room}/${symbol.replace('/', '-')}` : `Số ${room}-${symbol}`;
}
