import { Worker } from 'node:worker_threads';
import { tinosPaths } from './fonts.ts';
import type { Paper } from './paper.ts';
import { type PdfRequest, pdfRequest, type PdfStandard } from './pdf-request.ts';
import { PDF_WORKER_SOURCE } from './pdf-worker-source.ts';

/** Why a PDF was not begun; `message` is for people. */
export type PdfRefusal = { readonly reason: 'queue-full' | 'too-large' | 'closed'; readonly message: string };

/** A PDF, or the reason why it was not begun. */
export type PdfResult =
  { readonly ok: true; readonly value: Uint8Array<ArrayBuffer> } | { readonly ok: false; readonly refusal: PdfRefusal };

/** Makes PDFs in one worker thread, one after the other. */
export type PdfWriter = {
  /** Rejects only for a fault of ours: a layout that does not compile, a worker that died. */
  readonly writePdf: (paper: Paper) => Promise<PdfResult>;
  /** Lets the running documents finish, refuses new ones, ends the worker. May be called twice. */
  readonly close: () => Promise<void>;
};

/** Settings of a writer. */
export type PdfWriterOptions = {
  /** File path or URL from which Node finds the compiler and the fonts; default: this module (or the bundle). */
  readonly requireFrom?: string;
  /** Paths of the Tinos faces, where they do not lie in `node_modules`. */
  readonly fontPaths?: readonly string[];
  /** Documents waiting or in work at most; default 32. */
  readonly queueLimit?: number;
  /** Default `a-2a` (archive, tagged). */
  readonly standard?: PdfStandard;
};

const REFUSALS = {
  'queue-full': 'Máy chủ đang in nhiều tài liệu. Xin thử lại sau ít phút.',
  'too-large': 'Tài liệu quá dài để in một lần. Xin chia thành nhiều phần.',
  closed: 'Máy chủ đang dừng, không in thêm tài liệu.',
} as const;

const refused = (reason: PdfRefusal['reason']): PdfResult => ({
  ok: false,
  refusal: { reason, message: REFUSALS[reason] },
});

type Waiting = { readonly resolve: (pdf: Uint8Array<ArrayBuffer>) => void; readonly reject: (error: Error) => void };
type WorkerAnswer = { readonly id: number; readonly pdf?: Uint8Array<ArrayBuffer>; readonly error?: string };

/** A writer; its worker starts with the first document. The caller closes it when the server stops. */
export function openPdfWriter(options: PdfWriterOptions = {}): PdfWriter {
  const thread = compilerThread(options);
  const running = new Set<Promise<unknown>>();
  let closed = false;
  return {
    writePdf: async (paper) => {
      if (closed) return refused('closed');
      if (running.size >= (options.queueLimit ?? 32)) return refused('queue-full');
      const request = pdfRequest(paper, options.standard ?? 'a-2a');
      if (request === 'too-large') return refused('too-large');
      const pdf = thread.compile(request);
      running.add(pdf);
      try {
        return { ok: true, value: await pdf };
      } finally {
        running.delete(pdf);
      }
    },
    close: async () => {
      closed = true;
      await Promise.allSettled(running);
      await thread.stop();
    },
  };
}

function compilerThread(options: PdfWriterOptions) {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;
  const fail = (dead: Worker, error: Error): void => {
    if (worker !== dead) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = startWorker(options);
    started.on('message', (answer: WorkerAnswer) => {
      const caller = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.pdf) caller?.resolve(answer.pdf);
      else caller?.reject(new Error(`layout does not compile: ${answer.error ?? ''}`));
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error: Error) => fail(started, error));
    started.on('exit', () => fail(started, new Error('the PDF worker ended')));
    return started;
  };
  return {
    compile: (request: PdfRequest): Promise<Uint8Array<ArrayBuffer>> =>
      new Promise((resolve, reject) => {
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.ref();
        worker.postMessage({ id: lastId, ...request });
      }),
    stop: async (): Promise<void> => {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}

function startWorker({ requireFrom = import.meta.url, fontPaths }: PdfWriterOptions): Worker {
  return new Worker(PDF_WORKER_SOURCE, {
    eval: true,
    workerData: { requireFrom, fontPaths: fontPaths ?? tinosPaths(requireFrom) },
  });
}
