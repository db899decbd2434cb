/** Licences that a product under the AGPL may be built with and shipped with, by SPDX identifier. */
const SHIPPED = [
  'MIT',
  'MIT-0',
  // Our own, and so that of MuPDF.
  'AGPL-3.0-or-later',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'CC0-1.0',
  'Zlib',
  'BlueOak-1.0.0',
];
/** Fonts only. */
const FONTS = ['OFL-1.1'];
/** Tools that are used and not shipped. */
const TOOLS = ['MPL-2.0', 'Python-2.0'];

/**
 * Whether an SPDX expression is allowed: of `A OR B` one must be, of `A AND B` both. Nothing said is not allowed.
 * A tool (`isTool`) is installed for development only.
 */
export function isLicenceAllowed(expression: string | undefined, isTool: boolean): boolean {
  if (expression === undefined) return false;
  const allowed = [...SHIPPED, ...FONTS, ...(isTool ? TOOLS : [])];
  const alternatives = expression.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((each) => each.split(' AND ').every((licence) => allowed.includes(licence.trim())));
}
