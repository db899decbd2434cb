import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the children of the benchmark: the product's pages are TSX, which Node does not read by itself. */
export async function bundleChildren(bench: string): Promise<{ readonly house: string; readonly load: string }> {
  const outdir = join(bench, 'dist');
  await build({
    entryPoints: { house: join(bench, 'house.ts'), load: join(bench, 'load.ts') },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
    plugins: [
      {
        name: 'npm-stays-outside',
        setup: (bundler) => {
          bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@guong/') ? undefined : { path, external: true },
          );
        },
      },
    ],
  });
  return { house: join(outdir, 'house.mjs'), load: join(outdir, 'load.mjs') };
}
