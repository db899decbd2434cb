import { readSettings } from '@guong/core/platform';
import { COMMANDS } from './commands.ts';
import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  commands: COMMANDS,
  settings: () => readSettings(process.env, { cwd: process.cwd(), isRoot: process.getuid?.() === 0 }),
  clock: () => new Date(),
  say: (line) => {
    console.log(line);
  },
  complain: (line) => {
    console.error(line);
  },
});
