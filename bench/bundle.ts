import { join } from 'node:path';
import { build } from 'esbuild';

/** The bundled children, by their file. */
export type Bundled = Readonly<Record<'house' | 'load' | 'documents' | 'meetings', string>>;

/** Bundles the children of the benchmark: the product's pages are TSX, which Node does not read by itself. */
export async function bundleChildren(bench: string): Promise<Bundled> {
  const outdir = join(bench, 'dist');
  await build({
    entryPoints: {
      house: join(bench, 'house.ts'),
      load: join(bench, 'load.ts'),
      documents: join(bench, 'documents-house.ts'),
      meetings: join(bench, 'meetings-house.ts'),
    },
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
  const at = (name: string): string => join(outdir, `${name}.mjs`);
  return { house: at('house'), load: at('load'), documents: at('documents'), meetings: at('meetings') };
}
