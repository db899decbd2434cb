/**
 * Code of the thread that opens PDFs of strangers, as text: it then needs no file beside a bundled server, and whatever a
 * hostile file does to the reader, the thread that answers requests is not in it and may end it.
 *
 * In: `workerData` { requireFrom, mostMemory (bytes) }, then messages { id, bytes, mostPages, mostCharacters, readCpuMs }.
 * Out, for each: { id, step: 'refused', why: 'broken' | 'locked' | 'active' }, or { id, step: 'clean', isSigned, bytes }
 * (no bytes when signed: it stays as it is) and after it { id, step: 'read', text, pages, pagesRead }.
 */
export const PDF_READER_SOURCE = String.raw`
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
// The reader reports every oddity of a file on the console: names and words of people would stand in the log.
console.log = console.error = console.warn = () => undefined;
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > workerData.mostMemory) throw new RangeError('memory');
  return grow.call(this, pages);
};
const loading = import(pathToFileURL(createRequire(workerData.requireFrom).resolve('mupdf')).href);

const SAYS_WHO = ['Metadata', 'PieceInfo', 'LastModified'];
const ACTS = /\/(JavaScript|JS|Launch|EmbeddedFiles?|EF|RichMedia\w*)\b/;
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
const has = (object, key) => !object.get(key).isNull();

// As text an object holds the dictionaries inside it, names without escapes, and other objects by number only.
function lookAt(document) {
  const found = { isSigned: false, isActive: false };
  for (let number = 1; number < document.countObjects(); number += 1) {
    const object = document.newIndirect(number).resolve();
    if (!object.isDictionary() && !object.isArray()) continue;
    const text = object.toString(true);
    if (/\/ByteRange ?\[/.test(text) && /\/Contents ?[<(]/.test(text)) found.isSigned = true;
    if (ACTS.test(text)) found.isActive = true;
  }
  return found;
}

function conformanceIn(catalog) {
  const metadata = catalog.get('Metadata');
  if (!metadata.isStream()) return '';
  const xmp = metadata.readStream().asString();
  const value = (name) => (new RegExp('pdf' + name + '(?:="|>)([A-Z0-9]{1,4})[<"]').exec(xmp) || [])[1];
  const lines = ['aid:part', 'aid:conformance', 'uaid:part'].flatMap((name) => {
    const is = value(name);
    return is === undefined ? [] : ['<pdf' + name + '>' + is + '</pdf' + name + '>'];
  });
  if (lines.length === 0) return '';
  return '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ' +
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">' +
    lines.join('') + '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';
}

function clean(document, bytes, { mupdf, isAgain }) {
  const trailer = document.getTrailer();
  const catalog = trailer.get('Root');
  const conformance = conformanceIn(catalog);
  const hasId = has(trailer, 'ID');
  for (const key of ['Info', 'ID']) if (has(trailer, key)) trailer.delete(key);
  for (let number = 1; number < document.countObjects(); number += 1) {
    const object = document.newIndirect(number).resolve();
    if (!object.isDictionary()) continue;
    for (const key of SAYS_WHO) if (has(object, key)) object.delete(key);
    // Only by its number is an object known to have a stream.
    const stream = document.newIndirect(number);
    if (isPhotograph(stream)) stream.writeRawStream(silent(stream.readRawStream().asUint8Array().slice()));
    const annotations = object.get('Annots');
    if (annotations.isArray()) for (let at = 0; at < annotations.length; at += 1) forgetAuthor(annotations.get(at));
  }
  if (conformance !== '') {
    const type = document.newDictionary();
    type.put('Type', document.newName('Metadata'));
    type.put('Subtype', document.newName('XML'));
    catalog.put('Metadata', document.addRawStream(conformance, type));
  }
  // Old states of the file go with everything that nothing refers to.
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/ObjStm');
  const saved = document.saveToBuffer('garbage=2,encrypt=none' + (packed ? ',objstms=yes,compress=yes' : ''));
  const out = saved.asUint8Array().slice();
  saved.destroy();
  // The key that locked it against changes goes only when it is written a second time.
  if (has(trailer, 'Encrypt') && !isAgain) return clean(opened(mupdf, out).document, out, { mupdf, isAgain: true });
  const head = Buffer.from(out.buffer, 0, 80);
  const said = /% Written by MuPDF [^\n]*/.exec(head.toString('latin1'));
  if (said) head.write('%'.padEnd(said[0].length, ' '), said.index, 'latin1');
  return hasId ? withOwnId(out) : out;
}

// The reader draws an id by lot at each writing; the same file must be the same bytes, with one hash.
function withOwnId(bytes) {
  const at = Buffer.from(bytes.buffer).lastIndexOf('/Root');
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const own = Buffer.from('/ID[<' + id + '><' + id + '>]');
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), own, bytes.subarray(at)]));
}

const isPhotograph = (object) =>
  object.isStream() && /^\[?\/DCTDecode\]?$/.test(object.get('Filter').toString(true));

// Notes of a JPEG inside a page: overwritten where they stand, up to the picture itself.
function silent(jpeg) {
  let at = 2;
  while (at + 4 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const end = at + 2 + jpeg[at + 2] * 256 + jpeg[at + 3];
    if ([0xe1, 0xed, 0xfe].includes(jpeg[at + 1])) jpeg.fill(0, at + 4, end);
    at = end;
  }
  return jpeg;
}

// In a form field T is the name of the field; in a note it is who wrote it.
function forgetAuthor(annotation) {
  const kind = annotation.get('Subtype');
  if (!kind.isName() || kind.asName() === 'Widget') return;
  for (const key of ['T', 'M', 'CreationDate']) if (has(annotation, key)) annotation.delete(key);
}

function read(document, { mostPages, mostCharacters }, until) {
  const pages = document.countPages();
  const texts = [];
  let characters = 0;
  let pagesRead = 0;
  while (pagesRead < Math.min(pages, mostPages) && characters < mostCharacters && cpuMs() < until) {
    let text = '';
    try {
      const page = document.loadPage(pagesRead);
      const structured = page.toStructuredText('');
      text = structured.asText();
      structured.destroy();
      page.destroy();
    } catch (error) {
      if (String(error).includes('memory')) throw error;
    }
    texts.push(text);
    characters += text.length;
    pagesRead += 1;
  }
  return { text: texts.join('\n').slice(0, mostCharacters), pages, pagesRead };
}

function opened(mupdf, bytes) {
  try {
    const document = mupdf.Document.openDocument(bytes, 'application/pdf');
    if (document.needsPassword()) return { why: 'locked' };
    return document.isPDF() && document.countPages() > 0 ? { document } : { why: 'broken' };
  } catch (error) {
    return { why: 'broken' };
  }
}

parentPort.on('message', async (asked) => {
  const mupdf = await loading;
  const { id, bytes } = asked;
  const until = cpuMs() + asked.readCpuMs;
  const { document, why } = opened(mupdf, bytes);
  if (why) return parentPort.postMessage({ id, step: 'refused', why });
  const { isSigned, isActive } = lookAt(document);
  if (isActive) return parentPort.postMessage({ id, step: 'refused', why: 'active' });
  parentPort.postMessage({ id, step: 'clean', isSigned, ...(isSigned ? {} : { bytes: clean(document, bytes, { mupdf, isAgain: false }) }) });
  const found = read(document, asked, until);
  document.destroy();
  parentPort.postMessage({ id, step: 'read', ...found });
});
`;
