import { refuse } from './refusal.ts';
import type { RefusalCode } from './refusal.ts';
import { hasEndRecord } from './zip/end-record.ts';

/** What the bytes are, whatever the name of the file says. */
export type FileKind = 'zip' | 'text';

const SIGNATURES: readonly (readonly [readonly number[], RefusalCode])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'image'],
  [[0xff, 0xd8, 0xff], 'image'],
  [[0x47, 0x49, 0x46, 0x38], 'image'],
  [[0x42, 0x4d], 'image'],
  [[0x49, 0x49, 0x2a, 0x00], 'image'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'image'],
  [[0x52, 0x49, 0x46, 0x46], 'image'],
  [[0x1f, 0x8b], 'other-archive'],
  [[0x42, 0x5a, 0x68], 'other-archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'other-archive'],
  [[0x52, 0x61, 0x72, 0x21], 'other-archive'],
  [[0xfd, 0x37, 0x7a, 0x58], 'other-archive'],
  [[0x50, 0x4b, 0x05, 0x06], 'other-archive'],
  [[0x09, 0x08], 'old-xls'],
  [[0x09, 0x04], 'old-xls'],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const WIDE_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const HEAD_BYTES = 1024;
const PRINTABLE_ONLY = new Set([0x09, 0x0a, 0x0d]);

/** Sorts a file by its first bytes; everything that is neither an archive nor plain text is refused by its own name. */
export function detectKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return refuse('empty-file');
  if (startsWith(bytes, ZIP)) return 'zip';
  if (startsWith(bytes, COMPOUND)) return refuse(compoundKind(bytes));
  if (hasEndRecord(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))) return refuse('zip-structure');
  if (isText(bytes)) return 'text';
  return refuse(SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1] ?? 'unknown-type');
}

/** Refuses text that is a document of another kind: web pages, XML, rich text, PDF behind a few stray bytes. */
export function refuseMarkup(text: string): void {
  const head = text.slice(0, HEAD_BYTES).trimStart().toLowerCase();
  if (head.startsWith('%pdf-') || head.includes('\n%pdf-')) refuse('pdf');
  if (/^(mime-version:|<!doctype html|<html|<head|<body|<table|<meta|<style|<!--)/.test(head)) refuse('web-page');
  if (/^<\?xml|^<svg|^<!doctype|^<\w+[\s>]/.test(head)) refuse(head.includes('<html') ? 'web-page' : 'xml-text');
  if (head.startsWith('{\\rtf')) refuse('word-document');
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

function isText(bytes: Uint8Array): boolean {
  if (WIDE_MARKS.some((mark) => startsWith(bytes, mark))) return true;
  return bytes.every((byte) => byte >= 0x20 || PRINTABLE_ONLY.has(byte));
}

/**
 * Tells files in a compound container ([MS-CFB]) apart by the names of their streams. A workbook with a password is
 * such a container around the encrypted package ([MS-OFFCRYPTO] 2.3.4.4).
 */
function compoundKind(bytes: Uint8Array): RefusalCode {
  if (containsWide(bytes, 'EncryptedPackage')) return 'password';
  if (containsWide(bytes, 'WordDocument')) return 'word-document';
  if (containsWide(bytes, 'PowerPoint Document')) return 'presentation';
  return containsWide(bytes, 'Workbook') || containsWide(bytes, 'Book') ? 'old-xls' : 'unknown-type';
}

function containsWide(bytes: Uint8Array, name: string): boolean {
  const wanted = Buffer.from(name, 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted);
}
