import { Worker } from 'node:worker_threads';
import { watchBudget, type ThreadBudget } from '../thread-budget.ts';
import { PDF_READER_SOURCE } from './pdf-worker-source.ts';

/** Why a PDF is not taken: it does not open, asks for a password, can act, took too much, or too many are waiting. */
export type PdfRefusal = 'broken' | 'locked' | 'active' | 'too-heavy' | 'busy';

/** What was found in a PDF. */
export interface PdfFound {
  /** Without who made it, with what and where; nothing when it bears a digital signature, which would break. */
  readonly cleaned: Uint8Array | undefined;
  /** What could be read within the limits; nothing when reading itself took too much. */
  readonly read: { readonly text: string; readonly pages: number; readonly pagesRead: number } | undefined;
}

/** What one PDF may take. A page is read whole or not at all; the budget of the thread, once spent, ends it. */
export interface PdfLimits extends ThreadBudget {
  readonly mostPages: number;
  readonly mostCharacters: number;
  /** Processor time after which no further page is read. */
  readonly readCpuMs: number;
  /** Bytes of the reader's memory. */
  readonly mostMemory: number;
}

/** Large enough for a bound volume; a longer one is found by its first pages, and its page says so. */
export const PDF_LIMITS: PdfLimits = {
  mostPages: 500,
  mostCharacters: 2_000_000,
  readCpuMs: 4_000,
  mostCpuMs: 10_000,
  mostWallMs: 60_000,
  mostMemory: 256 * 1024 * 1024,
};

const MOST_WAITING = 32;
const IDLE_MS = 20_000;

type Step =
  | { readonly step: 'refused'; readonly why: 'broken' | 'locked' | 'active' }
  | { readonly step: 'clean'; readonly isSigned: boolean; readonly bytes?: Uint8Array }
  | ({ readonly step: 'read' } & NonNullable<PdfFound['read']>);

let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let waiting = 0;
let line: Promise<unknown> = Promise.resolve();

/** Opens, cleans and reads a PDF in a thread of its own, one after the other; never throws, never takes longer than its budget. */
export async function lookIntoPdf(bytes: Uint8Array, limits: PdfLimits = PDF_LIMITS): Promise<PdfFound | PdfRefusal> {
  if (waiting >= MOST_WAITING) return 'busy';
  waiting += 1;
  const turn = line.then(() => ask(bytes, limits));
  line = turn;
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

function ask(bytes: Uint8Array, limits: PdfLimits): Promise<PdfFound | PdfRefusal> {
  clearTimeout(idle);
  const asked = (worker ??= start(limits.mostMemory));
  asked.ref();
  return new Promise((resolve) => {
    let clean: (Step & { step: 'clean' }) | undefined;
    const end = (answer: PdfFound | PdfRefusal): void => {
      endWatch();
      asked.removeAllListeners('message');
      asked.removeAllListeners('exit');
      rest(asked);
      resolve(answer);
    };
    const give = (read: PdfFound['read']): void => {
      end(clean === undefined ? 'too-heavy' : { cleaned: clean.bytes, read });
    };
    // What was cleaned before the end counts: only its words are not known.
    const broke = (): void => {
      stop(asked);
      give(undefined);
    };
    const endWatch = watchBudget(asked, limits, broke);
    asked.on('exit', broke);
    asked.on('message', (step: Step) => {
      if (step.step === 'refused') end(step.why);
      else if (step.step === 'clean') clean = step;
      else give({ text: step.text, pages: step.pages, pagesRead: step.pagesRead });
    });
    asked.postMessage({ bytes, ...limits });
  });
}

function start(mostMemory: number): Worker {
  const started = new Worker(PDF_READER_SOURCE, {
    eval: true,
    workerData: { requireFrom: import.meta.url, mostMemory },
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  });
  // What breaks in the thread ends it; `exit` follows and is what is listened to.
  started.on('error', () => undefined);
  return started;
}

function stop(ended: Worker): void {
  if (worker === ended) worker = undefined;
  ended.removeAllListeners('exit');
  void ended.terminate();
}

/** The thread keeps 60 MB: it goes when nothing comes for a while, and never keeps the process alive. */
function rest(used: Worker): void {
  used.unref();
  idle = setTimeout(() => stop(used), IDLE_MS);
  idle.unref();
}
