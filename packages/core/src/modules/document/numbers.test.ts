import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { foundedHouse, valueOf, type FoundedHouse } from '../../testing/founded-house.ts';
import { chainIn, registerIn, type Register } from '../../testing/register.ts';
import { perform } from '../../usecase/index.ts';
import { document } from './index.ts';
import { seriesOf } from './series.ts';

let house: FoundedHouse;
let register: Register;
beforeEach(async () => {
  house = await foundedHouse();
  register = await registerIn(house);
});
const openTerm = (fromOn: string, toOn?: string) =>
  perform(house.app, house.office, document.openTerm, { issuerId: register.own, name: fromOn, fromOn, toOn });
const next = async (onDay: string, type = 'KH') =>
  valueOf(await perform(house.app, house.office, document.nextNumber, { issuerId: register.own, type, onDay }));
const enter = (symbol: string, issuedOn: string) =>
  perform(house.app, house.office, document.register, {
    issuerId: register.own,
    symbol,
    issuedOn,
    title: `Văn bản ${symbol}`,
    isPlain: true,
  });

test('numbers run by type and term from 01; a gap is no error; without a term nothing is proposed', async () => {
  expect(await next('2024-01-01')).toEqual({ symbol: null, highest: 0 });
  valueOf(await openTerm('2020-06-01', '2025-06-01'));
  valueOf(await openTerm('2025-06-01'));
  expect((await next('2024-01-01')).symbol).toBe('01-KH/ĐU');
  valueOf(await enter('195-KH/ĐU', '2023-08-31'));
  expect((await next('2024-01-01')).symbol).toBe('196-KH/ĐU');
  expect((await next('2024-01-01', 'HD')).symbol).toBe('01-HD/ĐU');
  expect((await next('2025-06-01')).symbol).toBe('01-KH/ĐU');
  expect((await enter('07-KH/ĐU', '2023-09-01')).ok).toBe(true);
  expect((await enter('195-KH/ĐU', '2025-07-01')).ok).toBe(true);
});

test('within a term a number stands once, whatever the day', async () => {
  valueOf(await openTerm('2020-06-01'));
  valueOf(await enter('195-KH/ĐU', '2023-08-31'));
  expect(await enter('195-KH/ĐU', '2024-02-02')).toMatchObject({ ok: false, fault: { code: 'invalid' } });
  expect((await enter('195a-KH/ĐU', '2024-02-02')).ok).toBe(true);
});

test('opening a term takes earlier documents in, and names two that share a number; closing lets later ones go', async () => {
  valueOf(await enter('10-KH/ĐU', '2024-01-01'));
  const twin = valueOf(await enter('10-KH/ĐU', '2024-02-01')).id;
  expect(await openTerm('2023-01-01')).toMatchObject({
    ok: false,
    fault: { code: 'conflict', reason: expect.stringContaining('10-KH/ĐU') },
  });
  const right = { documentId: twin, symbol: '11-KH/ĐU', reason: 'gõ nhầm số văn bản' };
  valueOf(await perform(house.app, house.office, document.correct, right));
  const { id: termId } = valueOf(await openTerm('2023-01-01'));
  expect((await next('2024-03-01')).symbol).toBe('12-KH/ĐU');
  const close = { termId, toOn: '2024-01-15', reason: 'đại hội sớm hơn' };
  valueOf(await perform(house.app, house.office, document.closeTerm, close));
  expect((await next('2024-01-10')).symbol).toBe('11-KH/ĐU');
  expect((await next('2024-03-01')).symbol).toBeNull();
  expect(await openTerm('2024-01-10')).toMatchObject({ ok: false, fault: { code: 'invalid' } });
});

test(
  'CON-1: many officers take the next number at once: one has it, each of the others is told who bears it',
  {
    timeout: 900_000,
  },
  async () => {
    valueOf(await openTerm('2020-06-01'));
    // The size of the catalogue: GUONG_NUMBERS=100x50.
    const [rounds = 5, at = 8] = (process.env['GUONG_NUMBERS'] ?? '5x8').split('x').map(Number);
    for (let round = 1; round <= rounds; round += 1) {
      const { symbol } = await next('2024-01-01');
      const tries = await Promise.all(Array.from({ length: at }, () => enter(symbol ?? '', '2024-01-01')));
      expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
      for (const refused of tries.filter(({ ok }) => !ok)) {
        expect(refused).toMatchObject({ fault: { fields: { symbol: expect.stringContaining('Số này đã đăng ký') } } });
      }
    }
    console.log(`CON-1 number: ${String(rounds * at)} tries, ${String(rounds)} numbers`);
  },
);

test('a correction keeps what stood before with its reason, and may not contradict a link', async () => {
  const [directive, above] = await chainIn(house, register);
  const correct = (more: object) => {
    const change = { documentId: directive, reason: 'nhập nhầm ngày ban hành', ...more };
    return perform(house.app, house.office, document.correct, change);
  };
  expect(await correct({ issuedOn: '2023-08-25' })).toMatchObject({
    fault: { fields: { issuedOn: expect.stringContaining('186-KH/QU') } },
  });
  valueOf(await correct({ issuedOn: '2023-08-06', expiresOn: '2026-01-01', revision: 1 }));
  expect(await correct({ title: 'Khác', revision: 1 })).toMatchObject({ fault: { code: 'conflict' } });
  const read = async () => valueOf(await perform(house.app, house.office, document.one, { documentId: directive }));
  const seen = await read();
  expect(seen).toMatchObject({ issuedOn: '2023-08-06', effectiveOn: '2023-08-06', validity: 'expired', revision: 2 });
  expect(seen.corrections).toMatchObject([{ reason: 'nhập nhầm ngày ban hành' }]);
  expect(JSON.parse(seen.corrections[0]?.before ?? '{}')).toMatchObject({ issued_on: '2023-08-07' });
  valueOf(await correct({ isOpenEnded: true }));
  expect(await read()).toMatchObject({ validity: 'in_force', expiresOn: null });
  expect(valueOf(await perform(house.app, house.office, document.one, { documentId: above })).up).toMatchObject([
    { lagDays: 14 },
  ]);
});

test('a day belongs to one series, whatever the terms', () => {
  const day = fc.integer({ min: 0, max: 9 }).map((n) => `202${String(n)}-01-01`);
  fc.assert(
    fc.property(day, day, day, (fromOn, toOn, issuedOn) => {
      const series = seriesOf({ style: 'party', issuedOn }, [{ termId: 't', fromOn, toOn }]);
      expect(series).toBe(fromOn <= issuedOn && issuedOn < toOn ? 'term:t' : `day:${issuedOn}`);
      expect(seriesOf({ style: 'state', issuedOn }, [])).toBe(`year:${issuedOn.slice(0, 4)}`);
    }),
  );
});
