import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import type { BuiltFile } from './built-file.ts';

type Keep = (name: string, bytes: Uint8Array) => BuiltFile;

/** What a script imports while it runs and not before: a file of its own, by the package's name. */
const LATE = { package: '@cloudflare/blindrsa-ts', file: 'ballot-blinding.js' } as const;

/** Each folder of `src/islands` with a `main.ts` or `main.tsx` becomes one script; what is loaded late is one more. */
export async function buildIslands(root: string, keep: Keep): Promise<BuiltFile[]> {
  const folder = join(root, 'packages/server/src/islands');
  const entries = existsSync(folder) ? readdirSync(folder).flatMap((name) => entryOf(folder, name)) : [];
  const late = keep(
    LATE.file,
    await bundled(root, { stdin: { contents: `export * from '${LATE.package}'`, resolveDir: root } }),
  );
  const built = entries.map(async ({ name, entry }) => {
    return keep(`${name}.js`, await bundled(root, { entryPoints: [entry], plugins: [loadedLate(late)] }));
  });
  return [late, ...(await Promise.all(built))];
}

/**
 * Leaves the late package out of a script and puts the address of its file there. Splitting by the bundler would do the
 * same and add a third file for its own runtime, which the page would have to wait for.
 */
const loadedLate = ({ hashedName }: BuiltFile): Plugin => ({
  name: 'loaded-late',
  setup(bundler) {
    bundler.onResolve({ filter: /^@cloudflare\/blindrsa-ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: `./${hashedName}`, external: true } : undefined,
    );
  },
});

async function bundled(root: string, what: BuildOptions): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...what,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    absWorkingDir: root,
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('a script built nothing');
  return file.contents;
}

function entryOf(folder: string, name: string): { name: string; entry: string }[] {
  const found = ['main.ts', 'main.tsx'].map((file) => join(folder, name, file)).find((path) => existsSync(path));
  return found === undefined ? [] : [{ name, entry: found }];
}
