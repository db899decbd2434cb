import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { ok } from '../kernel/index.ts';
import { emptyHouse, type EmptyHouse } from '../testing/index.ts';
import { admitFile, FILE_KINDS, readAdmitted, transaction, type FileCtx, type FileKind, type Upload } from './index.ts';
import { smallPdf } from '../testing/small-pdf.ts';
import { zipEntries, zipOf } from './upload/zip-entries.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await emptyHouse();
});

const ALL = Object.keys(FILE_KINDS) as FileKind[];
const bytesOf = (text: string) => strToU8(text, true);
const withCtx = <T>(tenantId: string, body: (ctx: FileCtx) => Promise<T>) =>
  transaction(house.stores.app, { tenantId, readOnly: false }, async (tx) =>
    ok(await body({ tx, tenantId, now: house.clock.now(), files: house.app.files })),
  );
async function admit(upload: Partial<Upload>) {
  const full = { name: 'tep.txt', bytes: strToU8('x'), allow: ALL, ...upload };
  const outcome = await withCtx(house.tenantId, (ctx) => admitFile(ctx, full));
  if (!outcome.ok) throw new Error('the transaction itself is never refused here');
  return outcome.value;
}
const zip = (files: Record<string, string>) =>
  // As the house would write it down: what is stored is then what was sent.
  zipOf(
    zipEntries(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))) ?? [],
  );
const docx = (text: string, more: Record<string, string> = {}) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:p><w:t>${text}</w:t></w:p></w:document>`,
    ...more,
  });
const xlsx = (cell: string) =>
  zip({ 'xl/workbook.xml': '<workbook/>', 'xl/sharedStrings.xml': `<sst><si><t>${cell}</t></si></sst>` });
const PDF = smallPdf('Bao cao');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00d2cfffd9',
  'hex',
);

test('each kind is known by its content, kept with its row, and read back byte for byte', async () => {
  const samples: [string, Uint8Array, FileKind][] = [
    ['Báo cáo.pdf', PDF, 'pdf'],
    ['Kế hoạch.docx', docx('Kế hoạch'), 'docx'],
    ['Danh sách.xlsx', xlsx('Nguyễn Thị Gạo'), 'xlsx'],
    ['Danh sách.csv', strToU8('Họ tên,Chi bộ\nNguyễn Thị Gạo,1'), 'text'],
    ['ảnh.png', PNG, 'png'],
    ['ảnh.JPG', JPEG, 'jpeg'],
  ];
  for (const [name, bytes, kind] of samples) {
    const admitted = await admit({ name, bytes });
    if (!admitted.ok) throw new Error(`${name}: ${JSON.stringify(admitted.fault)}`);
    expect(admitted.value).toMatchObject({ name: name.replace('JPG', 'jpg'), mediaType: FILE_KINDS[kind].mediaType });
    const read = await withCtx(house.tenantId, (ctx) => readAdmitted(ctx, admitted.value.fileId));
    expect(read).toMatchObject({ value: { ok: true, value: { bytes: Buffer.from(bytes) } } });
    const stranger = await withCtx(house.otherTenantId, (ctx) => readAdmitted(ctx, admitted.value.fileId));
    expect(stranger).toMatchObject({ value: { ok: false, fault: { code: 'not_found' } } });
  }
});

test('files that lie, are two things at once, can act, or bear a mark of secrecy are refused with a sentence', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const hugePng = Buffer.from(PNG);
  hugePng.writeUInt32BE(60_000, 16);
  hugePng.writeUInt32BE(60_000, 20);
  const hostile: [string, string, Uint8Array][] = [
    ['empty', 'a.txt', new Uint8Array()],
    ['svg', 'a.svg', strToU8(svg)],
    ['svg as text', 'a.txt', strToU8(`\n \n${svg}`)],
    ['svg behind a prolog', 'a.txt', strToU8(`<?xml version="1.0"?>${svg}`)],
    ['html', 'a.txt', strToU8('<!DOCTYPE html><p>x')],
    ['html as pdf', 'a.pdf', strToU8('<html>%PDF-1.7 %%EOF')],
    ['html after words', 'a.txt', strToU8('xin chào <script>alert(1)</script>')],
    ['rtf', 'a.txt', strToU8('{\\rtf1 x}')],
    ['pdf named docx', 'a.docx', PDF],
    ['text named pdf', 'a.pdf', strToU8('xin chào')],
    ['cut pdf', 'a.pdf', PDF.subarray(0, 20)],
    ['pdf with script', 'a.pdf', bytesOf('%PDF-1.7\n<</JS (app.alert(1))>>\n%%EOF')],
    ['pdf and zip', 'a.pdf', Buffer.concat([PDF, zip({ a: 'b' }), bytesOf('%%EOF')])],
    ['zip and more', 'a.docx', Buffer.concat([docx('x'), strToU8('tail')])],
    ['macro', 'a.docx', docx('x', { 'word/vbaProject.bin': 'x' })],
    [
      'macro by type',
      'a.docx',
      docx('x', {
        '[Content_Types].xml': '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      }),
    ],
    ['embedded object', 'a.docx', docx('x', { 'word/embeddings/oleObject1.bin': 'x' })],
    ['path out', 'a.docx', docx('x', { '../../etc/passwd': 'x' })],
    ['plain zip', 'a.zip', zip({ 'a.txt': 'x' })],
    ['cut png', 'a.png', PNG.subarray(0, 60)],
    ['png and more', 'a.png', Buffer.concat([PNG, strToU8('<script>')])],
    ['pixel flood', 'a.png', hugePng],
    ['cut jpeg', 'a.jpg', JPEG.subarray(0, 30)],
    ['program', 'a.txt', bytesOf('\x7fELF\x02\x01\x01\0')],
    ['not utf-8', 'a.txt', Uint8Array.from([0x58, 0xff, 0xfe])],
    ['mật', 'a.txt', strToU8('ĐẢNG BỘ PHƯỜNG\nMẬT\nBáo cáo')],
    ['tối mật in a cell', 'a.csv', strToU8('a,"TỐI  MẬT",b')],
    ['tuyệt mật, decomposed', 'a.txt', strToU8('*TUYỆT MẬT*'.normalize('NFD'))],
    ['độ mật', 'a.txt', strToU8('Độ mật: tối mật')],
    ['mật in docx', 'a.docx', docx('MẬT')],
    ['mật in xlsx', 'a.xlsx', xlsx('TỐI MẬT')],
  ];
  for (const [what, name, bytes] of hostile) {
    const outcome = await admit({ name, bytes });
    expect([what, outcome.ok]).toEqual([what, false]);
    expect(outcome).toMatchObject({
      fault: { code: 'invalid', fields: { file: expect.stringMatching(/[\p{L} ]{8}/u) as string } },
    });
  }
  expect(await readdir(join(house.app.settings.dataFolder, 'files'))).toEqual([]);
  console.log(`${String(hostile.length)} hostile files, all refused, nothing stored`);
});

test('words that only sound secret are taken: bảo mật, bí mật, MẬT ONG', async () => {
  const text = 'Về bảo mật\nBÍ MẬT nhà nước là gì\nMẬT ONG rừng\nmật';
  expect((await admit({ bytes: strToU8(text) })).ok).toBe(true);
});

test('a door takes only the kinds and the size it said', async () => {
  expect(await admit({ name: 'a.pdf', bytes: PDF, allow: ['png', 'jpeg'] })).toMatchObject({
    fault: { fields: { file: 'Chỉ nhận tệp png, jpg, jpeg.' } },
  });
  expect((await admit({ bytes: new Uint8Array(1024 * 1024 + 1).fill(65), maxBytes: 1024 * 1024 })).ok).toBe(false);
});

test('no name leads out of the store or across a line, whatever it is', async () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('../../etc/passwd', 'C:\\x', '\u202Etxt.exe', '.', '', 'a\r\nb', 'x'.repeat(300)),
  );
  await fc.assert(
    fc.asyncProperty(wild, async (stem) => {
      const admitted = await admit({ name: `${stem.replace(/[\0\uD800-\uDFFF]/g, '')}.txt` });
      if (!admitted.ok) return;
      expect(admitted.value.name).toMatch(/^[^/\\\p{C}\p{Zl}\p{Zp}"<>]{1,141}\.(txt|csv|tsv|json)$/u);
    }),
    { numRuns: 100 },
  );
});

test('stored bytes that were changed are refused at reading, and healed by the same file sent again', async () => {
  const bytes = strToU8('nguyên vẹn');
  const admitted = await admit({ bytes });
  if (!admitted.ok) throw new Error('refused');
  const { sha256, fileId } = admitted.value;
  const path = join(house.app.settings.dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await writeFile(path, 'bị sửa');
  const read = () => withCtx(house.tenantId, (ctx) => readAdmitted(ctx, fileId));
  expect(await read()).toMatchObject({ value: { ok: false, fault: { code: 'unavailable' } } });
  expect((await admit({ bytes })).ok).toBe(true);
  expect(await read()).toMatchObject({ value: { ok: true } });
});
