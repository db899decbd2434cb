import { deflateSync } from 'fflate';
import type { RefusalCode } from '../refusal.ts';
import type { HostileFile } from './hostile-file.ts';
import { smallRollParts } from './roll.ts';
import { packXlsx } from './xlsx.ts';
import { buildZip, join, utf8 } from './zip.ts';
import type { ZipFrame, ZipPart } from './zip.ts';

const MIB = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';

/** FIL-2: archives that swell, lie about their size, count wrongly or are not what they begin with. */
export function hostileArchives(): readonly HostileFile[] {
  return [...bombs(), ...lies(), ...shapes()];
}

function bombs(): HostileFile[] {
  const zeros = new Uint8Array(64 * MIB);
  const nested = buildZip([{ name: 'inner.bin', data: zeros }]);
  const blanks = utf8(' '.repeat(3 * MIB));
  const swelling = (name: string) => ({ name, data: blanks, packed: deflateSync(blanks, { level: 9 }) });
  const many = Array.from({ length: 1_500 }, (_, i) => ({ name: `xl/media/image${i}.png`, data: utf8('x') }));
  const quine = Array.from({ length: 40 }, (_, i) => ({ name: `xl/media/image${i}.zip`, data: nested, method: 0 }));
  return [
    archive('64 MiB of zeros as the sheet, ratio 1,000:1', 'zip-bomb', withSheet({ data: zeros })),
    archive(
      '64 MiB of zeros in a part nobody reads',
      'zip-bomb',
      withOthers([{ name: 'xl/media/a.png', data: zeros }]),
    ),
    archive('sheet of blanks at a ratio of 1,000:1', 'zip-bomb', withSheet(swelling(SHEET))),
    archive('1,500 entries', 'zip-too-many-parts', withOthers(many)),
    archive('archive in the archive, never opened', 'read', withOthers([{ name: 'xl/media/n.zip', data: nested }])),
    archive('forty archives in the archive, never opened', 'read', withOthers(quine)),
    archive('1,000,000 entries declared', 'zip-too-many-parts', millionEntries()),
    archive('65,535 entries declared', 'zip-too-many-parts', framed({ entryCount: 65_535 })),
    archive('fewer entries declared than there are', 'zip-structure', framed({ entryCount: 3 })),
    archive('more entries declared than there are', 'zip-structure', framed({ entryCount: 12 })),
  ];
}

function lies(): HostileFile[] {
  const sheet = utf8(smallRollParts().get(SHEET) ?? '');
  const grown = utf8(`<worksheet>${' '.repeat(30 * MIB)}</worksheet>`);
  return [
    archive('30 MiB declared as 1,000 bytes', 'zip-size-lie', withSheet({ data: grown, declaredBytes: 1000 })),
    archive('declared one byte too small', 'zip-size-lie', withSheet({ declaredBytes: sheet.length - 1 })),
    archive('declared one byte too large', 'zip-size-lie', withSheet({ declaredBytes: sheet.length + 1 })),
    archive('4 GB declared', 'zip-bomb', withSheet({ declaredBytes: 0xfffffffe })),
    archive('4 GB declared by the ZIP64 mark without the field', 'zip-bomb', withSheet({ declaredBytes: 0xffffffff })),
    archive('checksum of other data', 'broken', withSheet({ crc: 0x12345678 })),
    archive(
      'garbage where deflated data should be',
      'broken',
      withSheet({ packed: utf8('\u0007 not deflated at all') }),
    ),
    archive('method LZMA', 'zip-method', withSheet({ method: 14, packed: sheet })),
    archive('encrypted entry', 'password', withSheet({ flags: 0x0001 })),
    archive('strongly encrypted entry', 'password', withSheet({ flags: 0x0041 })),
  ];
}

function shapes(): HostileFile[] {
  const roll = packXlsx(smallRollParts());
  const shared: ZipPart = { name: 'xl/worksheets/sheet3.xml', data: utf8('x'), sharesDataOf: 6 };
  return [
    archive('data of one entry used twice', 'zip-structure', withOthers([shared])),
    archive('bytes between the entries', 'zip-structure', framed({ between: new Uint8Array(4096) })),
    archive('comment with a web page', 'zip-structure', framed({ comment: '<script>alert(1)</script>' })),
    archive('web page behind the archive', 'zip-structure', framed({ after: utf8('<html></html>') })),
    archive('second archive behind the first', 'zip-structure', join([roll, roll])),
    archive('picture before the archive', 'zip-structure', framed({ before: utf8('GIF89a') })),
    archive('PDF before the archive', 'zip-structure', framed({ before: utf8('%PDF-1.7\n') })),
    archive('program before the archive', 'zip-structure', framed({ before: utf8('MZ\u0000\u0000') })),
    archive('same name twice', 'zip-structure', withOthers([{ name: SHEET, data: utf8('<a/>') }])),
    archive(
      'same name in other case',
      'zip-structure',
      withOthers([{ name: SHEET.toUpperCase(), data: utf8('<a/>') }]),
    ),
    archive('another name in the local header', 'zip-structure', withSheet({ localName: 'xl/worksheets/sheet9.xml' })),
    archive('cut in the middle', 'cut-off', roll.subarray(0, roll.length >> 1)),
    archive('last byte missing', 'cut-off', roll.subarray(0, roll.length - 1)),
    archive('only the first four bytes', 'cut-off', roll.subarray(0, 4)),
  ];
}

function archive(name: string, expected: RefusalCode | 'read', bytes: Uint8Array): HostileFile {
  return { law: 'FIL-2', name, expected, bytes };
}

function rollEntries(): ZipPart[] {
  return [...smallRollParts()].map(([name, xml]) => ({ name, data: utf8(xml) }));
}

function withSheet(change: Partial<ZipPart>): Uint8Array {
  return buildZip(rollEntries().map((part) => (part.name === SHEET ? { ...part, ...change, name: SHEET } : part)));
}

function withOthers(others: readonly ZipPart[]): Uint8Array {
  return buildZip([...rollEntries(), ...others]);
}

function framed(frame: ZipFrame): Uint8Array {
  return buildZip(rollEntries(), frame);
}

/** A ZIP64 end record that claims a million entries, in front of the ordinary one. */
function millionEntries(): Uint8Array {
  const roll = packXlsx(smallRollParts());
  const end = roll.subarray(roll.length - 22);
  const body = roll.subarray(0, roll.length - 22);
  const record = new Uint8Array(76);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setBigUint64(24, 1_000_000n, true);
  view.setBigUint64(32, 1_000_000n, true);
  view.setBigUint64(40, 46_000_000n, true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(body.length), true);
  return join([body, record, end]);
}
