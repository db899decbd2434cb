import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Font, PDFDocument } from 'mupdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holderOf, pemOf, signPdf, type Holder } from '../../testing/sign-pdf.ts';
import { checkSignedPdf } from './check-signed-pdf.ts';

const AT = new Date('2026-11-22T02:00:00Z');
let folder: string;
let trusted: string;
let ca: Holder;
let chair: Holder;
let secretary: Holder;
let printed: Uint8Array;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guong-sign-'));
  trusted = join(folder, 'trusted');
  await mkdir(trusted);
  ca = await holderOf({ name: 'CA Hoa Gạo', algorithm: 'RSA' });
  chair = await holderOf({ name: 'Trần Thị Chủ Tọa', by: ca, algorithm: 'RSA' });
  secretary = await holderOf({ name: 'Lê Văn Thư Ký', by: ca });
  await writeFile(join(trusted, 'ca.pem'), pemOf(ca));
  await writeFile(join(trusted, 'readme.txt'), 'không phải chứng thư');
  printed = paper('Co mat 57/60');
});
afterAll(() => rm(folder, { recursive: true }));

/** One page that says something. */
function paper(words: string): Uint8Array {
  const document = new PDFDocument();
  const font = document.addSimpleFont(new Font('Helvetica'));
  const resources = document.addObject({ Font: { F1: font } });
  const page = document.addPage([0, 0, 300, 200], 0, resources, `BT /F1 18 Tf 20 100 Td (${words}) Tj ET`);
  document.insertPage(-1, page);
  return document.saveToBuffer('').asUint8Array().slice();
}

const checked = async (bytes: Uint8Array, more: { now?: Date; authorityFolder?: string } = {}) => {
  const found = await checkSignedPdf({
    ...{ bytes: new Uint8Array(bytes), printed, now: AT, authorityFolder: trusted },
    ...more,
  });
  return found.ok ? found.value : JSON.stringify(found.fault);
};

test('a signature by RSA and one by ECDSA over the first are found, with signer, issuer and hour', async () => {
  const first = await signPdf(printed, chair, AT);
  expect(await checked(first)).toMatchObject([
    { signer: 'Trần Thị Chủ Tọa', issuer: 'CA Hoa Gạo', signedAt: AT, isIssuerTrusted: true },
  ]);
  const both = await signPdf(first, secretary, AT);
  expect(await checked(both)).toMatchObject([{ signer: 'Trần Thị Chủ Tọa' }, { signer: 'Lê Văn Thư Ký' }]);
});

test('without trusted authorities the signature is right and its issuer unknown; with others it is refused', async () => {
  const signed = await signPdf(printed, chair, AT);
  const none = await checked(signed, { authorityFolder: join(folder, 'nowhere') });
  expect(none).toMatchObject([{ signer: 'Trần Thị Chủ Tọa', isIssuerTrusted: false }]);
  const stranger = await holderOf({ name: 'CA Hoa Gạo' });
  const forged = await holderOf({ name: 'Trần Thị Chủ Tọa', by: stranger });
  expect(await checked(await signPdf(printed, forged, AT))).toContain('không có trong danh sách được tin cậy');
});

test('one changed byte anywhere in what is signed is found: 60 places, none passes', async () => {
  const signed = await signPdf(printed, secretary, AT);
  const gap = Buffer.from(signed).indexOf('/Contents <');
  const after = Buffer.from(signed).indexOf('>', gap);
  const covered = [...signed.keys()].filter((at) => at < gap || at > after);
  let refused = 0;
  for (let n = 0; n < 60; n += 1) {
    const at = covered[Math.floor((n * covered.length) / 60)] ?? 0;
    const bytes = signed.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(typeof (await checked(bytes))).toBe('string');
    refused += 1;
  }
  console.log(`${String(refused)} changed bytes, none passed`);
});

test('refused with its reason: another paper, no signature, an end that nobody signed, a wrong hour, an expired certificate', async () => {
  const signed = await signPdf(printed, chair, AT);
  expect(await checked(await signPdf(paper('Co mat 59/60'), chair, AT))).toContain('không phải đúng bản PDF');
  expect(await checked(printed)).toContain('không có chữ ký số');
  const longer = Buffer.concat([signed, Buffer.from('\n91000 0 obj\n<< >>\nendobj\n')]);
  expect(await checked(longer)).toContain('không phủ hết tệp');
  expect(await checked(signed.slice(0, -1))).toContain('bị hỏng');
  const tomorrow = new Date(AT.getTime() + 86_400_000);
  expect(await checked(await signPdf(printed, chair, tomorrow))).toContain('ở sau giờ máy chủ');
  const old = await holderOf({ name: 'Hết Hạn', by: ca, from: '2020-01-01', to: '2021-01-01' });
  expect(await checked(await signPdf(printed, old, AT))).toContain('không có hiệu lực lúc ký');
});

test('an update that changes what the page shows is refused although every byte of the paper is still there', async () => {
  const document = PDFDocument.openDocument(printed, 'application/pdf').asPDF();
  const page = document?.findPage(0);
  page?.put('Contents', document?.addStream('BT /F1 18 Tf 20 100 Td (Co mat 60/60) Tj ET', {}) ?? null);
  const altered = document?.saveToBuffer('incremental').asUint8Array().slice() ?? printed;
  expect(Buffer.from(altered.subarray(0, printed.length)).equals(printed)).toBe(true);
  expect(await checked(await signPdf(altered, chair, AT))).toContain('làm đổi nội dung hiển thị');
});
