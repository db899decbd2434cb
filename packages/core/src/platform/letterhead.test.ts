import { expect, test } from 'vitest';
import { familyOf, letterheadOf } from './letterhead.ts';

test("a people's committee writes in the state layout, a Party committee and its bodies in the Party layout", () => {
  for (const state of ['Ủy ban nhân dân phường Hoa Gạo', 'UBND phường Hoa Gạo', 'Uỷ ban nhân dân xã', 'HĐND phường']) {
    expect([state, familyOf(state)]).toEqual([state, 'state']);
  }
  for (const party of ['Đảng bộ phường Hoa Gạo', 'Ủy ban kiểm tra Đảng ủy', 'Đảng ủy Ủy ban nhân dân phường']) {
    expect([party, familyOf(party)]).toEqual([party, 'party']);
  }
});

test('names stand in capitals with their marks, the day in words of Ha Noi', () => {
  const at = new Date('2026-11-21T18:00:00Z');
  const head = { superior: 'Thành ủy Sông Hồng', issuer: 'Đảng bộ phường Hoa Gạo', number: '', symbol: 'DS/ĐU' };
  expect(letterheadOf({ ...head, place: 'Hoa Gạo', at })).toMatchObject({
    family: 'party',
    superior: 'THÀNH ỦY SÔNG HỒNG',
    issuer: 'ĐẢNG BỘ PHƯỜNG HOA GẠO',
    placeAndDate: 'Hoa Gạo, ngày 22 tháng 11 năm 2026',
  });
});
