import { audit } from './audit.ts';
import { backup, restore } from './backup.ts';
import { bundle } from './bundle.ts';
import type { CliCommand } from './command.ts';
import { join } from './join.ts';
import { mail } from './mail.ts';
import { recount } from './recount.ts';
import { found } from './found.ts';
import { demo } from './demo/command.ts';

/** Every command but `help`. A new command is a file in this folder and a line here. */
export const COMMANDS: readonly CliCommand[] = [demo, found, join, audit, backup, restore, mail, recount, bundle];
