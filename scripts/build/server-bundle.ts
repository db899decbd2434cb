import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Lie in `packages/core/node_modules`, where a program in `dist` does not look: other versions stand above them. */
const NESTED = new Set(['pkijs', 'asn1js']);
const isNested = (path: string, importer: string): boolean =>
  NESTED.has(path) || importer.includes('/packages/core/node_modules/');

/** Packages from npm stay in `node_modules`; our own, and those that only one of them has, are put into the bundle. */
const npmStaysOutside: Plugin = {
  name: 'npm-stays-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) =>
      kind === 'entry-point' || path.startsWith('@guong/') || isNested(path, importer)
        ? undefined
        : { path, external: true },
    );
  },
};

/** Bundles the server and the command line for Node: `main.js`, `cli.js` and what they share. */
export async function buildServerBundle(root: string, outDir: string): Promise<void> {
  const source = join(root, 'packages/server/src');
  await build({
    entryPoints: { main: join(source, 'main.ts'), cli: join(source, 'cli/main.ts') },
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    absWorkingDir: root,
    logLevel: 'warning',
    plugins: [npmStaysOutside],
  });
}
