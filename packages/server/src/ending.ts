import { constants } from 'node:os';

/** Whatever ended something, in words; never empty, because some errors have no message of their own. */
export function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? error.errors.map(whyOf).join('; ') : '';
  const own = error.message || inner || error.name;
  return error.cause === undefined ? own : `${own} (${whyOf(error.cause)})`;
}

/** How a process speaks its last words; tests bring their own. */
export interface Ending {
  readonly process: Pick<NodeJS.Process, 'on' | 'exit'>;
  readonly complain: (line: string) => void;
}

/** The end of this process: it says why before it goes, whichever way it goes. */
export interface LastWords {
  /** Says why, and ends with a code that is not zero: 1 unless said otherwise. */
  readonly end: (what: string, why?: { readonly error?: unknown; readonly code?: number }) => void;
  /** From here on a signal runs this first and then ends well; before, it ends a start that is half done. */
  readonly stopWith: (stop: () => Promise<void>) => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Watches over every way this process can end: an error nobody caught, a signal, an event loop that ran dry. None of them
 * ends without a sentence, and only a wanted stop of a running server ends with code 0.
 */
export function speakLastWords({ process, complain }: Ending): LastWords {
  let isExplained = false;
  let stop: (() => Promise<void>) | undefined;
  const say = (line: string): void => {
    isExplained = true;
    complain(line);
  };
  const end: LastWords['end'] = (what, { error, code = 1 } = {}) => {
    say(error === undefined ? what : `${what}: ${whyOf(error)}`);
    process.exit(code);
  };
  process.on('uncaughtException', (error) => {
    end('Máy chủ gặp lỗi và dừng / the server broke', { error });
  });
  process.on('exit', (code) => {
    if (isExplained) return;
    complain(`Máy chủ kết thúc khi đang làm việc, mã ${code} / the server ended while at work, code ${code}`);
    process.exit(code === 0 ? 1 : code);
  });
  const endByStop = (signal: string, stopping: () => Promise<void>): void => {
    stopping().then(
      () => {
        say(`Đã dừng (${signal}) / stopped`);
        process.exit(0);
      },
      (error: unknown) => {
        end('Dừng không trọn vẹn / the stop was not clean', { error });
      },
    );
  };
  let heard = 0;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      heard += 1;
      if (stop && heard === 1) {
        endByStop(signal, stop);
        return;
      }
      // Ctrl-C comes twice: from the terminal, and passed on by the program that started this one.
      if (stop && heard === 2) return;
      end(`Dừng ngay theo tín hiệu ${signal} / ended at once by ${signal}`, { code: 128 + constants.signals[signal] });
    });
  }
  return {
    end,
    stopWith: (given) => {
      stop = given;
    },
  };
}
