import { refuse } from '../refusal.ts';
import type { TextReading } from '../workbook.ts';

/** Text of a file and how its bytes were read. */
export interface Decoded extends Omit<TextReading, 'delimiter'> {
  readonly text: string;
}

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
const MARKED = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * Decodes a text file: by its byte order mark, else as UTF-8, else by a guess between windows-1258 and windows-1252
 * that is marked as a guess. TCVN3 and VNI text comes out as windows-1252 letters, the form their decoders take.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = MARKED.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  const decoded = marked === undefined ? decodeUnmarked(bytes) : decodeMarked(bytes, marked.encoding);
  return CONTROLS.test(decoded.text) ? refuse('unknown-type') : decoded;
}

function decodeMarked(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  return { text: strictly(bytes, encoding) ?? refuse('broken'), encoding, guessed: false };
}

function decodeUnmarked(bytes: Uint8Array): Decoded {
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', guessed: false };
  const encoding = looksLike1258(bytes) ? 'windows-1258' : 'windows-1252';
  return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed: true };
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const TONES_1258 = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2]);
const VOWELS_1258 = new Set([...Buffer.from('aeiouyAEIOUY', 'latin1'), ...Buffer.from('ÂÃÊÔÕÝâãêôõý', 'latin1')]);

/**
 * In windows-1258 a tone mark is a byte of its own behind a vowel; bytes A1 to BF are signs that hardly occur in
 * Vietnamese. TCVN3 is the other way round: its letters fill A1 to BF.
 */
function looksLike1258(bytes: Uint8Array): boolean {
  let tones = 0;
  let signs = 0;
  let before = 0;
  for (const byte of bytes) {
    if (TONES_1258.has(byte) && VOWELS_1258.has(before)) tones += 1;
    else if (byte >= 0xa1 && byte <= 0xbf) signs += 1;
    before = byte;
  }
  return tones > signs;
}
