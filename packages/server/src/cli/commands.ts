import type { CliCommand } from './command.ts';

/** Every command but `help`. A new command is a file in this folder and a line here. */
export const COMMANDS: readonly CliCommand[] = [];
