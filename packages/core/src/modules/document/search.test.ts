import { zipSync } from 'fflate';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { foldedWords, soughtWords } from '@guong/vietnamese';
import { zipEntries, zipOf } from '../../platform/upload/zip-entries.ts';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { chainIn, registerIn, type Register } from '../../testing/register.ts';
import { perform, type Actor } from '../../usecase/index.ts';
import { document } from './index.ts';

let house: FoundedHouse;
let register: Register;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
});
const found = async (query: string, actor: Actor = house.office) =>
  valueOf(await perform(house.app, actor, document.find, { query }));
const symbols = async (query: string) => (await found(query)).documents.map(({ symbol }) => symbol);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const docx = (paragraphs: readonly string[], more: Readonly<Record<string, Uint8Array>> = {}) => {
  const body = paragraphs.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  const parts = {
    '[Content_Types].xml': text('<Types/>'),
    'word/document.xml': text(`<w:document>${body}</w:document>`),
  };
  // As the house would write it down: what is stored is then what was sent.
  return zipOf(zipEntries(zipSync({ ...parts, ...more })) ?? []);
};
const attach = (documentId: string, bytes: Uint8Array, fileName = 'van-ban.docx') => {
  const file = { fileName, mediaType: 'application/octet-stream', bytes };
  const wanted = { documentId, kind: 'original', file, isPlain: true };
  return perform(house.app, house.office, document.attach, wanted);
};

test('exact spelling first, then the other tone placement, then without diacritics, then words apart', async () => {
  const day = { issuedOn: '2024-01-05' };
  const enter = (symbol: string, title: string) => register.enter(register.own, symbol, { ...day, title });
  await enter('01-KH/ĐU', 'Mua uy tín');
  await enter('02-KH/ĐU', 'Củng cố uỷ ban');
  await enter('03-KH/ĐU', 'Củng cố ủy ban');
  await enter('04-KH/ĐU', 'Ban về việc ủy');
  expect(await symbols('ủy ban')).toEqual(['03-KH/ĐU', '02-KH/ĐU', '04-KH/ĐU']);
  expect((await symbols('uy')).length).toBe(4);
  expect(await symbols('uy ba')).toEqual(expect.arrayContaining(['03-KH/ĐU', '02-KH/ĐU']));
  expect(await symbols('4-kh/đu')).toEqual(['04-KH/ĐU']);
  expect(await symbols('%_')).toEqual([]);
});

test('a document is found by the name of its type and its number, as people say it', async () => {
  const day = { issuedOn: '2024-01-05' };
  for (const symbol of ['77-KH/ĐU', '77-BC/ĐU', '78-KH/ĐU'])
    await register.enter(register.own, symbol, { ...day, title: 'Về công tác năm' });
  await register.enter(register.own, '05-TB/ĐU', { ...day, title: 'Góp ý kế hoạch 77 của quận' });
  expect((await symbols('kế hoạch 77')).sort()).toEqual(['05-TB/ĐU', '77-KH/ĐU']);
  expect(await symbols('bao cao 77')).toEqual(['77-BC/ĐU']);
  expect((await symbols('ke hoach')).sort()).toEqual(['05-TB/ĐU', '77-KH/ĐU', '78-KH/ĐU']);
  expect(await symbols('nghị quyết 77')).toEqual([]);
});

test('a document is found by another name, and no longer once the name is withdrawn', async () => {
  const [directive] = await chainIn(house, register);
  const named = { documentId: directive, alias: 'Chỉ thị bốn tốt' };
  valueOf(await perform(house.app, house.office, document.addAlias, named));
  expect((await perform(house.app, house.office, document.addAlias, named)).ok).toBe(false);
  expect((await symbols('chi thi bon tot'))[0]).toBe('24-CT/TU');
  const wrong = { ...named, reason: 'không ai gọi như vậy' };
  valueOf(await perform(house.app, house.office, document.withdrawAlias, wrong));
  expect(await symbols('chi thi bon tot')).toEqual([]);
  valueOf(await perform(house.app, house.office, document.addAlias, named));
  expect(await symbols('chi thi bon tot')).toEqual(['24-CT/TU']);
});

test('the words of a DOCX are found; a withdrawn file is found no more; the bytes come back as they were', async () => {
  const [directive, above] = await chainIn(house, register);
  const bytes = docx(['Điều 1. Công khai lịch tiếp công dân &amp; kết quả', 'Điều 2.']);
  const { id: attachmentId } = valueOf(await attach(directive, bytes));
  expect(await symbols('lich tiep cong dan')).toEqual(['24-CT/TU']);
  const asked = { documentId: directive, attachmentId };
  const file = valueOf(await perform(house.app, house.office, document.attachment, asked));
  expect(file.fileName).toMatch(/^24-ct-tu-[0-9a-f]{8}\.docx$/);
  expect(Buffer.from(file.bytes).equals(Buffer.from(bytes))).toBe(true);
  const elsewhere = { documentId: above, attachmentId };
  expect((await perform(house.app, house.office, document.attachment, elsewhere)).ok).toBe(false);
  const wrong = { ...asked, reason: 'gắn nhầm văn bản khác' };
  valueOf(await perform(house.app, house.office, document.withdrawAttachment, wrong));
  expect(await symbols('lich tiep cong dan')).toEqual([]);
  expect((await perform(house.app, house.office, document.attachment, asked)).ok).toBe(false);
});

test('a file with a mark of secrecy is refused, wherever the mark stands, and leaves no bytes', async () => {
  const [directive] = await chainIn(house, register);
  const long = Array.from({ length: 120 }, (_, n) => `Dòng ${String(n)}`);
  const header = { 'word/header1.xml': text('<w:hdr><w:p><w:r><w:t>TUYỆT MẬT</w:t></w:r></w:p></w:hdr>') };
  const tries = [
    await attach(directive, docx(['MẬT', 'Nội dung'])),
    await attach(directive, docx([...long, 'TỐI MẬT'])),
    await attach(directive, docx(long, header)),
    await attach(directive, docx(['Nội dung']), 'MẬT.docx'),
  ];
  expect(tries.map((one) => (one.ok ? 'taken' : one.fault.code))).toEqual(['invalid', 'invalid', 'invalid', 'invalid']);
  expect(valueOf(await perform(house.app, house.office, document.one, { documentId: directive })).attachments).toEqual(
    [],
  );
});

test('NUM: the count of a search is the number of its records, for every reader and every narrowing', async () => {
  const titles = ['ủy ban', 'uy tín', 'kế hoạch năm', 'hướng dẫn ủy ban'];
  for (const [n, title] of [...titles, ...titles].entries()) {
    const more = { issuedOn: `202${String(n % 4)}-03-05`, title, isPublic: n % 3 === 0 };
    await register.enter(register.own, `${String(n + 1)}-KH/ĐU`, more);
  }
  const voter: Actor = { ...house.actorWith([]), holdings: [] };
  const asked = fc.record({
    query: fc.constantFrom('', 'uy', 'ủy ban', 'ke hoach', 'kh', 'nam', 'khong'),
    year: fc.constantFrom('', '2021', '2023'),
    limit: fc.constant(200),
  });
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(asked, fc.constantFrom<Actor>(house.office, voter), async (wanted, actor) => {
      const { documents, total } = valueOf(await perform(house.app, actor, document.find, wanted));
      expect(new Set(documents.map(({ documentId }) => documentId)).size).toBe(total);
      const lines = await perform(house.app, actor, document.exportRegister, {
        query: wanted.query,
        year: wanted.year,
        format: 'csv',
      });
      expect(new TextDecoder().decode(valueOf(lines).bytes).trim().split('\r\n')).toHaveLength(total + 1);
      tried += 1;
    }),
    { numRuns: 40 },
  );
  console.log(`NUM register: ${String(tried)} searches, count = records`);
});

test('whatever word of a text is typed, its words are those that are stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      const sought = soughtWords(typed);
      const stored = foldedWords(typed);
      expect(stored.length > 0).toBe(sought !== undefined);
      const words = sought === undefined ? [] : [...sought.whole, sought.begun];
      expect(words.filter((word) => !stored.includes(word.slice(0, 60)))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
