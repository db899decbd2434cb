/** Measures and fixed words of a family of official documents: data, so that a new guidance is a new value. */
export type OfficialLayout = {
  readonly id: string;
  /** What the top right corner says. */
  readonly heading: string;
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
  heading: 'ĐẢNG CỘNG SẢN VIỆT NAM',
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
