import { openPdfWriter, writeDocx } from '@guong/paper';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { inWords, readSaid } from '../../../kernel/index.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../../testing/founded-house.ts';
import { pdfWith } from '../../../testing/pdf-with.ts';
import { chainIn, registerIn } from '../../../testing/register.ts';
import { samplePaper } from '../../../testing/sample-paper.ts';
import { smallPdf } from '../../../testing/small-pdf.ts';
import { perform } from '../../../usecase/index.ts';
import { document, readStoredJob } from '../index.ts';

let house: FoundedHouse;
let documentId: string;
beforeEach(async () => {
  house = await foundedHouse();
  [documentId] = await chainIn(house, await registerIn(house));
});
const attach = (bytes: Uint8Array, fileName: string) => {
  house.clock.advance(1);
  return perform(house.app, house.office, document.attach, {
    ...{ documentId, kind: 'original', isPlain: true },
    file: { fileName, mediaType: 'application/octet-stream', bytes },
  });
};
const files = async () => valueOf(await perform(house.app, house.office, document.one, { documentId })).attachments;
const found = async (query: string) =>
  valueOf(await perform(house.app, house.office, document.find, { query })).documents.map(({ symbol }) => symbol);
async function printed(paragraphs: readonly string[]): Promise<Uint8Array> {
  const writer = openPdfWriter();
  const pdf = await writer.writePdf(samplePaper(paragraphs));
  await writer.close();
  if (!pdf.ok) throw new Error('not written');
  return pdf.value;
}

test('a document is found by a word of its PDF, typed without diacritics; each file says how far it is known', async () => {
  valueOf(await attach(await printed(['Tổ chức đêm hội đèn kéo quân ở nhà văn hóa']), 'van-ban.pdf'));
  valueOf(await attach(pdfWith({}), 'ban-chup.pdf'));
  expect(await found('den keo quan')).toEqual(['24-CT/TU']);
  expect(await files()).toMatchObject([
    { reading: 'whole', pagesRead: 1, hasText: true, isSigned: false },
    { reading: 'picture', pagesRead: 1, hasText: false },
  ]);
  valueOf(await attach(smallPdf('lam them giay to'), 'phu-luc.pdf'));
  expect([await found('đèn kéo quân'), await found('giay to')]).toEqual([['24-CT/TU'], ['24-CT/TU']]);
});

test('a mark of secrecy in a PDF is refused wherever it stands, and nothing is kept', async () => {
  const lines = Array.from({ length: 70 }, (_, n) => `Dòng thứ ${String(n)} của văn bản`);
  for (const paragraphs of [
    ['TUYỆT MẬT', 'nội dung'],
    [...lines, 'TỐI MẬT', 'nội dung'],
  ]) {
    expect(await attach(await printed(paragraphs), 'van-ban.pdf')).toMatchObject({ fault: { code: 'invalid' } });
  }
  expect(await files()).toEqual([]);
});

test('what was stored before is read by the job, once, with its count; a mark found then is said and its words are not', async () => {
  for (const [name, bytes] of [
    ['mot.pdf', smallPdf('chuyen de mua xuan')],
    ['hai.docx', await writeDocx(samplePaper(['Lễ hội đua thuyền']))],
    ['ba.pdf', smallPdf('thay bang ban co dau')],
  ] as const) {
    valueOf(await attach(bytes, name));
  }
  const marked = await house.app.files.put(await printed(['TUYỆT MẬT', 'khoản sáu mươi']));
  await sql`update platform.file set sha256 = ${marked.sha256} where name = 'ba.pdf'`.execute(house.ownerDb);
  await sql`update document.attachment set reading = null, pages_read = null, has_text = false`.execute(house.ownerDb);
  await sql`delete from document.word where place = 'text'`.execute(house.ownerDb);
  await sql`delete from document.attachment_words`.execute(house.ownerDb);
  expect(await found('mua xuan')).toEqual([]);
  const daily = () => perform(house.app, house.system, document.readStored, {});
  expect(valueOf(await daily())).toMatchObject({ left: 2, read: { reading: 'whole' } });
  expect(await house.runJobs([readStoredJob])).toBe(1);
  expect((await files()).map(({ reading }) => reading)).toEqual(['whole', 'whole', 'marked']);
  expect([await found('mua xuan'), await found('dua thuyen')]).toEqual([['24-CT/TU'], ['24-CT/TU']]);
  expect(await found('khoan sau muoi')).toEqual([]);
  expect(valueOf(await daily())).toEqual({ left: 0, read: null });
  const { rows } = await sql<{ message: string; done: number }>`select message, done from platform.job
    where name = 'document.readStored'`.execute(house.ownerDb);
  expect(rows.map(({ message, done }) => [inWords(readSaid(message)), done])).toEqual([['Đã đọc 2 tệp đã lưu.', 2]]);
  expect(await perform(house.app, house.office, document.readStored, {})).toMatchObject({
    fault: { code: 'forbidden' },
  });
});
