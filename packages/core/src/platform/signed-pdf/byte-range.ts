import { fail, ok, type Result } from '../../kernel/index.ts';

/** One signature in a PDF (ISO 32000-2, 12.8.1): the bytes it covers, the CMS in the gap, and what its dictionary says. */
export interface SignatureField {
  /** Where the bytes it covers end: behind it stands nothing, or a further signature. */
  readonly end: number;
  readonly covered: Uint8Array<ArrayBuffer>;
  /** CMS SignedData, DER. */
  readonly cms: Uint8Array<ArrayBuffer>;
  /** The hour of signing as the dictionary gives it (`/M`). */
  readonly writtenAt: Date | undefined;
}

/** A refusal of the field `file`. */
export const refusedFile = (reason: string): Result<never> => fail({ code: 'invalid', fields: { file: reason } });

const NOT_WHOLE = 'Chữ ký không phủ hết tệp: có phần thêm vào sau khi ký mà không ai ký.';
const BROKEN = 'Chữ ký trong tệp bị hỏng (vùng được ký không khớp với tệp).';

/**
 * The signatures of a PDF in the order in which they were made. The first `printed` bytes are the paper as it was given out:
 * every signature lies behind them, covers everything before its end but itself, and the last one ends with the file.
 */
export function signatureFields(bytes: Uint8Array<ArrayBuffer>, printed: number): Result<SignatureField[]> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const fields: SignatureField[] = [];
  for (const found of text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)) {
    const field = fieldAt(bytes, text, {
      range: found.slice(1).map(Number) as unknown as Range,
      at: found.index,
      printed,
    });
    if (!field) return refusedFile(BROKEN);
    fields.push(field);
  }
  fields.sort((a, b) => a.end - b.end);
  if (fields.length === 0) return refusedFile('Tệp này không có chữ ký số. Bản quét thì gửi ở mục bản quét.');
  return fields.at(-1)?.end === bytes.length ? ok(fields) : refusedFile(NOT_WHOLE);
}

/** Start and length of both parts that are covered. */
type Range = readonly [number, number, number, number];
interface Found {
  readonly range: Range;
  /** Where `/ByteRange` stands. */
  readonly at: number;
  readonly printed: number;
}
function fieldAt(bytes: Uint8Array<ArrayBuffer>, text: string, found: Found): SignatureField | undefined {
  const place = placeOf(found, bytes.length);
  const cms = place && derIn(text.slice(place.gap, place.after));
  if (!place || !cms) return undefined;
  const { gap, after, end } = place;
  const covered = new Uint8Array(gap + end - after);
  covered.set(bytes.subarray(0, gap));
  covered.set(bytes.subarray(after, end), gap);
  return { end, covered, cms, writtenAt: writtenIn(dictionaryAround(text, found.at)) };
}

interface Gap {
  readonly gap: number;
  readonly after: number;
  readonly end: number;
}
/** From the first byte to an end within the file, all but one gap behind the paper that was given out. */
function placeOf({ range: [start, gap, after, rest], at, printed }: Found, size: number): Gap | undefined {
  const end = after + rest;
  const isInside = start === 0 && gap >= printed && after > gap && end <= size;
  return isInside && at > printed && at < end ? { gap, after, end } : undefined;
}

/** `<3082…00>`: hex of DER, filled up with zeros. */
function derIn(gap: string): Uint8Array<ArrayBuffer> | undefined {
  const [, hex = ''] = /^<([0-9a-fA-F\s]*)>$/.exec(gap) ?? [];
  const bytes = new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
  const length = derLength(bytes);
  return length === undefined || length > bytes.length ? undefined : bytes.subarray(0, length);
}

/** Length of the DER element at the front, head included (X.690, 8.1.3). */
function derLength(bytes: Uint8Array): number | undefined {
  const [tag, first] = bytes;
  if (tag !== 0x30 || first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  if (count === 0 || count > 4) return undefined;
  return 2 + count + bytes.subarray(2, 2 + count).reduce((length, byte) => length * 256 + byte, 0);
}

function dictionaryAround(text: string, at: number): string {
  const from = text.lastIndexOf('obj', at);
  const to = text.indexOf('endobj', at);
  return text.slice(Math.max(0, from), to < 0 ? undefined : to);
}

/** `/M (D:20261122140000+07'00')`. */
function writtenIn(dictionary: string): Date | undefined {
  const pattern = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)'?)?/;
  const [, year, month, day, hour, minute, second, zone = '+00', part = '00'] = pattern.exec(dictionary) ?? [];
  if (year === undefined) return undefined;
  const clock = [hour, minute, second].join(':');
  const at = new Date(`${[year, month, day].join('-')}T${clock}${zone}:${part}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
