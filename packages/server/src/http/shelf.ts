import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asset, Shelf } from './assets.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.map': 'application/json',
};
/** The media type of a file we serve; unknown kinds are bytes to download. */
export const mediaTypeOf = (name: string): string => TYPES[extname(name)] ?? 'application/octet-stream';

const read = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path));

/**
 * The shelf of a build: `manifest.json` maps names to hashed names; `.gz` and `.br` lie beside the files.
 * Everything is read once: it is under a megabyte.
 */
export function builtShelf(folder: string): Shelf {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const assets = new Map<string, Asset>();
  for (const name of Object.values(manifest)) {
    const path = join(folder, name);
    assets.set(name, {
      bytes: read(path),
      mediaType: mediaTypeOf(name),
      isHashed: true,
      ...(existsSync(`${path}.gz`) && { gzip: read(`${path}.gz`) }),
      ...(existsSync(`${path}.br`) && { brotli: read(`${path}.br`) }),
    });
  }
  return {
    names: Object.keys(manifest).sort(),
    urlOf: (name) => `/assets/${manifest[name] ?? name}`,
    find: (name) => assets.get(name),
  };
}

/** The sheets of `site.css`, in this order. */
const SHEETS = [
  ...['tokens', 'base', 'shell', 'side', 'parts', 'figures', 'asides'],
  ...['forms', 'tables', 'handbook'],
];

/** Sheets that only a few pages ask for, beside `site.css`. */
export const OWN_SHEETS: readonly string[] = ['hall.css', 'directive.css', 'task.css'];

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

/** The shelf of a checkout without a build: names as they are, nothing packed, islands absent. For tests. */
export function sourceShelf(): Shelf {
  const find = (name: string): Asset | undefined => {
    const bytes = sourceBytes(name);
    return bytes && { bytes, mediaType: mediaTypeOf(name), isHashed: false };
  };
  return { names: ['site.css', 'print.css', ...OWN_SHEETS], urlOf: (name) => `/assets/${name}`, find };
}

function sourceBytes(name: string): Uint8Array<ArrayBuffer> | undefined {
  if (name === 'site.css') return new TextEncoder().encode(siteSheet((file) => file));
  if (name === 'print.css' || OWN_SHEETS.includes(name)) return read(join(PUBLIC, 'css', name));
  const font = FONTS.find((known) => known.file === name);
  return font && read(fontPath(font.file));
}

const sheetText = (name: string): string => readFileSync(join(PUBLIC, 'css', `${name}.css`), 'utf8');

/** The one sheet of every page: letters, all sheets in order, and what holds on paper, so that no page asks for two. */
export const siteSheet = (fontUrl: (file: string) => string): string =>
  [fontCss(fontUrl), ...SHEETS.map(sheetText), `@media print{${sheetText('print')}}`].join('\n');

// Letters of each subset as Google Fonts cuts them; without the ranges a browser would load both for every page.
const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
} as const;
const FONTS = (['latin', 'vietnamese'] as const).flatMap((subset) =>
  ([400, 600] as const).map((weight) => ({
    subset,
    weight,
    file: `be-vietnam-pro-${subset}-${weight.toString()}-normal.woff2`,
  })),
);

/** Where a font file of the npm package lies. */
export const fontPath = (file: string): string =>
  createRequire(import.meta.url).resolve(`@fontsource/be-vietnam-pro/files/${file}`);

/** The font files the pages use. */
export const fontFiles = (): readonly string[] => FONTS.map((font) => font.file);

/**
 * The `@font-face` rules: two weights for officers, one optional weight for voters and the public (rulings, 19). That one
 * is loaded on wide screens only: a phone has good Vietnamese letters of its own, and they come without a wait.
 */
function fontCss(urlOf: (file: string) => string): string {
  const face = (family: string, font: (typeof FONTS)[number], display: string): string =>
    `@font-face{font-family:'${family}';font-style:normal;font-weight:${font.weight.toString()};font-display:${display};` +
    `src:url(${urlOf(font.file)}) format('woff2');unicode-range:${RANGES[font.subset]}}`;
  const two = FONTS.map((font) => face('Be Vietnam Pro', font, 'swap'));
  const one = FONTS.filter((font) => font.weight === 400).map((font) => face('Be Vietnam Pro One', font, 'optional'));
  return [...two, `@media (min-width:48rem){${one.join('\n')}}`].join('\n');
}
