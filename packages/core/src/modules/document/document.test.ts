import { beforeEach, expect, test } from 'vitest';
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
const paper = (more: object = {}) => ({
  issuerId: register.own,
  symbol: '195-KH/ĐU',
  issuedOn: '2023-08-31',
  title: 'Triển khai Kế hoạch 186',
  isPlain: true,
  ...more,
});
const enter = (more: object = {}, actor: Actor = house.office) =>
  perform(house.app, actor, document.register, paper(more));
const seen = async (documentId: string, actor: Actor = house.office) =>
  valueOf(await perform(house.app, actor, document.one, { documentId }));
const symbolsFor = async (asked: object, actor: Actor = house.office) =>
  valueOf(await perform(house.app, actor, document.find, asked)).documents.map(({ symbol }) => symbol);
const messageOf = async (made: ReturnType<typeof enter>, field = 'symbol'): Promise<string> => {
  const result = await made;
  return result.ok || result.fault.code !== 'invalid' ? JSON.stringify(result) : (result.fault.fields[field] ?? '');
};

test('a document is registered, found and read with its links up and down and the days between', async () => {
  const [directive, above, below] = await chainIn(house, register);
  expect(await symbolsFor({ query: '186-kh/qu' })).toEqual(['186-KH/QU']);
  const middle = await seen(above);
  expect(middle.up).toMatchObject([{ documentId: directive, symbol: '24-CT/TU', kind: 'implements', lagDays: 13 }]);
  expect(middle.down).toMatchObject([{ documentId: below, symbol: '195-KH/ĐU', kind: 'implements', lagDays: 11 }]);
  expect(await symbolsFor({})).toEqual(['195-KH/ĐU', '186-KH/QU', '24-CT/TU']);
});

test('the symbol is read as offices type it, and must be one of the body that is named', async () => {
  const id = valueOf(await enter({ symbol: 'Kế hoạch số: 195 – kh / ĐU' })).id;
  expect((await seen(id)).symbol).toBe('195-KH/ĐU');
  expect(await messageOf(enter({ symbol: '196-KH/QU' }))).toBe(
    'Ký hiệu ghi QU, mà Đảng ủy phường Hoa Gạo ký hiệu là ĐU',
  );
  expect(await messageOf(enter({ symbol: 'không số' }))).not.toBe('');
});

test('the same identity a second time is refused and names the document that bears it, and the next number', async () => {
  valueOf(await enter());
  const said = await messageOf(enter({ symbol: '195-kh/đu', title: 'Văn bản khác' }));
  expect(said).toContain('195-KH/ĐU ngày 31/08/2023, “Triển khai Kế hoạch 186”');
  expect(said).toContain('196-KH/ĐU');
});

test('bodies with the same code keep their numbers apart', async () => {
  valueOf(await enter());
  const other = { code: 'ĐU', name: 'Đảng ủy phường Bến Đò' };
  const issuerId = valueOf(await perform(house.app, house.office, document.addIssuer, other)).id;
  expect((await enter({ issuerId })).ok).toBe(true);
});

test('a mark of secrecy in any text is refused, and so is whoever has not looked', async () => {
  expect(await messageOf(enter({ title: 'TỐI MẬT' }), 'title')).toContain('mật');
  expect(await messageOf(enter({ signer: 'Độ mật: Tối mật' }), 'signer')).toContain('mật');
  expect(await messageOf(enter({ isPlain: false }), 'isPlain')).toContain('không mang dấu');
  expect(await symbolsFor({})).toEqual([]);
});

test('holders of posts read internal documents, everybody signed in the public ones, the administrator no more than that', async () => {
  const [directive, above] = await chainIn(house, register);
  const voter: Actor = { ...house.actorWith([]), holdings: [] };
  for (const reader of [voter, house.actorWith(['operate'])]) {
    expect(await symbolsFor({}, reader)).toEqual(['24-CT/TU']);
    expect((await perform(house.app, reader, document.one, { documentId: above })).ok).toBe(false);
    expect((await seen(directive, reader)).down).toEqual([]);
  }
  expect(await symbolsFor({}, house.actorWith([]))).toHaveLength(3);
  expect(await enter({}, house.leader)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
});

test('a link to a later document, to itself, or twice is refused; a circle of one day too', async () => {
  const [directive, above] = await chainIn(house, register);
  const link = (fromId: string, toId: string, kind = 'implements') =>
    perform(house.app, house.office, document.link, { fromId, toId, kind });
  expect(await messageOf(link(directive, above) as never, 'toId')).toContain('ban hành sau');
  expect((await link(above, above)).ok).toBe(false);
  expect(await link(above, directive)).toMatchObject({ ok: false, fault: { code: 'conflict' } });
  const day = { issuedOn: '2024-01-05' };
  const [a, b, c] = [
    await register.enter(register.own, '01-KH/ĐU', day),
    await register.enter(register.own, '02-KH/ĐU', day),
    await register.enter(register.own, '03-KH/ĐU', day),
  ];
  valueOf(await link(a, b));
  valueOf(await link(b, c));
  expect(await messageOf(link(c, a) as never, 'toId')).toContain('khép thành vòng');
  expect((await link(c, a, 'cites')).ok).toBe(true);
});

test('a document replaced, amended or revoked says so, and no longer once the link is withdrawn', async () => {
  const old = await register.enter(register.own, '01-QC/ĐU', { issuedOn: '2024-01-05' });
  const newer = await register.enter(register.own, '02-QC/ĐU', { issuedOn: '2025-01-05' });
  const late = await register.enter(register.own, '03-QĐ/ĐU', { issuedOn: '2025-02-05', effectiveOn: '2027-01-01' });
  const link = async (fromId: string, kind: string) =>
    valueOf(await perform(house.app, house.office, document.link, { fromId, toId: old, kind })).id;
  await link(late, 'revokes');
  expect((await seen(old)).validity).toBe('in_force');
  await link(newer, 'amends');
  expect((await seen(old)).validity).toBe('amended');
  const replacing = await link(newer, 'replaces');
  expect((await seen(old)).validity).toBe('superseded');
  const listed = valueOf(await perform(house.app, house.office, document.find, { query: '01-QC/ĐU' })).documents;
  expect(listed.map(({ validity }) => validity)).toEqual(['superseded']);
  const wrong = { linkId: replacing, reason: 'ghi nhầm liên kết' };
  valueOf(await perform(house.app, house.office, document.withdrawLink, wrong));
  expect((await seen(old)).validity).toBe('amended');
  expect((await seen(late)).validity).toBe('not_yet');
  house.clock.set('2027-01-02T02:00:00Z');
  expect((await seen(old)).validity).toBe('revoked');
});
