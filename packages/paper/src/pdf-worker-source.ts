/**
 * Code of the worker thread, as text: it then needs no file of its own beside a bundled server, and the compiler
 * (a synchronous native module) never blocks the thread that answers requests.
 *
 * In: `workerData` { requireFrom, fontPaths }, then messages { id, source, inputs, standard, timestamp }.
 * Out: { id, pdf } or { id, error }.
 * Caches are emptied after each document, so that no name or code stays in the worker's memory.
 */
export const PDF_WORKER_SOURCE = String.raw`
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const load = require('node:module').createRequire(workerData.requireFrom);
const { NodeCompiler } = load('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');
const compiler = NodeCompiler.create({
  workspace: '/nonexistent/guong-paper',
  fontArgs: [{ fontBlobs: workerData.fontPaths.map((path) => readFileSync(path)) }],
});
parentPort.on('message', ({ id, source, inputs, standard, timestamp }) => {
  try {
    const pdf = compiler.pdf({ mainFileContent: source, inputs }, { pdfStandard: standard, creationTimestamp: timestamp });
    const bytes = new Uint8Array(pdf);
    parentPort.postMessage({ id, pdf: bytes }, [bytes.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: String((error && (error.code || error.message)) || error).slice(0, 2000) });
  } finally {
    compiler.evictCache(0);
  }
});
`;
