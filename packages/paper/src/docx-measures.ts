import { BorderStyle, type ITableBordersOptions } from 'docx';
import { PARTY_LAYOUT } from './party-layout.ts';

/** What office machines call the letters whose metrics Tinos shares. */
export const DOCX_FONT = 'Times New Roman';

const TWIPS_PER_MM = 1440 / 25.4;

/** Millimetres in twentieths of a point, the unit of word processors. */
export const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);

/** Points in half points, the unit of letter sizes. */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** Width between the margins in mm. */
export const textWidth = PARTY_LAYOUT.pageWidth - PARTY_LAYOUT.margins.left - PARTY_LAYOUT.margins.right;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** For tables that only place things side by side. */
export const NO_BORDERS: ITableBordersOptions = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
