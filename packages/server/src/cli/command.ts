import type { Settings } from '@guong/core/platform';

/** What a command gets: settings are read, nothing is opened yet. */
export interface CliContext {
  readonly args: readonly string[];
  readonly settings: Settings;
  /** The only clock of the process. */
  readonly clock: () => Date;
  /** Writes a line to standard output. */
  readonly say: (line: string) => void;
}

/** One command of `guong`: its name, one sentence, and what it does. */
export interface CliCommand {
  readonly name: string;
  /** `guong verify-audit [tenant]` */
  readonly usage: string;
  readonly summary: string;
  /** Answers the exit code: 0 done, 1 refused or found wrong, 2 called wrongly. */
  readonly run: (context: CliContext) => Promise<number>;
}
