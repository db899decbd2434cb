import type { Result } from '@guong/core/kernel';
import type { Settings } from '@guong/core/platform';
import type { CliCommand, CliContext } from './command.ts';

/** What the command line stands on; tests bring their own. */
export interface Terminal extends Pick<CliContext, 'clock' | 'say'> {
  readonly commands: readonly CliCommand[];
  readonly settings: () => Result<Settings>;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
}

/** Runs `guong <command> …`; answers the exit code. */
export async function runCli([name = 'help', ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === 'help' || name === '--help') {
    helpLines(terminal.commands).forEach(terminal.say);
    return 0;
  }
  const command = terminal.commands.find((known) => known.name === name);
  if (!command) {
    terminal.complain(`Không có lệnh "${name}". / There is no command "${name}".`);
    helpLines(terminal.commands).forEach(terminal.complain);
    return 2;
  }
  const settings = terminal.settings();
  if (!settings.ok) {
    settingsRefusal(settings.fault).forEach(terminal.complain);
    return 2;
  }
  const { clock, say } = terminal;
  return command.run({ args, settings: settings.value, clock, say });
}

/** Why settings were refused: one line for each variable. */
export const settingsRefusal = (fault: Extract<Result<never>, { ok: false }>['fault']): readonly string[] =>
  fault.code === 'invalid' ? Object.entries(fault.fields).map(([name, why]) => `${name}: ${why}`) : [fault.code];

function helpLines(commands: readonly CliCommand[]): readonly string[] {
  const all = [...commands, { usage: 'guong help', summary: 'Liệt kê các lệnh.' }];
  const width = Math.max(...all.map(({ usage }) => usage.length));
  return all.map(({ usage, summary }) => `${usage.padEnd(width)}  ${summary}`);
}
