import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
import { fontFiles, fontPath, OWN_SHEETS, siteSheet } from '../../packages/server/src/http/shelf.ts';
import type { BuiltFile } from './built-file.ts';
import { buildIslands } from './islands.ts';

// The best quality takes ten times as long for three more bytes in a hundred.
const QUALITY = 9;
const PACKED = new Set(['.css', '.js', '.svg', '.json']);

/** Writes styles, fonts and islands under names that carry their hash, packed beside, with `manifest.json`. */
export async function buildPublicFiles(root: string, outDir: string): Promise<readonly BuiltFile[]> {
  mkdirSync(outDir, { recursive: true });
  const server = join(root, 'packages/server');
  const keep = (name: string, bytes: Uint8Array): BuiltFile => writeHashed(outDir, name, bytes);
  const fonts = fontFiles().map((file) => keep(file, readFileSync(fontPath(file))));
  const fontUrl = (file: string): string => `/assets/${fonts.find(({ name }) => name === file)?.hashedName ?? file}`;
  const styles = [keep('site.css', await minified(siteSheet(fontUrl)))];
  for (const name of ['print.css', ...OWN_SHEETS]) {
    styles.push(keep(name, await minified(readFileSync(join(server, 'public/css', name), 'utf8'))));
  }
  const islands = await buildIslands(root, keep);
  const files = [...styles, ...fonts, ...islands];
  const manifest = Object.fromEntries(files.map(({ name, hashedName }) => [name, hashedName]));
  writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return files;
}

const minified = async (css: string): Promise<Uint8Array> =>
  Buffer.from((await transform(css, { loader: 'css', minify: true, target: 'es2022' })).code);

function writeHashed(outDir: string, name: string, bytes: Uint8Array): BuiltFile {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const extension = extname(name);
  const hashedName = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  writeFileSync(join(outDir, hashedName), bytes);
  if (!PACKED.has(extension)) return { name, hashedName, wireBytes: bytes.length };
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(join(outDir, `${hashedName}.gz`), packed);
  writeFileSync(
    join(outDir, `${hashedName}.br`),
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  );
  return { name, hashedName, wireBytes: packed.length };
}
