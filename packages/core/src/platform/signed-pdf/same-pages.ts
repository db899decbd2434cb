import { Worker } from 'node:worker_threads';
import { watchBudget } from '../thread-budget.ts';

/**
 * Code of the worker, as text: it then needs no file of its own beside a bundled server. Draws what stands on each page,
 * without what is laid over it (the picture of a signature), and says whether both files show the same.
 */
const SOURCE = String.raw`
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { pathToFileURL } = require('node:url');
const { join, dirname } = require('node:path');
const { existsSync } = require('node:fs');
const { fileURLToPath } = require('node:url');
function entryOf(from) {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules/mupdf/dist/mupdf.js');
    if (existsSync(found)) return pathToFileURL(found).href;
    if (folder === dirname(folder)) throw new Error('mupdf is not installed');
  }
}
function drawn(mupdf, bytes) {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf');
  const pages = [];
  for (let at = 0; at < document.countPages(); at += 1) {
    const page = document.loadPage(at);
    const pixmap = new mupdf.Pixmap(mupdf.ColorSpace.DeviceGray, page.getBounds(), false);
    pixmap.clear(255);
    const device = new mupdf.DrawDevice(mupdf.Matrix.identity, pixmap);
    page.runPageContents(device, mupdf.Matrix.identity);
    device.close();
    const notes = page.getAnnotations().filter((one) => one.getType() !== 'Link').length;
    pages.push({ size: page.getBounds().join(' '), pixels: Buffer.from(pixmap.getPixels()), notes });
  }
  return pages;
}
(async () => {
  const mupdf = await import(entryOf(fileURLToPath(workerData.from)));
  const [before, after] = [drawn(mupdf, workerData.before), drawn(mupdf, workerData.after)];
  parentPort.postMessage(
    before.length === after.length &&
      before.every((page, at) => {
        const other = after[at];
        return page.size === other.size && page.notes === other.notes && page.pixels.equals(other.pixels);
      }),
  );
})().catch(() => parentPort.postMessage(false));
`;
const BUDGET = { mostCpuMs: 20_000, mostWallMs: 120_000 };

/**
 * Whether two PDF show the same pages, apart from the fields of signatures: a later part of a file can replace what an
 * earlier one shows although every byte of it is still there. False also when it takes too long or cannot be read.
 */
export function showSamePages(before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const worker = new Worker(SOURCE, {
    eval: true,
    workerData: { from: import.meta.url, before, after },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const endWatch = watchBudget(worker, BUDGET, () => {
    resolve(false);
  });
  worker.once('message', (same: unknown) => {
    resolve(same === true);
  });
  worker.once('error', () => {
    resolve(false);
  });
  return promise.finally(async () => {
    endWatch();
    await worker.terminate();
  });
}
