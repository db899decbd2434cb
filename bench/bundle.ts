import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The bundled children, by their file. */
export type Bundled = Readonly<Record<'house' | 'load' | 'documents' | 'meetings' | 'district' | 'rounds', string>>;

/** Bundles the children of the benchmark: the product's pages are TSX, which Node does not read by itself. */
export async function bundleChildren(bench: string): Promise<Bundled> {
  const outdir = join(bench, 'dist');
  await build({
    entryPoints: {
      house: join(bench, 'house.ts'),
      load: join(bench, 'load.ts'),
      documents: join(bench, 'documents-house.ts'),
      meetings: join(bench, 'meetings-house.ts'),
      district: join(bench, 'gen', 'district-house.ts'),
      rounds: join(bench, 'gen', 'ballots-house.ts'),
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
          bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) =>
            kind === 'entry-point' || path.startsWith('@guong/') || !standsAtRoot(bench, path, importer)
              ? undefined
              : { path, external: true },
          );
        },
      },
    ],
  });
  const at = (name: string): string => join(outdir, `${name}.mjs`);
  return {
    house: at('house'),
    load: at('load'),
    documents: at('documents'),
    meetings: at('meetings'),
    district: at('district'),
    rounds: at('rounds'),
  };
}

/** What npm put under a package of its own cannot be found from the bundle: it goes into it with all that it imports. */
function standsAtRoot(bench: string, path: string, importer: string): boolean {
  if (isBuiltin(path)) return true;
  if (importer.includes('/node_modules/')) return false;
  const [first = '', second = ''] = path.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return !existsSync(join(bench, '..', 'packages', 'core', 'node_modules', name));
}
