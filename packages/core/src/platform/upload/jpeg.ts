import { orientationIn, orientationOnly } from './exif.ts';
import { jpegSegments } from './jpeg-segments.ts';

const APP0 = 0xe0;
const APP1 = 0xe1;
const APP15 = 0xef;
const COMMENT = 0xfe;

/**
 * A JPEG without its notes: place, time, camera, author, programs, small copies of the picture, comments, and whatever stands
 * behind its end. The picture itself is copied bit for bit; how it is turned is kept. Nothing when it is not sound.
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const segments = jpegSegments(bytes);
  if (segments === undefined) return undefined;
  const turned = segments.map(orientationOf).findLast((one) => one !== undefined) ?? 1;
  const kept = segments.filter(isDrawnFrom);
  // The turn stands where a reader looks for it: right behind the beginning and JFIF.
  const first = kept[1]?.[1] === APP0 ? 2 : 1;
  const turn = turned === 1 ? [] : [turnOf(turned)];
  return Uint8Array.from(Buffer.concat([...kept.slice(0, first), ...turn, ...kept.slice(first)]));
}

const startsWith = (segment: Uint8Array, name: string): boolean =>
  Buffer.from(segment.subarray(4, 4 + name.length)).toString('latin1') === name;

/** What a picture is drawn from: everything but notes; of these JFIF, colour profiles and the colours of Adobe. */
const NEEDED: Readonly<Record<number, string>> = { [APP0]: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };
function isDrawnFrom(segment: Uint8Array): boolean {
  const marker = segment[1] ?? 0;
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  const name = NEEDED[marker];
  const hasSmallCopy = marker === APP0 && segment.length !== 18;
  return name !== undefined && startsWith(segment, name) && !hasSmallCopy;
}

function orientationOf(segment: Uint8Array): number | undefined {
  return segment[1] === APP1 && startsWith(segment, 'Exif\0\0') ? orientationIn(segment.subarray(10)) : undefined;
}

function turnOf(turned: number): Buffer {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(turned)]);
  return Buffer.concat([Buffer.from([0xff, APP1, 0, exif.length + 2]), exif]);
}
