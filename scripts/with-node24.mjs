// Runs a script of ours on Node 24, whatever Node the machine has: node scripts/with-node24.mjs scripts/check.ts --all
import { ensureInstalled, node24, node24Env } from './ensure-installed.mjs';
import { runThrough } from './run-through.mjs';

await ensureInstalled();
process.exitCode = await runThrough(node24(), process.argv.slice(2), node24Env());
