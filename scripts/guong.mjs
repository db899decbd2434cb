// `npm run guong -- <command>`: the command line, built when the sources changed.
import { join } from 'node:path';
import { ensureInstalled, node24, node24Env, ROOT } from './ensure-installed.mjs';
import { runThrough } from './run-through.mjs';

await ensureInstalled(console.error);
// What the build says goes nowhere: the output of a command may be piped into a file.
const built = await runThrough(node24(), [join(ROOT, 'scripts', 'build.ts'), '--quiet'], node24Env());
const cli = ['--enable-source-maps', join(ROOT, 'dist', 'server', 'cli.js'), ...process.argv.slice(2)];
process.exitCode = built === 0 ? await runThrough(node24(), cli, node24Env()) : built;
